/**
 * The form language: what a procedure asks, as data (`contract/modules/forms.yaml`), and the one reading of it that the
 * phone and the server share. Pure: `today` is a civil date (YYYY-MM-DD in Vietnam) that the caller brings.
 *
 * Answers lie under the id of their field; those of a repeated page are a list of such objects under the id of the page.
 * A path names one: `mother.nationality`, `members.0.name`. Answers may be anything at all: what does not fit is a fault,
 * nothing throws. A form must have passed `contract/formCheck.ts`; conditions look back only, so one pass reads it all.
 */
import { addDays, daysBetween, isCivilDate } from "./calendar.ts";
import { readIdentityNumber } from "./identityNumber.ts";
import { toNfc } from "./text.ts";
import type {
  BothLanguages,
  Condition,
  Form,
  FormCoDeclaration,
  FormDeclaration,
  FormDocument,
  FormField,
  FormPage,
  FormStop,
  Organisation,
} from "./types.ts";

export type Answers = Record<string, unknown>;
type Person = NonNullable<FormField["parts"]>;

/** A field that is asked now. */
export interface OpenField {
  field: FormField;
  /** Where its answer lies: `members.0.name`. */
  path: string;
  /** Undefined where it is not answered. */
  value: unknown;
  required: boolean;
  /** The citizen's own data may stand there already. */
  prefill: boolean;
}

/** A page that is open now. */
export interface OpenPage {
  page: FormPage;
  /** Its open fields: once, or once for each item of a repeated page (never fewer than its `min`). */
  items: OpenField[][];
}

export interface Fault {
  path: string;
  rule:
    | "required"
    | "type"
    | "minLength"
    | "maxLength"
    | "minimum"
    | "maximum"
    | "decimals"
    | "earliest"
    | "latest"
    | "option"
    | "minItems"
    | "maxItems"
    | "phone"
    | "email"
    | "identityNumber"
    | "identitySex"
    | "identityYear"
    | "taxCode"
    | "commune"
    | "country";
}

const both = (vi: string, en: string): BothLanguages => ({ vi, en });

const SEXES = [
  { value: "male", title: both("Nam", "Male") },
  { value: "female", title: both("Nữ", "Female") },
];

/** What can be asked of a person, in the order of official declarations; each is a field like any other. */
export const PERSON: Record<keyof Person, FormField> = {
  fullName: { id: "fullName", kind: "text", label: both("Họ và tên", "Full name"), max: 100 },
  birthDate: {
    id: "birthDate",
    kind: "date",
    label: both("Ngày sinh", "Date of birth"),
    earliest: "1900-01-01",
    latest: "today",
  },
  sex: { id: "sex", kind: "choice", label: both("Giới tính", "Sex"), options: SEXES },
  ethnicity: { id: "ethnicity", kind: "text", label: both("Dân tộc", "Ethnicity"), max: 40 },
  nationality: { id: "nationality", kind: "country", label: both("Quốc tịch", "Nationality") },
  identityNumber: {
    id: "identityNumber",
    kind: "identityNumber",
    label: both("Số định danh cá nhân", "Personal identification number"),
  },
  residence: { id: "residence", kind: "address", label: both("Nơi cư trú", "Place of residence") },
};

/** What an address is made of. Since July 2025 there are two levels of government: commune and province. */
export const ADDRESS: FormField[] = [
  {
    id: "place",
    kind: "choice",
    label: both("Ở đâu", "Where"),
    options: [
      { value: "here", title: both("Trong tỉnh", "In this province") },
      { value: "elsewhere", title: both("Nơi khác", "Elsewhere") },
    ],
  },
  { id: "commune", kind: "commune", label: both("Xã, phường", "Commune"), when: { field: "place", is: "here" } },
  { id: "words", kind: "text", label: both("Số nhà, đường, ấp hoặc khu phố", "House, street, hamlet"), max: 300 },
];

