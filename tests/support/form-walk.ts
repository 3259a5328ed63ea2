/**
 * Walks a form as every citizen could: all the combinations of answers that its conditions can tell apart, group by group
 * of questions that have to do with each other, and fills in the rest with answers that fit.
 */
import { addDays } from "../../contract/calendar.ts";
import {
  ADDRESS,
  dateOf,
  leavesOf,
  openFields,
  pathsIn,
  PERSON,
  type Answers,
  type OpenField,
} from "../../contract/forms.ts";
import type { Condition, Form, FormField } from "../../contract/types.ts";

export const TODAY = "2026-11-25";
/** Ways through a form: more than these take longer than a test should, fewer leave too much to chance. */
const TOO_MANY = 5000;
const ENOUGH = 600;

export type Assignment = Map<string, unknown>;

/** A generator of numbers in [0, 1) that begins anew with the same seed. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Simple = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;
const simple = (condition: Condition): Simple[] => {
  if ("all" in condition) return condition.all.flatMap(simple);
  if ("any" in condition) return condition.any.flatMap(simple);
  return "not" in condition ? simple(condition.not) : [condition];
};

/** Every condition of a form, with the questions it opens. */
function conditionsOf(form: Form): { condition: Condition; opens: string[] }[] {
  const found: { condition: Condition; opens: string[] }[] = [];
  const add = (condition: Condition | boolean | undefined, opens: string[] = []) => {
    if (typeof condition === "object") found.push({ condition, opens });
  };
  for (const page of form.pages) {
    add(
      page.when,
      page.fields.map(({ id }) => id),
    );
    for (const field of page.fields) {
      add(field.when, [field.id]);
      add(field.required, [field.id]);
      add(field.prefill);
    }
    for (const stop of page.stops ?? []) add(stop.when);
  }
  for (const { when, required } of form.documents) [when, required].forEach((each) => add(each));
  for (const { when } of form.declarations) add(when);
  return found;
}

/** The field a path names, and whether it may be left empty. */
function fieldAt(form: Form, path: string): { field: FormField; optional: boolean } {
  const [head = "", ...rest] = path.split(".");
  let field = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === head)!;
  let optional = field.required !== true;
  for (const step of rest) {
    if (field.kind === "person") {
      optional ||= field.parts![step as keyof typeof PERSON] !== "required";
      field = PERSON[step as keyof typeof PERSON];
    } else field = ADDRESS.find(({ id }) => id === step)!;
  }
  return { field, optional };
}

/** The answers to one question that its conditions can tell apart; on both sides of every limit. */
function valuesOf(field: FormField, optional: boolean, conditions: Simple[]): unknown[] {
  const none = optional ? [undefined] : [];
  const options = (field.options ?? []).map(({ value }) => value);
  switch (field.kind) {
    case "choice":
      return [...options, ...none];
    case "choices": {
      const pairs = options.flatMap((a, n) => options.slice(n + 1).map((b) => [a, b]));
      return [...options.map((one) => [one]), ...pairs, options, ...none].filter(
        (one) => !one || (one.length >= (field.min ?? 0) && one.length <= (field.max ?? Infinity)),
      );
    }
    case "yesNo":
      return [true, false, ...none];
    case "country":
      return ["VN", "LA", ...none];
    case "number":
    case "money": {
      const limits = conditions.flatMap((one) => ("above" in one ? [one.above] : "below" in one ? [one.below] : []));
      const around = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
      return [...new Set(around), ...none].filter(
        (one) => one === undefined || (one >= (field.min ?? 0) && one <= (field.max ?? Infinity)),
      );
    }
    case "date": {
      const yearsAgo = (years: number) => `${Number(TODAY.slice(0, 4)) - years}${TODAY.slice(4)}`;
      const edges = conditions.flatMap((one) => {
        if ("olderThanDays" in one) return [addDays(TODAY, -one.olderThanDays)];
        return "ageBelow" in one ? [yearsAgo(one.ageBelow)] : "ageFrom" in one ? [yearsAgo(one.ageFrom)] : [];
      });
      const around = edges.flatMap((edge) => [-1, 0, 1].map((days) => addDays(edge, days)));
      const [from, to] = [dateOf(field.earliest ?? "0001-01-01", TODAY), dateOf(field.latest ?? "9999-12-31", TODAY)];
      return [...new Set(around), ...none].filter((one) => one === undefined || (one >= from && one <= to));
    }
    default:
      throw new Error(`no condition can look at ${field.id}`);
  }
}

export interface Question {
  path: string;
  values: unknown[];
}

/** The questions that decide something, in groups that have nothing to do with each other. */
export function groupsOf(form: Form): Question[][] {
  const conditions = conditionsOf(form);
  const paths = [...new Set(conditions.flatMap(({ condition }) => pathsIn(condition)))];
  const group = new Map(paths.map((path) => [path, path]));
  const root = (path: string): string => (group.get(path) === path ? path : root(group.get(path)!));
  for (const { condition, opens } of conditions) {
    const together = [...pathsIn(condition), ...paths.filter((path) => opens.includes(path.split(".")[0]!))];
    for (const path of together) group.set(root(path), root(together[0]!));
  }
  const all = conditions.flatMap(({ condition }) => simple(condition));
  const groups = new Map<string, Question[]>();
  for (const path of paths) {
    const { field, optional } = fieldAt(form, path);
    const looking = all.filter((one) => one.field === path);
    const question = { path, values: valuesOf(field, optional, looking) };
    groups.set(root(path), [...(groups.get(root(path)) ?? []), question]);
  }
  return [...groups.values()];
}

