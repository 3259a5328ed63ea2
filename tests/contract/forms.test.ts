// Every form of every province, walked by machine: wherever a citizen's answers lead, the form can be finished or says kindly
// where to go instead. The walk itself is tried on forms that were broken on purpose.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual as same } from "node:util";
import { describe, expect, test } from "vitest";
import {
  decidingFields,
  describe as inWords,
  faultsOf,
  firstUnfinished,
  leavesOf,
  neededDocuments,
  openDeclarations,
  openFields,
  openPages,
  prune,
  stopOf,
  valueOf,
  warningsOf,
  whatIsNeeded,
  type Answers,
} from "../../contract/forms.ts";
import { formFaults } from "../../contract/formCheck.ts";
import type { ProcedureFile } from "../../contract/procedures.ts";
import type { Form, FormField } from "../../contract/types.ts";
import { checkProcedures, importProcedures } from "../../scripts/lib/procedures.mjs";
import { assignmentsOf, fillIn, put, seeded, TODAY } from "../support/form-walk.ts";

const ROOT = join(import.meta.dirname, "..", "..", "provinces");
const files = readdirSync(ROOT)
  .map((province) => join(ROOT, province, "procedures"))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const codes = names.map((name) => name.replace(/\.json$/, ""));
    return names.map((name) => {
      const file = JSON.parse(readFileSync(join(folder, name), "utf8")) as ProcedureFile;
      return { file, codes };
    });
  });
const withForm = files.flatMap(({ file, codes }) => (file.form ? [{ ...file, form: file.form, codes }] : []));
const demo = withForm.find(({ code }) => code === "1.900001")!;

const reader = { today: TODAY, language: "vi" as const, communeName: () => undefined };
const round = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

interface Walk {
  walked: number;
  stopped: number;
  /** What went wrong, each once. */
  wrong: Set<string>;
  /** Open pages of those that could be finished. */
  lengths: number[];
  missed: string[];
}

function walk(form: Form, enough?: number): Walk {
  const random = seeded(1);
  const seen = new Set<string>();
  const result: Walk = { walked: 0, stopped: 0, wrong: new Set(), lengths: [], missed: [] };
  const emptied = new Set<string>();
  const deciding = { pages: decidingFields(form) };
  for (const assignment of assignmentsOf(form, random, enough)) {
    result.walked++;
    const answers = fillIn(form, assignment, random);
    for (const { path, rule } of faultsOf(form, answers, { today: TODAY }))
      result.wrong.add(`dead end: ${path} ${rule}`);
    if (!same(prune(form, answers, TODAY), answers)) result.wrong.add("what was asked is pruned");
    const stop = stopOf(form, answers, TODAY);
    if (stop) {
      result.stopped++;
      seen.add(`stop ${stop.stop.title.vi}`);
      const at = firstUnfinished(form, answers, [], { today: TODAY });
      if (!at || !("stop" in at)) result.wrong.add("goes on after a stop");
      continue;
    }
    const pages = openPages(form, answers, TODAY);
    result.lengths.push(pages.length);
    for (const { page } of pages) seen.add(`page ${page.id}`);
    for (const { field } of openFields(form, answers, TODAY)) seen.add(`field ${field.id}`);
    const needed = neededDocuments(form, answers, TODAY);
    for (const { document } of needed) seen.add(`document ${document.id}`);
    for (const { id } of openDeclarations(form, answers, TODAY)) seen.add(`declaration ${id}`);
    const attached = needed.filter(({ required }) => required).map(({ document }) => document.id);
    if (firstUnfinished(form, answers, attached, { today: TODAY })) result.wrong.add("cannot be finished");
    if (attached.length > 0 && !firstUnfinished(form, answers, attached.slice(1), { today: TODAY }))
      result.wrong.add("a paper that is required may be missing");
    wrongAboutPruning(form, answers).forEach((line) => result.wrong.add(line));
    wrongAboutDeciding(form, deciding, answers).forEach((line) => result.wrong.add(line));
    for (const leaf of openFields(form, answers, TODAY).flatMap(leavesOf)) {
      const id = leaf.path.replace(/\.\d+\./, ".");
      if (!leaf.required || emptied.has(id)) continue;
      emptied.add(id);
      const without = round(answers);
      put(without, leaf.path, undefined);
      const faults = faultsOf(form, without, { today: TODAY });
      if (!faults.some(({ path, rule }) => path === leaf.path && rule === "required"))
        result.wrong.add(`${leaf.path} is required and may be missing`);
    }
  }
  const expected = [
    ...form.pages.flatMap((page) => [
      `page ${page.id}`,
      ...page.fields.map(({ id }) => `field ${id}`),
      ...(page.stops ?? []).map(({ title }) => `stop ${title.vi}`),
    ]),
    ...form.documents.map(({ id }) => `document ${id}`),
    ...form.declarations.map(({ id }) => `declaration ${id}`),
  ];
  result.missed = expected.filter((each) => !seen.has(each));
  return result;
}

