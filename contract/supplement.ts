/**
 * What is to be given when an office asks for some of a dossier anew: what it asked for, as far as the new answers leave
 * it open, and what they newly open. Read alike by the phone, the desk and the server, which takes nothing else.
 */
import {
  coDeclarationOf,
  leavesOf,
  neededDocuments,
  openDeclarations,
  openPages,
  type Answers,
  type Fault,
  type NeededDocument,
  type OpenField,
  type OpenPage,
} from "./forms.ts";
import type { BothLanguages, Form, FormCoDeclaration, FormDeclaration, FormField, SupplementItem } from "./types.ts";

/** A dossier that waits for its citizen. */
interface Waiting {
  /** Of the version the dossier is pinned to. */
  form: Form;
  /** The answers it holds. */
  before: Answers;
  /** The day as of which it is read: the one on which it was handed in. */
  today: string;
  items: readonly Pick<SupplementItem, "kind" | "id">[];
  /** Ids of the papers it has pages of. */
  papers: readonly string[];
}

export interface Asked extends Waiting {
  /** What is open by the answers it holds. */
  was: {
    pages: string[];
    fields: Map<string, OpenField>;
    documents: NeededDocument[];
    declarations: string[];
    coDeclaration: FormCoDeclaration | undefined;
  };
}

/** What was asked for, with its form read by the answers it holds: once, for each key typed asks what is to be given. */
export function readAsked(waiting: Waiting): Asked {
  const { form, before, today } = waiting;
  const pages = openPages(form, before, today);
  return {
    ...waiting,
    was: {
      pages: pages.map(({ page }) => page.id),
      fields: byPath(pages),
      documents: neededDocuments(form, before, today),
      declarations: openDeclarations(form, before, today).map(({ id }) => id),
      coDeclaration: coDeclarationOf(form, before, today),
    },
  };
}

/** An answer that can be asked for. */
export interface AskedField {
  open: OpenField;
  /** Of a part: what it is a part of. */
  block?: FormField;
  /** Of a repeated page: which of them. */
  item?: { of: BothLanguages; n: number };
}

/** A page with what was closed on it before; `isNew` when that is all of it. */
export interface OpenedPage extends OpenPage {
  isNew: boolean;
}

export interface Opened {
  pages: OpenedPage[];
  documents: NeededDocument[];
  declarations: FormDeclaration[];
}

export const isNothing = ({ pages, documents, declarations }: Opened): boolean =>
  pages.length + documents.length + declarations.length === 0;

export interface ToGive {
  /** Asked for and open, in the order asked. */
  fields: AskedField[];
  /** Asked for and still needed: each has to be given. */
  documents: NeededDocument[];
  /** Ids of what was asked for and has no place any more by the new answers. */
  closed: string[];
  opened: Opened;
}

/** What is to be given. @param after the answers with those supplied in them */
export function toGive({ form, today, items, papers, was }: Asked, after: Answers): ToGive {
  const idsOf = (kind: SupplementItem["kind"]) => items.filter((item) => item.kind === kind).map(({ id }) => id);
  const [askedFields, askedPapers] = [idsOf("field"), idsOf("document")];
  const pagesAfter = openPages(form, after, today);
  const open = new Map(plainly(pagesAfter).map((each) => [each.open.path, each]));

  const others = othersIn(was.fields, (path) => open.get(path)?.open);
  const isOpened = (field: OpenField): boolean => {
    if (askedFields.some((path) => isWithin(field.path, path) || isWithin(path, field.path))) return false;
    const old = was.fields.get(field.path);
    const isNew = !old || others.some((path) => isWithin(field.path, path));
    return isNew || (field.required && !old.required && old.value === undefined);
  };
  const pages = pagesAfter.map(({ page, items: list }): OpenedPage => {
    const isNew = was.pages.indexOf(page.id) < 0;
    const closedBefore = (field: OpenField) =>
      isNew || isOpened(field) ? [field] : leavesOf(field).filter((leaf) => leaf.path !== field.path && isOpened(leaf));
    return { page, isNew, items: list.map((fields) => fields.flatMap(closedBefore)) };
  });

  const fields = askedFields.flatMap((path) => open.get(path) ?? []);
  const needed = neededDocuments(form, after, today);
  const documents = askedPapers.flatMap((id) => needed.filter(({ document }) => document.id === id));
  const isOpenedPaper = ({ document: { id }, required }: NeededDocument): boolean => {
    const old = was.documents.find(({ document }) => document.id === id);
    return askedPapers.indexOf(id) < 0 && (!old || (required && !old.required && papers.indexOf(id) < 0));
  };
  return {
    fields,
    documents: documents.map(({ document }) => ({ document, required: true })),
    closed: [
      ...askedFields.filter((path) => !open.has(path)),
      ...askedPapers.filter((id) => !documents.some(({ document }) => document.id === id)),
    ],
    opened: {
      pages: pages.filter(
        ({ page, isNew, items: list }) => list.some((each) => each.length > 0) || (isNew && page.repeat),
      ),
      documents: needed.filter(isOpenedPaper),
      declarations: openDeclarations(form, after, today).filter(({ id }) => was.declarations.indexOf(id) < 0),
    },
  };
}