const own = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null && Object.prototype.hasOwnProperty.call(of, name)
    ? (of as Answers)[name]
    : undefined;

/** The answer at a path, or undefined. Of a part of a block, too: `mother.residence.commune`. */
export function valueOf(answers: unknown, path: string): unknown {
  return path.split(".").reduce(own, answers);
}

/** Whether a condition holds. @param see the answer at a path; undefined where there is none or its branch is closed */
export function holds(condition: Condition, see: (path: string) => unknown, today: string): boolean {
  if ("all" in condition) return condition.all.every((one) => holds(one, see, today));
  if ("any" in condition) return condition.any.some((one) => holds(one, see, today));
  if ("not" in condition) return !holds(condition.not, see, today);
  const value = see(condition.field);
  const among: unknown[] = Array.isArray(value) ? value : [value];
  if ("is" in condition) return among.indexOf(condition.is) >= 0;
  if ("in" in condition) return condition.in.some((one) => among.indexOf(one) >= 0);
  if ("above" in condition) return typeof value === "number" && value > condition.above;
  if ("below" in condition) return typeof value === "number" && value < condition.below;
  if (!isCivilDate(value)) return false;
  if ("olderThanDays" in condition) return daysBetween(value, today) > condition.olderThanDays;
  if ("ageBelow" in condition) return ageOn(value, today) < condition.ageBelow;
  return ageOn(value, today) >= condition.ageFrom;
}

/** Full years; who was born on 29 February is a year older on 1 March. */
function ageOn(born: string, today: string): number {
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0);
}

/** The letters of an answer; none of what is no text, number or yes. */
const lettersOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

const isAnswered = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !(typeof value === "string" && value.trim() === "") &&
  !(Array.isArray(value) && value.length === 0);

/** The fields a block is made of; none of any other field. */
function partsOf(field: FormField): FormField[] {
  if (field.kind === "address") return ADDRESS;
  const { parts } = field;
  if (field.kind !== "person" || !parts) return [];
  return (Object.keys(PERSON) as (keyof Person)[])
    .filter((part) => parts[part])
    .map((part) => ({ ...PERSON[part], required: parts[part] === "required" }));
}

/** The answer, as text is stored, without what no part of the field could hold; undefined where nothing is left. */
function kept(field: FormField, value: unknown): unknown {
  const parts = partsOf(field);
  if (field.kind === "note" || !isAnswered(value)) return undefined;
  if (typeof value === "string") return toNfc(value);
  if (parts.length === 0 || typeof value !== "object" || Array.isArray(value)) return value;
  const block: Answers = {};
  for (const part of parts) {
    if (part.when && !holds(part.when, (path) => own(block, path), "")) continue;
    const inner = kept(part, own(value, part.id));
    if (inner !== undefined) block[part.id] = inner;
  }
  return Object.keys(block).length > 0 ? block : undefined;
}

interface Reading {
  pages: OpenPage[];
  /** Of open fields only. */
  answers: Answers;
}

function read(form: Pick<Form, "pages">, answers: unknown, today: string): Reading {
  const all: Answers = {};
  const pages: OpenPage[] = [];
  for (const page of form.pages) {
    if (page.when && !holds(page.when, (path) => valueOf(all, path), today)) continue;
    const readItem = (given: unknown, into: Answers, at: string): OpenField[] => {
      const see = (path: string) => valueOf(into, path) ?? valueOf(all, path);
      const whether = (rule: boolean | Condition | undefined) =>
        typeof rule === "object" ? holds(rule, see, today) : rule === true;
      const fields: OpenField[] = [];
      for (const field of page.fields) {
        if (field.when && !holds(field.when, see, today)) continue;
        const value = kept(field, own(given, field.id));
        if (value !== undefined) into[field.id] = value;
        const { required, prefill } = field;
        fields.push({ field, path: at + field.id, value, required: whether(required), prefill: whether(prefill) });
      }
      return fields;
    };
    if (!page.repeat) {
      pages.push({ page, items: [readItem(answers, all, "")] });
      continue;
    }
    const given = own(answers, page.id);
    const list: unknown[] = Array.isArray(given) ? given : [];
    const into = list.map((): Answers => ({}));
    const items: OpenField[][] = [];
    for (let n = 0; n < Math.max(list.length, page.repeat.min); n++)
      items.push(readItem(list[n], into[n] ?? {}, `${page.id}.${n}.`));
    if (list.length > 0) all[page.id] = into;
    pages.push({ page, items });
  }
  return { pages, answers: all };
}