/** Answers left behind on branches that closed change nothing one can see, and are gone after pruning. */
function wrongAboutPruning(form: Form, answers: Answers): string[] {
  const wrong: string[] = [];
  const noisy: Answers = round(answers);
  const open = new Set(openFields(form, answers, TODAY).map(({ field }) => field.id));
  for (const page of form.pages) {
    if (page.repeat) {
      if (!page.fields.some(({ id }) => open.has(id)) && page.repeat.min > 0)
        noisy[page.id] = [{ [page.fields[0]!.id]: "cũ" }];
      continue;
    }
    for (const { id, kind } of page.fields)
      if (!open.has(id) && kind !== "note") noisy[id] = kind === "person" ? { fullName: "Người cũ" } : "cũ";
  }
  const pruned = prune(form, noisy, TODAY);
  if (!same(prune(form, pruned, TODAY), pruned)) wrong.push("pruning twice differs");
  if (!same(pruned, prune(form, answers, TODAY))) wrong.push("closed answers are kept");
  if (!same(inWords(form, noisy, reader), inWords(form, pruned, reader))) wrong.push("closed answers are shown");
  if (faultsOf(form, noisy, { today: TODAY }).length > 0) wrong.push("closed answers are faults");
  return wrong;
}

/** The few questions of “Tôi cần gì?” find the same papers and stops as the whole form. */
function wrongAboutDeciding(form: Form, deciding: Pick<Form, "pages">, answers: Answers): string[] {
  const few = prune(deciding, answers, TODAY);
  const papers = (of: Answers) =>
    neededDocuments(form, of, TODAY).map(({ document, required }) => [document.id, required]);
  const wrong: string[] = [];
  if (!same(papers(few), papers(answers))) wrong.push("other papers by the deciding questions");
  const { papers: found, unanswered, stop } = whatIsNeeded(form, few, TODAY);
  if (unanswered !== 0 || stop || found.length !== papers(answers).length)
    wrong.push("deciding questions are left open");
  return wrong;
}

test("eight procedures of Tây Ninh and one of the invented province have a form", () => {
  expect(withForm.map(({ code }) => code).sort()).toEqual([
    "1.000656",
    "1.001193",
    "1.001612",
    "1.004873",
    "1.013225",
    "1.900001",
    "2.000635",
    "2.000720",
    "2.000908",
  ]);
});