/**
 * Paths of persons who are somebody else by the new answers: who could be the citizen and cannot any more, or the other way
 * round. What stands there is not theirs: they are given anew.
 */
export function othersNow({ form, today, was }: Asked, after: Answers): string[] {
  const now = byPath(openPages(form, after, today));
  return othersIn(was.fields, (path) => now.get(path));
}

/** Who has to agree by the new answers and had not to by those before: after it was submitted nobody is asked any more. */
export function agreementOpened({ form, today, was }: Asked, after: Answers): FormCoDeclaration | undefined {
  const co = coDeclarationOf(form, after, today);
  return co === was.coDeclaration ? undefined : co;
}

const othersIn = (was: Asked["was"]["fields"], nowAt: (path: string) => OpenField | undefined): string[] =>
  [...was.values()].flatMap(({ field, path, value, prefill }) => {
    const now = field.kind === "person" && value !== undefined && nowAt(path);
    return now && now.prefill !== prefill ? [path] : [];
  });

/** Under which paths what was opened is answered: a new repeated page as the list it is. */
export const pathsOf = (pages: readonly OpenedPage[]): string[] =>
  pages.flatMap(({ page, isNew, items }) =>
    isNew && page.repeat
      ? [page.id]
      : items.flatMap((fields) => fields.filter(({ field }) => field.kind !== "note").map(({ path }) => path)),
  );

/** What the citizen answers for now; the rest was checked when it was handed in. */
export const faultsGiven = ({ fields, opened }: Pick<ToGive, "fields" | "opened">, faults: Fault[]): Fault[] => {
  const paths = [...fields.map(({ open }) => open.path), ...pathsOf(opened.pages)];
  return faults.filter((fault) => paths.some((path) => isWithin(fault.path, path)));
};

/** The answers with those supplied in them. @param supplied by path; a part counts more than what it is a part of */
export const withSupplied = (before: Answers, supplied: Answers): Answers =>
  Object.keys(supplied)
    .sort((one, other) => one.length - other.length)
    .reduce((all, path) => withAnswer(all, path, supplied[path]), before);

/** What the dossier holds by the new answers: with those supplied in it, and nothing of a person who is somebody else. */
export function answersNow(asked: Asked, supplied: Answers): Answers {
  const others = othersNow(asked, withSupplied(asked.before, supplied));
  const before = others.reduce((all, path) => withAnswer(all, path, undefined), asked.before);
  return withSupplied(before, supplied);
}

/**
 * What was opened, by the item whose answer opened it, so that it stands beneath: each thing once.
 * @param read the answers as conditions are to see them
 */