/** The pages to show, each with the fields that are asked, in order. */
export const openPages = (form: Pick<Form, "pages">, answers: unknown, today: string): OpenPage[] =>
  read(form, answers, today).pages;

/** All fields that are asked. */
export const openFields = (form: Pick<Form, "pages">, answers: unknown, today: string): OpenField[] =>
  fieldsOf(openPages(form, answers, today));

/** The answers without those on closed branches, and without what the form does not ask. Pruning twice changes nothing. */
export const prune = (form: Pick<Form, "pages">, answers: unknown, today: string): Answers =>
  read(form, answers, today).answers;

const fieldsOf = (pages: OpenPage[]): OpenField[] => pages.flatMap(({ items }) => items.flatMap((fields) => fields));

/**
 * A block as the plain fields it is made of, an address within a person, too; any other field is itself. In an optional
 * block nothing is required until something is answered.
 */
export function leavesOf(open: OpenField): OpenField[] {
  return partsOf(open.field).length === 0 ? [open] : openParts(open).flatMap(leavesOf);
}

function openParts(open: OpenField): OpenField[] {
  const asked = open.required || open.value !== undefined;
  return partsOf(open.field)
    .filter(({ when }) => !when || holds(when, (path) => own(open.value, path), ""))
    .map((field) => ({
      field,
      path: `${open.path}.${field.id}`,
      value: kept(field, own(open.value, field.id)),
      required: asked && field.required !== false,
      prefill: open.prefill,
    }));
}

export interface Circumstances {
  /** The day as of which all is read: ages, what is open, and from when on a date may be. */
  today: string;
  /** The day until when a date may be, where answers are given later than that: what happened meanwhile has a date, too. */
  givenOn?: string;
  /** Only this page's. */
  pageId?: string;
  /** Codes of the province's communes; without them any five digits are believed. */
  communes?: { has: (code: string) => boolean };
}

/** What is missing or cannot be, in the order of the form; empty: it can be sent, papers aside. */
export function faultsOf(form: Pick<Form, "pages">, answers: unknown, circumstances: Circumstances): Fault[] {
  return openPages(form, answers, circumstances.today)
    .filter(({ page }) => circumstances.pageId === undefined || page.id === circumstances.pageId)
    .flatMap((open) => faultsOfPage(open, answers, circumstances));
}

function faultsOfPage({ page, items }: OpenPage, answers: unknown, circumstances: Circumstances): Fault[] {
  const faults: Fault[] = [];
  if (page.repeat) {
    const given = own(answers, page.id);
    if (isAnswered(given) && !Array.isArray(given)) faults.push({ path: page.id, rule: "type" });
    if (items.length > page.repeat.max) faults.push({ path: page.id, rule: "maxItems" });
  }
  return faults.concat(...items.map((fields) => fields.flatMap((open) => faultsOfField(open, circumstances))));
}

function faultsOfField(open: OpenField, circumstances: Circumstances): Fault[] {
  const { field, path, value, required } = open;
  const isBlock = partsOf(field).length > 0;
  if (isBlock && value !== undefined && (typeof value !== "object" || Array.isArray(value)))
    return [{ path, rule: "type" }];
  if (isBlock)
    return leavesOf(open)
      .flatMap((leaf) => faultsOfField(leaf, circumstances))
      .concat(contradictions(open));
  const rule = value === undefined ? required && "required" : broken(field, value, circumstances);
  return rule ? [{ path, rule }] : [];
}