describe.each(withForm.map((file) => [file.code, file] as const))("%s", (code, { form, published, codes }) => {
  test("is written as forms are", () => {
    expect(formFaults({ form, published }, codes)).toEqual([]);
  });

  test("asks for yes or no where one answers Có or Không", () => {
    const questions = form.pages.flatMap(({ fields }) => fields).filter(({ kind }) => kind === "yesNo");
    for (const { label } of questions) expect(label.vi).toMatch(/ không\?$/);
  });

  test("asks for no number of somebody who is invited by a link", () => {
    const named = (form.coDeclarations ?? []).flatMap(({ pages }) => form.pages.filter(({ id }) => pages.includes(id)));
    const reach = named.flatMap(({ fields }) => fields).filter(({ kind }) => kind === "phone" || kind === "email");
    expect(reach.map(({ id }) => id)).toEqual([]);
  });

  test("can be finished or stops, whatever is answered, and every part of it is reached", () => {
    const { walked, stopped, wrong, lengths, missed } = walk(form);
    expect([...wrong]).toEqual([]);
    expect(missed, "never reached").toEqual([]);
    expect(walked).toBeGreaterThan(40);
    expect(stopped).toBeLessThan(walked);
    lengths.sort((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)]!;
    expect(median, `${code}: pages on the common path`).toBeGreaterThanOrEqual(4);
    expect(median, `${code}: pages on the common path`).toBeLessThanOrEqual(9);
  });

  test("asks before anything is answered, and not what was not opened", () => {
    const faults = faultsOf(form, {}, { today: TODAY });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ rule }) => rule === "required")).toBe(true);
    expect(firstUnfinished(form, {}, [], { today: TODAY })).toMatchObject({ pageId: form.pages[0]!.id });
    expect(stopOf(form, {}, TODAY)).toBeUndefined();
    expect(prune(form, {}, TODAY)).toEqual({});
  });

  test("is not troubled by answers that are none", () => {
    const random = seeded(7);
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    for (let n = 0; n < 150; n++) {
      const answers = mess(form, random);
      const copy = JSON.stringify(answers);
      const faults = faultsOf(form, answers, { today: TODAY, communes: new Set() });
      expect(Array.isArray(faults)).toBe(true);
      const pruned = prune(form, answers, TODAY);
      expect(prune(form, pruned, TODAY)).toEqual(pruned);
      inWords(form, answers, reader);
      neededDocuments(form, answers, TODAY);
      openDeclarations(form, answers, TODAY);
      whatIsNeeded(form, answers, TODAY);
      warningsOf(form, answers, TODAY);
      firstUnfinished(form, answers, [], { today: TODAY });
      expect(JSON.stringify(answers), "the caller's answers").toBe(copy);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect(({} as Answers).polluted).toBeUndefined();
  });
});

/** Answers as no app sends them: wrong types, prototype keys, lists for words and words for lists. */
function mess(form: Form, random: () => number): any {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const odd = (depth = 0): unknown =>
    pick<() => unknown>([
      () => null,
      () => random() * 1e9,
      () => -1,
      () => 1e308,
      () => "",
      () => "   ",
      () => "2026-02-30",
      () => "9999999-99-99",
      () => "constructor",
      () => "\ud800",
      () => true,
      () => [],
      () => ["self", "self", null],
      () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
      () => ({ toString: "x", fullName: odd(depth + 1), residence: depth < 3 ? odd(depth + 1) : 1, place: "here" }),
      () => ({ birthDate: pick(["2030-01-01", 5, []]), identityNumber: pick(["072190000123", 72, null]), sex: [] }),
      () => Array.from({ length: 60 }, () => (depth < 2 ? odd(depth + 1) : 0)),
    ])();
  if (random() < 0.05) return odd();
  const answers = JSON.parse('{"__proto__":{"polluted":true}}') as Answers;
  const options = (field: FormField) => field.options?.map(({ value }) => value) ?? [];
  for (const page of form.pages) {
    const item = () =>
      Object.fromEntries(
        page.fields
          .filter(() => random() < 0.8)
          .map((field) => [field.id, field.options && random() < 0.7 ? pick(options(field)) : odd()]),
      );
    if (page.repeat) answers[page.id] = random() < 0.5 ? odd() : [item(), odd(), item()];
    else Object.assign(answers, item());
  }
  return answers;
}

