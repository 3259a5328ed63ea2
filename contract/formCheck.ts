/**
 * What must be true of a form beyond its shape, so that `forms.ts` can read it in one pass and a citizen can finish it.
 * For those who write forms: `npm run procedures -- check`, and the office that edits one. The phone does not need it.
 */
import { RESULT } from "./dossiers.ts";
import { ADDRESS, pathsIn, PERSON } from "./forms.ts";
import { isGiven, readLegalBasis, type ProcedureFile } from "./procedures.ts";
import { toNfc } from "./text.ts";
import type { Condition, Form, FormField } from "./types.ts";

/** Laws that bind every procedure, whether its publication names them or not. */
const GENERAL_LAWS = ["91/2025/QH15"];

/** Whom a publication must name; a household business is no enterprise, and some other organisation. */
const AUDIENCE = { enterprise: /(^|, )(Doanh nghiệp|Hợp tác xã)/, household: /Tổ chức|Doanh nghiệp/ };

type Kind = FormField["kind"];
/** Which attributes say something of which kinds. */
const SUITS: Partial<Record<keyof FormField, Kind[]>> = {
  min: ["text", "longText", "number", "money", "choices"],
  max: ["text", "longText", "number", "money", "choices"],
  decimals: ["number"],
  earliest: ["date"],
  latest: ["date"],
  options: ["choice", "choices"],
  parts: ["person"],
  prefill: ["person", "address", "phone", "email", "identityNumber", "text", "date"],
};
const MUST_HAVE: [keyof FormField, Kind[]][] = [
  ["options", ["choice", "choices"]],
  ["parts", ["person"]],
];

/** @param codes of the province's procedures. @returns what is wrong, a line each; nothing when all is well */
export function formFaults({ form, published }: Pick<ProcedureFile, "form" | "published">, codes: string[]): string[] {
  if (!form) return [];
  const wrong = [...textFaults(form), ...idFaults(form)];
  /** What a condition may look at so far, by path. */
  const known = new Map<string, FormField>();

  const look = (where: string, condition: Condition | boolean | undefined, item?: Map<string, FormField>): void => {
    if (typeof condition !== "object") return;
    for (const path of pathsIn(condition))
      if (!item?.has(path) && !known.has(path)) wrong.push(`${where}: nothing before it is called ${path}`);
    for (const leaf of leavesOf(condition)) {
      const field = item?.get(leaf.field) ?? known.get(leaf.field);
      if (field && !fits(leaf, field)) wrong.push(`${where}: ${leaf.field} is never like ${JSON.stringify(leaf)}`);
    }
  };

  for (const page of form.pages) {
    look(page.id, page.when);
    if (page.repeat && page.repeat.min > page.repeat.max) wrong.push(`${page.id}: more at least than at most`);
    const item = new Map<string, FormField>();
    for (const field of page.fields) {
      const where = `${page.id}.${field.id}`;
      wrong.push(...attributeFaults(field).map((line) => `${where}: ${line}`));
      for (const condition of [field.when, field.required, field.prefill]) look(where, condition, item);
      for (const [path, leaf] of pathsOf(field)) item.set(path, leaf);
    }
    for (const { when, goTo } of page.stops ?? []) {
      look(`${page.id}, stop`, when, item);
      if (goTo && !codes.includes(goTo)) wrong.push(`${page.id}: there is no procedure ${goTo} to go to`);
    }
    // From elsewhere one cannot say which item of a repeated page is meant.
    if (!page.repeat) for (const [path, leaf] of item) known.set(path, leaf);
  }
  const persons = form.pages.flatMap((page) => page.fields).filter(({ kind }) => kind === "person");
  for (const { when, person, pages } of form.coDeclarations ?? []) {
    look(`co-declaration of ${person}`, when);
    if (!persons.some(({ id }) => id === person)) wrong.push(`co-declaration: there is no person ${person}`);
    for (const id of pages)
      if (!form.pages.some((page) => page.id === id)) wrong.push(`co-declaration: there is no page ${id}`);
  }
  const texts = wordsOf(published);
  const laws = [...readLegalBasis(published.legal), ...GENERAL_LAWS];
  for (const { id, when, required, source } of form.documents) {
    look(`document ${id}`, when);
    look(`document ${id}`, required);
    const inLaw = readLegalBasis(source);
    const found = inLaw.length > 0 ? inLaw.every((law) => laws.includes(law)) : texts.includes(plain(source));
    if (!found) wrong.push(`document ${id}: neither the publication nor its laws say “${source}”`);
  }
  for (const { id, when } of form.declarations) look(`declaration ${id}`, when);
  const audience = published.audience.join(", ");
  const fields = form.pages.filter(({ repeat }) => !repeat).flatMap((page) => page.fields);
  for (const { kind, when, taxCode, name } of form.organisations ?? []) {
    look(`organisation ${kind}`, when);
    if (!AUDIENCE[kind].test(audience)) wrong.push(`organisation ${kind}: the publication is not for it`);
    for (const [id, of] of [
      [taxCode, "taxCode"],
      [name, "text"],
    ] as const)
      if (!fields.some((field) => field.id === id && field.kind === of && field.required === true))
        wrong.push(`organisation ${kind}: ${id} is no required field of the kind ${of}`);
  }
  for (const purpose of ["truthfulness", "processing"])
    if (!form.declarations.some((each) => each.purpose === purpose && !each.when))
      wrong.push(`nobody declares ${purpose}`);
  return wrong;
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function leavesOf(condition: Condition): Leaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  return "not" in condition ? leavesOf(condition.not) : [condition];
}