/** What the number of a person says against the birth date and sex beside it. */
function contradictions({ path, value }: OpenField): Fault[] {
  const number = readIdentityNumber(lettersOf(own(value, "identityNumber")));
  if (!number) return [];
  const [born, sex] = [own(value, "birthDate"), own(value, "sex")];
  const rule = (of: Fault["rule"]): Fault => ({ path: `${path}.identityNumber`, rule: of });
  if (isCivilDate(born) && Number(born.slice(0, 4)) !== number.yearOfBirth) return [rule("identityYear")];
  return sex !== undefined && sex !== number.sex ? [rule("identitySex")] : [];
}

/** Letters as people count them: code points of NFC, nothing around them. */
const lengthOf = (text: string): number => [...toNfc(text).trim()].length;

/**
 * Ten digits, three more for a dependent unit, or the twelve of a person (Luật Quản lý thuế; from July 2025). That the
 * tenth is a check digit is not confirmed by any text we have (domain.md §7), so none is refused for it.
 */
export const TAX_CODE = /^(\d{10}(-\d{3})?|\d{12})$/;

const PATTERNS = {
  phone: /^(0|84|\+84)[35789]\d{8}$/,
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  identityNumber: /^\d{12}$/,
  taxCode: TAX_CODE,
  commune: /^\d{5}$/,
  country: /^[A-Z]{2}$/,
};

/** The first rule an answer breaks. */
function broken(
  field: FormField,
  value: unknown,
  { today, givenOn = today, communes }: Circumstances,
): Fault["rule"] | undefined {
  const { kind, min = 0, max } = field;
  const options = (field.options || []).map((option) => option.value);
  switch (kind) {
    case "number":
    case "money": {
      if (typeof value !== "number" || !isFinite(value)) return "type";
      if (value < min) return "minimum";
      if (max !== undefined && value > max) return "maximum";
      const scaled = value * 10 ** (field.decimals || 0);
      return Math.abs(scaled - Math.round(scaled)) > 1e-6 ? "decimals" : undefined;
    }
    case "yesNo":
      return typeof value === "boolean" ? undefined : "type";
    case "choices": {
      if (!Array.isArray(value)) return "type";
      if (value.some((one, n) => options.indexOf(one as string) < 0 || value.indexOf(one) !== n)) return "option";
      if (value.length < min) return "minItems";
      return max !== undefined && value.length > max ? "maxItems" : undefined;
    }
    default:
  }
  if (typeof value !== "string") return "type";
  switch (kind) {
    case "text":
    case "longText":
      if (lengthOf(value) < min) return "minLength";
      return lengthOf(value) > (max ?? (kind === "text" ? 200 : 2000)) ? "maxLength" : undefined;
    case "choice":
      return options.indexOf(value) < 0 ? "option" : undefined;
    case "date":
      if (!isCivilDate(value)) return "type";
      if (field.earliest && value < dateOf(field.earliest, today)) return "earliest";
      return field.latest && value > dateOf(field.latest, givenOn) ? "latest" : undefined;
    case "phone":
      return PATTERNS.phone.test(value.replace(/[\s.()-]/g, "")) ? undefined : kind;
    case "commune":
      return PATTERNS.commune.test(value) && (!communes || communes.has(value)) ? undefined : kind;
    case "email":
    case "identityNumber":
    case "taxCode":
    case "country":
      return PATTERNS[kind].test(value.trim()) ? undefined : kind;
    default:
      return undefined; // a note has no answer, a block is its parts
  }
}

/** A limit as a civil date: `today`, `-60d`, or the date itself. */
export function dateOf(limit: string, today: string): string {
  if (limit === "today") return today;
  return /d$/.test(limit) ? addDays(today, Number(limit.slice(0, -1))) : limit;
}

export interface Warning {
  path: string;
  rule: "identityBirthplace";
}

