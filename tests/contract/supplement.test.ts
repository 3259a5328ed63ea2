// Whatever an office asks for anew of any procedure, and whatever is answered: what it opens can be given, and is enough.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addDays } from "../../contract/calendar.ts";
import {
  faultsOf,
  leavesOf,
  neededDocuments,
  openFields,
  prune,
  stopOf,
  valueOf,
  type Answers,
} from "../../contract/forms.ts";
import {
  answersNow,
  askable,
  faultsGiven,
  openedBeneath,
  pathsOf,
  readAsked,
  toGive,
  withSupplied,
  type AskedField,
} from "../../contract/supplement.ts";
import type { Form } from "../../contract/types.ts";
import { assignmentsOf, fillIn, seeded, TODAY as today, valid } from "../support/form-walk.ts";

const DOSSIERS = 12;
const REQUESTS = 4;
/** The office asks, and the citizen answers, weeks after it was handed in: with dates of that day. */
const givenOn = addDays(today, 50);
const provinces = join(import.meta.dirname, "..", "..", "provinces");
const forms = ["demo", "tay-ninh"].flatMap((province) => {
  const folder = join(provinces, province, "procedures");
  return readdirSync(folder).flatMap((name) => {
    const { form } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { form?: Form };
    return form ? [[name, form] as const] : [];
  });
});

test.each(forms)("%s", (_, form) => {
  const random = seeded(7);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const dossiers: Answers[] = [];
  for (const assignment of assignmentsOf(form, random)) {
    const answers = prune(form, fillIn(form, assignment, random), today);
    if (!stopOf(form, answers, today) && faultsOf(form, answers, { today }).length === 0) dossiers.push(answers);
    if (dossiers.length === DOSSIERS) break;
  }
  for (const before of dossiers)
    for (let n = 0; n < REQUESTS; n++) {
      const fields = askable(form, before, today);
      const picked = [...new Set([1, 2].map(() => pick(fields)))];
      const paths = picked.map(({ open }) => open.path);
      const papers = neededDocuments(form, before, today).flatMap(({ document, required }) =>
        required ? document.id : [],
      );
      const items = paths.map((id) => ({ kind: "field" as const, id }));
      const asked = readAsked({ form, before, today, items, papers });
      const other = pick(dossiers);
      const anew = ({ open }: AskedField): unknown =>
        open.field.kind === "date" ? valid(open, before, random, givenOn) : valueOf(other, open.path);
      let supplied: Answers = Object.fromEntries(
        picked.map((each) => [each.open.path, anew(each) ?? valueOf(before, each.open.path) ?? null]),
      );
      // Each fault in turn is mended where it is shown.
      for (let left = 60; ; left--) {
        const after = answersNow(asked, supplied);
        const give = toGive(asked, after);
        const [fault] = faultsGiven(give, faultsOf(form, after, { today, givenOn }));
        const may = [...give.fields.map(({ open }) => open.path), ...pathsOf(give.opened.pages)];
        if (fault) {
          expect([left > 0, supplied]).toEqual([true, supplied]);
          const leaf = openFields(form, after, today)
            .flatMap(leavesOf)
            .find(({ path }) => path === fault.path)!;
          const root = may.find((path) => leaf.path === path || leaf.path.startsWith(`${path}.`))!;
          const mended = withSupplied(after, { [leaf.path]: valid(leaf, after, random, givenOn) });
          supplied = { ...supplied, [root]: valueOf(mended, root) };
          continue;
        }
        if (stopOf(form, after, today)) break;
        // A number that says otherwise than a birth date or a sex given anew is for the agency to see.
        const beside = faultsOf(form, after, { today, givenOn }).filter(({ rule }) => !rule.startsWith("identity"));
        expect(beside).toEqual([]);
        // Nobody stands there who was the citizen and is not any more, or the other way round.
        const persons = openFields(form, after, today).filter(({ field }) => field.kind === "person");
        const stood = new Map(openFields(form, before, today).map((open) => [open.path, open]));
        const unasked = persons.filter(
          ({ path, prefill, value }) =>
            value !== undefined &&
            stood.get(path)?.value !== undefined &&
            stood.get(path)?.prefill !== prefill &&
            !may.some((root) => root === path || root.startsWith(`${path}.`)),
        );
        expect(unasked).toEqual([]);
        const there = [...papers, ...[...give.documents, ...give.opened.documents].map(({ document }) => document.id)];
        const missing = neededDocuments(form, after, today).filter(
          ({ document, required }) => required && !there.includes(document.id),
        );
        expect(missing).toEqual([]);
        const beneath = [...openedBeneath(asked, supplied).values()].flatMap(({ pages }) => pathsOf(pages));
        expect(beneath.sort()).toEqual(pathsOf(give.opened.pages).sort());
        break;
      }
    }
});