/** Whether an answer to the field could make the condition hold. */
function fits(leaf: Leaf, { kind, options }: FormField): boolean {
  const isOption = (value: unknown) => options?.some((option) => option.value === value) ?? false;
  if ("above" in leaf || "below" in leaf) return kind === "number" || kind === "money";
  if (!("is" in leaf || "in" in leaf)) return kind === "date";
  const values = "in" in leaf ? leaf.in : [leaf.is];
  switch (kind) {
    case "choice":
    case "choices":
      return values.every(isOption);
    case "yesNo":
      return values.every((value) => typeof value === "boolean");
    case "number":
      return values.every((value) => typeof value === "number");
    case "country":
      return values.every((value) => /^[A-Z]{2}$/.test(String(value)));
    default:
      return false;
  }
}

/** A field and what can be looked at in it. */
function pathsOf(field: FormField, at = field.id): [string, FormField][] {
  const parts =
    field.kind === "address"
      ? ADDRESS
      : (Object.keys(field.parts ?? {}) as (keyof typeof PERSON)[]).map((part) => PERSON[part]);
  return [[at, field], ...parts.flatMap((part) => pathsOf(part, `${at}.${part.id}`))];
}

function attributeFaults(field: FormField): string[] {
  const lines: string[] = [];
  for (const [attribute, kinds] of Object.entries(SUITS) as [keyof FormField, Kind[]][])
    if (field[attribute] !== undefined && !kinds.includes(field.kind))
      lines.push(`${attribute} says nothing of ${field.kind}`);
  for (const [attribute, kinds] of MUST_HAVE)
    if (kinds.includes(field.kind) && field[attribute] === undefined) lines.push(`${field.kind} without ${attribute}`);
  if (field.kind === "note" && field.required !== undefined) lines.push("a note asks nothing");
  return lines;
}

/**
 * Answers (those of repeated pages lie under the page), papers and declarations are stored by id: each is there once. An
 * office asks for an answer or a paper by its id alone: no paper is called like an answer.
 */
function idFaults({ pages, documents, declarations }: Form): string[] {
  const fields = pages.flatMap((page) => page.fields);
  const repeated = pages.filter(({ repeat }) => repeat);
  const ids = [pages, [...fields, ...repeated, ...documents], declarations].map((each) => each.map(({ id }) => id));
  const options = fields.flatMap(({ id, options: each = [] }) => each.map(({ value }) => `${id}.${value}`));
  const result = documents.some(({ id }) => id === RESULT) ? [`a document cannot be called ${RESULT}`] : [];
  return [...[...ids, options].flatMap(twice).map((id) => `${id} stands there twice`), ...result];
}

const twice = (list: string[]): string[] => list.filter((each, n) => list.indexOf(each) < n);

/** Every text is there in both languages, as all text is written: NFC, nothing around it. */
function textFaults(part: unknown, where = ""): string[] {
  if (Array.isArray(part)) return part.flatMap((one, n) => textFaults(one, `${where}/${n}`));
  if (typeof part !== "object" || part === null) return [];
  const entries = Object.entries(part);
  if (!("vi" in part)) return entries.flatMap(([name, one]) => textFaults(one, `${where}/${name}`));
  return entries
    .filter(([, text]) => typeof text !== "string" || toNfc(text).trim() !== text || /!|\b[Bb]ạn\b|\s\s/.test(text))
    .map(([language]) => `${where}/${language}: clean the text; no “!”, and nobody is called “bạn”`);
}

const plain = (text: string): string => toNfc(text).replace(/\s+/g, " ").trim();

function wordsOf({ documents, steps, conditions, channels }: ProcedureFile["published"]): string {
  const items = documents.flatMap(({ group, items: list }) => [group, ...list.map(({ name }) => name)]);
  return plain([...items, steps, conditions, ...channels.map((each) => each.fee_text)].filter(isGiven).join("\n"));
}