/** What is odd and no error: an identity number that begins with no province we know, as of births abroad. */
export function warningsOf(form: Pick<Form, "pages">, answers: unknown, today: string): Warning[] {
  return openFields(form, answers, today)
    .flatMap(leavesOf)
    .filter(({ field, value }) => {
      const number = field.kind === "identityNumber" && readIdentityNumber(lettersOf(value));
      return number && !number.knownBirthplace;
    })
    .map(({ path }) => ({ path, rule: "identityBirthplace" }));
}

/**
 * The first reason why this is not the citizen's procedure, with the page whose answers say so. Pages behind it stay open,
 * so that an answer taken back loses nothing: whoever shows the form ends there.
 */
export function stopOf(
  form: Pick<Form, "pages">,
  answers: unknown,
  today: string,
): { pageId: string; stop: FormStop } | undefined {
  const { pages, answers: open } = read(form, answers, today);
  for (const { page } of pages) {
    const items = page.repeat ? (own(open, page.id) as Answers[] | undefined) || [] : [open];
    for (const item of items) {
      const stop = (page.stops || []).find(({ when }) =>
        holds(when, (path) => valueOf(item, path) ?? valueOf(open, path), today),
      );
      if (stop) return { pageId: page.id, stop };
    }
  }
  return undefined;
}

export interface NeededDocument {
  document: FormDocument;
  required: boolean;
}

/** The papers these answers ask for, in the form's order. */
export function neededDocuments(form: Form, answers: unknown, today: string): NeededDocument[] {
  const open = prune(form, answers, today);
  const is = (rule: boolean | Condition) =>
    typeof rule === "object" ? holds(rule, (path) => valueOf(open, path), today) : rule;
  return form.documents
    .filter(({ when }) => is(when ?? true))
    .map((document) => ({ document, required: is(document.required) }));
}

/** What the citizen is asked to declare and to agree to, one purpose each. */
export function openDeclarations(form: Form, answers: unknown, today: string): FormDeclaration[] {
  const open = prune(form, answers, today);
  return form.declarations.filter(({ when }) => !when || holds(when, (path) => valueOf(open, path), today));
}

/**
 * The enterprise or household business these answers say it is for; undefined where it is a citizen's, and until both its
 * tax code and its name stand there.
 */
export function organisationOf(form: Form, answers: unknown, today: string): Organisation | undefined {
  const open = prune(form, answers, today);
  for (const { kind, when, taxCode, name } of form.organisations || []) {
    if (!holds(when, (path) => valueOf(open, path), today)) continue;
    const [number, called] = [lettersOf(own(open, taxCode)).trim(), lettersOf(own(open, name)).trim()];
    return TAX_CODE.test(number) && called ? { kind, taxCode: number, name: called } : undefined;
  }
  return undefined;
}

/** Who else has to agree before it can be submitted; undefined where nobody has. */
export function coDeclarationOf(form: Form, answers: unknown, today: string): FormCoDeclaration | undefined {
  const open = prune(form, answers, today);
  return (form.coDeclarations || []).find(({ when }) => holds(when, (path) => valueOf(open, path), today));
}

/** The part of a form that the other person is shown. */
export const sharedPages = (form: Form, { pages }: FormCoDeclaration): FormPage[] =>
  form.pages.filter(({ id }) => pages.indexOf(id) >= 0);

/** The answers the other person agrees to, in the form's order: what is agreed to is agreed to word for word. */
export function sharedAnswers(form: Form, answers: unknown, today: string, co: FormCoDeclaration): Answers {
  const open = prune(form, answers, today);
  const shared: Answers = {};
  for (const { id, repeat, fields } of sharedPages(form, co))
    for (const name of repeat ? [id] : fields.map((field) => field.id))
      if (open[name] !== undefined) shared[name] = open[name];
  return shared;
}

/** Where to go on. */
export type Unfinished = { pageId: string; stop: FormStop } | { pageId: string; fault: Fault } | { documentId: string };