describe("a form that was broken is found out", () => {
  const broken = (how: (form: Form) => void): ProcedureFile & { form: Form } => {
    const form = round(demo.form);
    how(form);
    return { ...demo, form };
  };
  const faults = (how: (form: Form) => void) => formFaults(broken(how), demo.codes).join("\n");
  const page = (form: Form, id: string) => form.pages.find((each) => each.id === id)!;
  const field = (form: Form, id: string) => form.pages.flatMap(({ fields }) => fields).find((each) => each.id === id)!;
  const walked = (how: (form: Form) => void) => walk(broken(how).form, 150);

  test.each<[string, (form: Form) => void, RegExp]>([
    [
      "a condition on what comes later",
      (form) => (page(form, "reader").when = { field: "cardKind", is: "plastic" }),
      /reader: nothing before it is called cardKind/,
    ],
    ["a condition on nothing", (form) => (page(form, "card").when = { field: "colour", is: "red" }), /called colour/],
    [
      "a condition on a part not asked",
      (form) => (page(form, "card").when = { field: "reader.ethnicity", is: "Kinh" }),
      /called reader.ethnicity/,
    ],
    [
      "a paper that looks into a repeated page",
      (form) => (form.documents[1]!.when = { field: "familyAge", above: 3 }),
      /document authorisation: nothing before it is called familyAge/,
    ],
    [
      "an option that is none",
      (form) => (page(form, "card").when = { field: "behalf", is: "neighbour" }),
      /behalf is never like/,
    ],
    [
      "a second person who is none, and a page that is none",
      (form) =>
        (form.coDeclarations = [
          {
            when: { field: "behalf", is: "self" },
            person: "phone",
            pages: ["nowhere"],
            version: 1,
            text: { vi: "Tôi đồng ý.", en: "I agree." },
          },
        ]),
      /there is no person phone(.|\n)*there is no page nowhere/,
    ],
    [
      "an organisation the publication is not for",
      (form) =>
        (form.organisations = [
          { kind: "enterprise", when: { field: "behalf", is: "self" }, taxCode: "phone", name: "school" },
        ]),
      /enterprise: the publication is not for it(.|\n)*phone is no required field of the kind taxCode/,
    ],
    [
      "a yes or no in quotes",
      (form) => (field(form, "deposit").when = { field: "cardKind", above: 3 }),
      /cardKind is never like/,
    ],
    ["an id twice", (form) => (field(form, "school").id = "reader"), /reader stands there twice/],
    ["a paper called like an answer", (form) => (form.documents[0]!.id = "cardKind"), /cardKind stands there twice/],
    ["a paper called like a list", (form) => (form.documents[0]!.id = "family"), /family stands there twice/],
    [
      "an option twice",
      (form) => (field(form, "cardKind").options![1]!.value = "plastic"),
      /cardKind.plastic stands there twice/,
    ],
    ["a choice without options", (form) => delete field(form, "cardKind").options, /choice without options/],
    ["limits of what has none", (form) => (field(form, "phone").max = 3), /max says nothing of phone/],
    ["a stop that leads nowhere", (form) => (page(form, "for").stops![0]!.goTo = "1.000000"), /no procedure 1.000000/],
    [
      "a paper nobody publishes",
      (form) => (form.documents[0]!.source = "Giấy khám sức khỏe"),
      /neither the publication nor its laws say “Giấy khám/,
    ],
    ["a law it does not rest on", (form) => (form.documents[1]!.source = "Luật Nhà ở 27/2023/QH15"), /neither/],
    ["a purpose nobody consents to", (form) => form.declarations.splice(1, 1), /nobody declares processing/],
    [
      "letters taken apart",
      (form) => (field(form, "school").label.vi = "Trường đang học".normalize("NFD")),
      /clean the text/,
    ],
    ["shouting", (form) => (field(form, "school").label.vi = "Trường!"), /clean the text/],
    ["more at least than at most", (form) => (page(form, "family").repeat!.min = 9), /more at least/],
  ])("%s", (_, how, said) => expect(faults(how)).toMatch(said));

  test("the form as it is passes", () => {
    expect(faults(() => undefined)).toBe("");
    expect([...walked(() => undefined).wrong]).toEqual([]);
  });

  test.each<[string, (form: Form) => void, RegExp]>([
    ["a limit nobody can keep", (form) => (field(form, "deposit").max = 5), /dead end: deposit maximum/],
    [
      "a day that is too early and too late",
      (form) => (field(form, "startsOn").latest = "-5d"),
      /dead end: startsOn earliest/,
    ],
    [
      "too few choices to choose",
      (form) => Object.assign(field(form, "topics"), { min: 4, required: true }),
      /dead end: topics/,
    ],
  ])("by walking it: %s", (_, how, said) => expect([...walked(how).wrong].join("\n")).toMatch(said));

  test.each<[string, (form: Form) => void, string]>([
    [
      "a page nobody sees",
      (form) =>
        (page(form, "card").when = {
          all: [
            { field: "behalf", is: "self" },
            { field: "behalf", is: "child" },
          ],
        }),
      "page card",
    ],
    [
      "a question nobody is asked",
      (form) => (field(form, "school").when = { field: "reader.birthDate", ageBelow: 6 }),
      "field school",
    ],
    [
      "a paper nobody needs",
      (form) =>
        (form.documents[1]!.when = {
          not: { any: ["self", "child", "authorised"].map((is) => ({ field: "behalf", is })) },
        }),
      "document authorisation",
    ],
    [
      "a stop that never stops",
      (form) =>
        (page(form, "reader").stops![0]!.when = {
          all: [
            { field: "reader.birthDate", ageBelow: 6 },
            { field: "reader.birthDate", ageFrom: 7 },
          ],
        }),
      "stop Trẻ dưới 6 tuổi chưa cần thẻ",
    ],
    [
      "everybody is stopped",
      (form) => (page(form, "for").stops![0]!.when = { field: "wish", in: ["borrow", "sell"] }),
      "page contact",
    ],
  ])("by walking it: %s", (_, how, missed) => expect(walked(how).missed).toContain(missed));
});