/**
 * Assignments of answers to deciding questions. Group by group all the ways through it, asking only what is open; the rest
 * by lot. Then by lot throughout, until there are enough.
 */
export function* assignmentsOf(form: Form, random: () => number, enough = ENOUGH): Generator<Assignment> {
  const groups = groupsOf(form);
  const draw = (questions: Question[]): [string, unknown][] =>
    questions.map(({ path, values }) => [path, values[Math.floor(random() * values.length)]]);
  let walked = 0;
  for (const group of groups) {
    const others = groups.filter((other) => other !== group).flat();
    const begun: Assignment[] = [new Map()];
    for (let way = begun.pop(); way; way = begun.pop()) {
      const assignment: Assignment = new Map([...draw(others), ...way]);
      const { next } = fill(form, assignment, random, { leave: 0.2, group });
      for (const value of next?.values ?? []) begun.push(new Map(way).set(next!.path, value));
      if (next) continue;
      if (++walked > TOO_MANY) throw new Error("There are too many ways through this form.");
      yield assignment;
    }
  }
  for (; walked < enough; walked++) yield new Map(draw(groups.flat()));
}

/** Answers everything that opens: as assigned, else with something that fits; some of what is optional is left out. */
export const fillIn = (form: Pick<Form, "pages">, assignment: Assignment, random: () => number): Answers =>
  fill(form, assignment, random, { leave: 0.2 }).answers;

/** @returns `next`, where a question of the group is open and not assigned: there it ended */
function fill(
  form: Pick<Form, "pages">,
  assignment: Assignment,
  random: () => number,
  { leave, group }: { leave: number; group?: Question[] },
): { answers: Answers; next?: Question } {
  const answers: Answers = {};
  for (const { id, repeat } of form.pages) {
    if (!repeat) continue;
    const one = Math.max(repeat.min, 1);
    const count = group ? one : [one, repeat.min, repeat.max][Math.floor(random() * 3)]!;
    if (count > 0) answers[id] = Array.from({ length: count }, () => ({}));
  }
  const done = new Set<string>();
  for (let before = -1; before !== done.size;) {
    before = done.size;
    for (const leaf of openFields(form, answers, TODAY).flatMap(leavesOf)) {
      if (done.has(leaf.path)) continue;
      done.add(leaf.path);
      const inItem = leaf.path.replace(/^\w+\.\d+\./, "");
      const first = inItem === leaf.path || /^\w+\.0\./.test(leaf.path);
      const assigned = first && assignment.has(inItem);
      const next = !assigned && first ? group?.find(({ path }) => path === inItem) : undefined;
      if (next) return { answers, next };
      if (!assigned && !leaf.required && random() < leave) continue;
      const value = assigned ? assignment.get(inItem) : valid(leaf, answers, random);
      if (value !== undefined) put(answers, leaf.path, value);
      // What decides may close what was open until now.
      if (assignment.has(inItem)) break;
    }
  }
  // A closed repeated page was given items for nothing.
  const open = new Set(openFields(form, answers, TODAY).map(({ path }) => path.split(".")[0]!));
  for (const { id, repeat } of form.pages) if (repeat && !open.has(id)) delete answers[id];
  return { answers };
}

export function put(answers: Answers, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop()!;
  let at: any = answers;
  for (const step of steps) at = at[step] ??= {};
  if (value === undefined) delete at[last];
  else at[last] = value;
}

const at = (answers: unknown, path: string): any => path.split(".").reduce((of: any, step) => of?.[step], answers);

/** An answer that fits. @param givenOn a date is the last that may be given then */
export function valid({ field, path }: OpenField, answers: Answers, random: () => number, givenOn = TODAY): unknown {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const options = (field.options ?? []).map(({ value }) => value);
  const { min = 0, max = Infinity } = field;
  switch (field.kind) {
    case "note":
      return undefined;
    case "text":
    case "longText":
      return "Ừ".repeat(Math.min(Math.max(min, 1 + Math.floor(random() * 20)), max));
    case "number":
    case "money":
      return pick([min, Math.min(max, min + 7)]);
    case "yesNo":
      return random() < 0.5;
    case "choice":
      return pick(options);
    case "choices":
      return options.slice(0, Math.max(1, Math.min(max, 2)));
    case "date":
      return field.latest ? dateOf(field.latest, givenOn) : field.earliest ? dateOf(field.earliest, TODAY) : TODAY;
    case "phone":
      return pick(["0912345678", "+84 912 345 678", "84-912345678"]);
    case "email":
      return "a@b.vn";
    case "taxCode":
      return pick(["0312345678", "0312345678-001", "072090000001"]);
    case "commune":
      return "25459";
    case "country":
      return "VN";
    case "identityNumber": {
      const person = at(answers, path.replace(/\.?\w+$/, ""));
      const year = Number(String(person?.birthDate ?? "1990").slice(0, 4));
      const female = person?.sex === "female" ? 1 : 0;
      return `072${2 * (Math.floor(year / 100) - 19) + female}${String(year % 100).padStart(2, "0")}000123`;
    }
    default:
      return undefined; // a block is its leaves
  }
}