/** @param attached the ids of documents that have a file. @returns undefined when only the declarations are left */
export function firstUnfinished(
  form: Form,
  answers: unknown,
  attached: readonly string[],
  circumstances: Circumstances,
): Unfinished | undefined {
  const { today } = circumstances;
  const stopped = stopOf(form, answers, today);
  for (const open of openPages(form, answers, today)) {
    const { id: pageId } = open.page;
    const [fault] = faultsOfPage(open, answers, circumstances);
    if (fault) return { pageId, fault };
    if (stopped?.pageId === pageId) return stopped;
  }
  const missing = neededDocuments(form, answers, today).find(
    ({ document, required }) => required && attached.indexOf(document.id) < 0,
  );
  return missing && { documentId: missing.document.id };
}

/** Answers in words, for reading them through. */
export interface Described {
  pageId: string;
  title: string;
  /** Of a repeated page: which of them, `Thành viên 2`. */
  item?: string;
  lines: { path: string; label: string; /** Of a block: whose name it is. */ block?: string; text: string }[];
  /** The same to be read through: a person under one heading, an address in one line. */
  groups: ReadGroup[];
}

/** Lines that belong together, under a heading where the title above does not say it already. */
export interface ReadGroup {
  heading?: string;
  lines: { path: string; label: string; text: string }[];
}

export interface Reader {
  today: string;
  language: "vi" | "en";
  communeName: (code: string) => string | undefined;
}

/** What was answered, page by page, in the reader's language; what was not is left out. */
export function describe(form: Pick<Form, "pages">, answers: unknown, reader: Reader): Described[] {
  const { language } = reader;
  return openPages(form, answers, reader.today)
    .flatMap(({ page, items }) =>
      items.map((fields, n): Described => {
        const lines = fields.flatMap((open) =>
          leavesOf(open)
            .filter(({ value }) => value !== undefined)
            .map(({ field, path, value }) => ({
              path,
              label: field.label[language],
              ...(field !== open.field && { block: open.field.label[language] }),
              text: inWords(field, value, reader),
            })),
        );
        const { title, id: pageId, repeat } = page;
        return {
          pageId,
          title: title[language],
          ...(repeat && { item: `${repeat.item[language]} ${n + 1}` }),
          lines,
          groups: groupsOf([title, repeat?.item], fields, reader),
        };
      }),
    )
    .filter(({ lines }) => lines.length > 0);
}

function groupsOf(above: (BothLanguages | undefined)[], fields: OpenField[], reader: Reader): ReadGroup[] {
  const groups: ReadGroup[] = [];
  for (const open of fields) {
    const { kind, label } = open.field;
    const isPerson = kind === "person";
    const lines = (isPerson ? openParts(open) : [open]).flatMap((part) => {
      const text = readThrough(part, reader);
      return text === undefined ? [] : [{ path: part.path, label: part.field.label[reader.language], text }];
    });
    if (lines.length === 0) continue;
    const last = groups[groups.length - 1];
    if (isPerson) groups.push({ heading: label[reader.language], lines });
    else if (last && last.heading === undefined) last.lines.push(...lines);
    else groups.push({ lines });
  }
  const named = groups.filter(({ heading }) => heading !== undefined);
  const title = above.map((each) => each?.[reader.language].toLowerCase()).join(" ");
  const isSaid = (heading: string) => named.length === 1 && title.indexOf(heading.toLowerCase()) >= 0;
  return groups.map(({ heading, lines }) =>
    heading === undefined || groups.length === 1 || isSaid(heading) ? { lines } : { heading, lines },
  );
}

/** An address as it is written on a letter; where it lies only if no more is known. */
function readThrough(open: OpenField, reader: Reader): string | undefined {
  const given = leavesOf(open).filter(({ value }) => value !== undefined);
  const named = open.field.kind === "address" ? given.filter(({ field }) => field.id !== "place") : [];
  const said = (named.length > 0 ? named.reverse() : given).map(({ field, value }) => inWords(field, value, reader));
  return said.length > 0 ? said.join(", ") : undefined;
}