test("importing what is published again leaves the form alone; checking reads it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "forms-"));
  try {
    const path = join(folder, "procedures", "1.900001.json");
    const { code, published } = demo;
    const publish = (more: object) =>
      writeFileSync(join(folder, "source.json"), JSON.stringify({ code, ...published, ...more }));
    publish({});
    await importProcedures(join(folder, "source.json"), join(folder, "procedures"));
    const { codes: _, ...ours } = demo;
    writeFileSync(path, JSON.stringify(ours));
    expect(await importProcedures(join(folder, "source.json"), join(folder, "procedures"))).toMatchObject({ same: 1 });
    publish({ steps: "Nộp đơn, nhận thẻ." });
    expect(await importProcedures(join(folder, "source.json"), join(folder, "procedures"))).toMatchObject({
      changed: 1,
    });
    const after = JSON.parse(readFileSync(path, "utf8")) as ProcedureFile;
    expect(after.form).toEqual(demo.form);
    expect(after.version).toBe(demo.version + 1);

    after.form!.pages[0]!.fields[0]!.kind = "colour" as never;
    writeFileSync(path, JSON.stringify(after));
    expect(await checkProcedures(join(folder, "procedures"))).toContain(
      "1.900001.json: /form/pages/0/fields/0/kind must be equal to one of the allowed values",
    );
    writeFileSync(path, JSON.stringify(ours));
    expect(await checkProcedures(join(folder, "procedures"))).toEqual([
      "1.900001.json: /form for: there is no procedure 1.900002 to go to",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a path names an answer, and nothing of the language beneath", () => {
  expect(valueOf({ a: { b: [{ c: 1 }] } }, "a.b.0.c")).toBe(1);
  for (const path of ["constructor", "__proto__", "toString.name", "a.constructor"])
    expect(valueOf({ a: {} }, path)).toBeUndefined();
});
