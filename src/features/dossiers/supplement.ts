/** One of my dossiers that waits to be supplemented: what is to be given, and what of it is not right yet. */
import { civilDate } from "../../../contract/calendar.ts";
import { stopOf, valueOf, type Answers, type Described, type Fault, type ReadGroup } from "../../../contract/forms.ts";
import { faultsOnPhone, withProven } from "../../../contract/proven.ts";
import {
  agreementOpened,
  answersNow,
  faultsGiven,
  openedBeneath,
  pathsOf,
  readAsked,
  toGive,
  type Asked,
} from "../../../contract/supplement.ts";
import type { Case, DossierPart, Form, Identity, Supplement, SupplementItem } from "../../../contract/types.ts";
import { now } from "../../lib/clock.ts";
import { typed } from "./answers.ts";
import { byCode } from "./communes.ts";
import type { Supplied } from "./supplementDraft.ts";

export type Supplementing = ReturnType<typeof readSupplement>;

/** @param form of the version the dossier is pinned to */
export const askedOf = (
  { sentAt }: Pick<Case, "sentAt">,
  { answers: before = {}, papers = [] }: Pick<DossierPart, "answers" | "papers">,
  items: SupplementItem[],
  form: Form,
): Asked => {
  const today = civilDate(new Date(sentAt));
  return readAsked({ form, before, today, items, papers: papers.map(({ document }) => document) });
};

export function readSupplement(asked: Asked, draft: Pick<Supplied, "answers">, me: Identity | undefined) {
  const { form, before, today } = asked;
  const person = me && { fullName: me.name, birthDate: me.birthDate, sex: me.sex };
  const read = (answers: Answers) => (person ? withProven(form, answers, person, today) : answers);
  const supplied = wanted(asked, draft.answers, read);
  const answers = answersNow(asked, supplied);
  const filled = read(answers);
  const give = toGive(asked, filled);
  const paths = give.fields.map(({ open }) => open.path);
  const opened = pathsOf(give.opened.pages);
  const all = faultsOnPhone(form, answers, person, { today, givenOn: civilDate(now()), communes: byCode });
  const faults = faultsGiven(give, all);
  const co = agreementOpened(asked, filled);
  const other = co && valueOf(filled, `${co.person}.fullName`);
  const at = (path: string) => typed({ it: valueOf(answers, path) })["it"];
  return {
    today,
    answers,
    filled,
    give,
    beneath: openedBeneath(asked, supplied, read),
    faults,
    /** What a number that nobody asked for says against a birth date or a sex given anew: odd, and the agency sees it. */
    contradictionAt: (path: string) =>
      all.find((fault) => /^identity(Year|Sex)$/.test(fault.rule) && !faults.includes(fault) && isBeside(fault, path)),
    /** Who has to agree by the new answers, and can no longer be invited: their name, where it is given. */
    agreement: co && { name: typeof other === "string" ? other.trim() : "" },
    stop: stopOf(form, filled, today)?.stop,
    /** Answers that were asked for and stand as they stood. */
    unchanged: paths.filter(
      (path) => JSON.stringify(at(path)) === JSON.stringify(typed({ it: valueOf(before, path) })["it"]),
    ),
    /** Under which of what is given an answer is kept. */
    rootOf: (path: string) =>
      [...paths, ...opened]
        .filter((root) => path === root || path.startsWith(`${root}.`))
        .reduce((longest, root) => (root.length > longest.length ? root : longest), "") || path,
    body(): Pick<Supplement, "answers" | "declarations"> {
      const { declarations } = give.opened;
      return {
        answers: {
          ...Object.fromEntries(paths.map((path) => [path, at(path) ?? null])),
          ...typed(Object.fromEntries(opened.map((path) => [path, valueOf(answers, path)]))),
        },
        ...(declarations.length > 0 && { declarations: declarations.map(({ id, version }) => ({ id, version })) }),
      };
    },
  };
}

export type Line = ReadGroup["lines"][number];

/** What stood at that path, in words: of a person each part by its name, of an address one line. */
export function linesAt(described: Described[], path: string): Line[] {
  const lines = described.flatMap(({ groups }) => groups.flatMap((group) => group.lines));
  const within = lines.filter((line) => line.path === path || line.path.startsWith(`${path}.`));
  if (within.length > 0) return within;
  return described.flatMap((page) => page.lines).filter((line) => line.path === path);
}

/** Whether the part of a person at that path is the one its number contradicts. */
const isBeside = ({ path, rule }: Fault, part: string): boolean =>
  path.replace(/identityNumber$/, rule === "identityYear" ? "birthDate" : "sex") === part;

/** What was kept for an earlier request, or for a branch that closed again, is no part of this one. */
function wanted(asked: Asked, kept: Answers, read: (answers: Answers) => Answers): Answers {
  let paths = asked.items.flatMap(({ kind, id }) => (kind === "field" ? [id] : []));
  for (;;) {
    const given = Object.fromEntries(paths.filter((path) => path in kept).map((path) => [path, kept[path]]));
    const opened = pathsOf(toGive(asked, read(answersNow(asked, given))).opened.pages);
    const more = opened.filter((path) => path in kept && !paths.includes(path));
    if (more.length === 0) return given;
    paths = [...paths, ...more];
  }
}