function inWords(field: FormField, value: unknown, { language, communeName }: Reader): string {
  const titleOf = (option: unknown) =>
    (field.options || []).find((one) => one.value === option)?.title[language] ?? lettersOf(option);
  switch (field.kind) {
    case "yesNo":
      return language === "vi" ? (value ? "Có" : "Không") : value ? "Yes" : "No";
    case "choice":
      return titleOf(value);
    case "choices":
      return Array.isArray(value) ? value.map(titleOf).join("; ") : titleOf(value);
    case "date":
      return isCivilDate(value) ? value.split("-").reverse().join("/") : lettersOf(value);
    case "money":
      return `${grouped(value, "vi")}\u00a0₫`;
    case "number":
      return grouped(value, language);
    case "commune":
      return communeName(lettersOf(value)) ?? lettersOf(value);
    case "country":
      return countryName(lettersOf(value), language);
    default:
      return lettersOf(value);
  }
}

/** `1.234.567,5`; English readers see `1,234,567.5`. */
function grouped(value: unknown, language: "vi" | "en"): string {
  const [point, comma] = language === "vi" ? [".", ","] : [",", "."];
  const [whole = "", rest] = lettersOf(value).split(".");
  const groups = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(point) + (rest ? comma + rest : "");
}

/** Older webviews know no names of countries: the code stands for itself there. */
function countryName(code: string, language: string): string {
  if (!PATTERNS.country.test(code) || typeof Intl.DisplayNames !== "function") return code;
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}

/** Every path a condition looks at. */
export function pathsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(pathsIn);
  if ("any" in condition) return condition.any.flatMap(pathsIn);
  return "not" in condition ? pathsIn(condition.not) : [condition.field];
}

/**
 * The questions on which papers and stops depend, and those on which these depend in turn: pages of a smaller form, which
 * asks only what is needed to answer “Tôi cần gì?”. Of a person only the parts that decide.
 */
export function decidingFields(form: Form): FormPage[] {
  const wanted: string[] = [];
  const want = (rule: boolean | Condition | undefined): void => {
    if (typeof rule === "object") wanted.push(...pathsIn(rule));
  };
  for (const { when, required } of form.documents) [when, required].forEach(want);
  for (const { stops } of form.pages) (stops || []).forEach(({ when }) => want(when));
  // Conditions look back only: going backwards, what a field needs is known before it is reached.
  const pages: FormPage[] = [];
  for (const page of [...form.pages].reverse()) {
    const fields: FormField[] = [];
    for (const field of [...page.fields].reverse()) {
      const paths = wanted.map((path) => path.split(".")).filter(([head]) => head === field.id);
      if (paths.length === 0) continue;
      want(field.when);
      const parts: Person = {};
      for (const [, part] of paths) if (part) parts[part as keyof Person] = "required";
      fields.unshift(field.kind === "person" ? { ...field, parts } : field);
    }
    if (fields.length === 0) continue;
    want(page.when);
    pages.unshift({ ...page, fields });
  }
  return pages;
}

export interface WhatIsNeeded {
  papers: (NeededDocument & { originals: number; copies: number })[];
  stop?: FormStop;
  /** Deciding questions that are open and not answered: while there are any, more papers may be needed. */
  unanswered: number;
}

/** What to bring, as far as the answers say. @param answers those of `decidingFields` are enough */
export function whatIsNeeded(form: Form, answers: unknown, today: string): WhatIsNeeded {
  const deciding = { pages: decidingFields(form) };
  const papers = neededDocuments(form, answers, today).map((needed) => {
    const { originals = 0, copies = 0 } = needed.document;
    return { ...needed, originals, copies };
  });
  const stop = stopOf(deciding, answers, today)?.stop;
  const unanswered = openFields(deciding, answers, today)
    .flatMap(leavesOf)
    .filter(({ value, required }) => required && value === undefined).length;
  return { papers, ...(stop && { stop }), unanswered };
}