export function openedBeneath(
  asked: Asked,
  supplied: Answers,
  read: (answers: Answers) => Answers = (answers) => answers,
): Map<string, Opened> {
  const paths = asked.items.flatMap(({ kind, id }) => (kind === "field" ? [id] : []));
  const openedBy = (given: Answers) => toGive(asked, read(answersNow(asked, given))).opened;
  let left = openedBy(supplied);
  const beneath = new Map<string, Opened>();
  paths.forEach((path, n) => {
    if (isNothing(left)) return void beneath.set(path, left);
    const later = paths.slice(n + 1);
    const soFar = Object.keys(supplied).filter((each) => later.indexOf(each) < 0);
    const [mine, others] = parted(left, openedBy(Object.fromEntries(soFar.map((each) => [each, supplied[each]]))));
    beneath.set(path, later.length > 0 ? mine : left);
    left = others;
  });
  return beneath;
}

/** What of it is in the other, and what is not. */
function parted(all: Opened, some: Opened): [Opened, Opened] {
  const among = {
    fields: some.pages.flatMap(({ items }) => items.flatMap((fields) => fields.map(({ path }) => path))),
    pages: some.pages.map(({ page }) => page.id),
    documents: some.documents.map(({ document }) => document.id),
    declarations: some.declarations.map(({ id }) => id),
  };
  const part = (is: boolean): Opened => ({
    pages: all.pages.flatMap((opened) => {
      if (opened.isNew) return among.pages.indexOf(opened.page.id) >= 0 === is ? [opened] : [];
      const items = opened.items.map((fields) => fields.filter(({ path }) => among.fields.indexOf(path) >= 0 === is));
      return items.some((fields) => fields.length > 0) ? [{ ...opened, items }] : [];
    }),
    documents: all.documents.filter(({ document }) => among.documents.indexOf(document.id) >= 0 === is),
    declarations: all.declarations.filter(({ id }) => among.declarations.indexOf(id) >= 0 === is),
  });
  return [part(true), part(false)];
}

/** What an office can ask for of these answers: every open field, and each part of a block. */
export const askable = (form: Form, answers: Answers, today: string): AskedField[] =>
  plainly(openPages(form, answers, today)).filter(({ open }) => open.field.kind !== "note");

/** What it is called where it stands alone: `Người cùng dùng 2: Họ và tên`. */
export const labelOf = ({ open, block, item }: AskedField, language: keyof BothLanguages): string =>
  [item && `${item.of[language]} ${item.n}`, block?.label[language], open.field.label[language]]
    .filter(Boolean)
    .join(": ");

const plainly = (pages: OpenPage[]): AskedField[] =>
  pages.flatMap(({ page: { repeat }, items }) =>
    items.flatMap((fields, at) => {
      const item = repeat && { item: { of: repeat.item, n: at + 1 } };
      return fields.flatMap((open) => [
        { open, ...item },
        ...leavesOf(open)
          .filter((leaf) => leaf.path !== open.path)
          .map((leaf) => ({ open: leaf, block: open.field, ...item })),
      ]);
    }),
  );

const byPath = (pages: OpenPage[]): Map<string, OpenField> =>
  new Map(plainly(pages).map(({ open }) => [open.path, open]));

const isWithin = (path: string, of: string): boolean => path === of || path.indexOf(`${of}.`) === 0;

/** The answers with another one at that path. */
function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [first = "", ...rest] = path.split(".");
  if (first === "__proto__") return answers;
  const inner = Object.prototype.hasOwnProperty.call(answers, first) ? answers[first] : undefined;
  const [at = "", ...deeper] = rest;
  if (rest.length === 0) return { ...answers, [first]: value };
  if (!/^\d+$/.test(at)) return { ...answers, [first]: withAnswer(blockOf(inner), rest.join("."), value) };
  const list: unknown[] = Array.isArray(inner) ? [...(inner as unknown[])] : [];
  // An item that is open without an answer is the next one of its list; beyond that there is none.
  if (Number(at) > list.length) return answers;
  list[Number(at)] = deeper.length > 0 ? withAnswer(blockOf(list[Number(at)]), deeper.join("."), value) : value;
  return { ...answers, [first]: list };
}

const blockOf = (value: unknown): Answers =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Answers) : {};
