import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultsOf, type Answers } from "./forms.ts";
import {
  answersNow,
  faultsGiven,
  openedBeneath,
  pathsOf,
  readAsked,
  toGive,
  withSupplied,
  type Asked,
} from "./supplement.ts";
import type { Form } from "./types.ts";

const file = new URL("../provinces/demo/procedures/1.900001.json", import.meta.url);
const { form } = JSON.parse(readFileSync(file, "utf8")) as { form: Form };
const today = "2026-03-02";
const reader = {
  fullName: "Lê Thị Mai",
  birthDate: "1990-01-15",
  sex: "female",
  residence: { place: "elsewhere", words: "Ấp 3" },
};
const before: Answers = {
  wish: "borrow",
  behalf: "self",
  reader,
  family: [{ familyName: "Bé", familyAge: 9 }],
  cardKind: "digital",
  startsOn: "2026-03-05",
  phone: "0900000021",
};
const askingOf = (held: Answers, ...paths: string[]): Asked =>
  readAsked({
    form,
    before: held,
    today,
    items: paths.map((id) => ({ kind: form.documents.some((each) => each.id === id) ? "document" : "field", id })),
    papers: [],
  });
const asking = (...paths: string[]): Asked => askingOf(before, ...paths);
function giving(asked: Asked, supplied: Answers, givenOn = today) {
  const after = answersNow(asked, supplied);
  const give = toGive(asked, after);
  return {
    paths: pathsOf(give.opened.pages),
    papers: give.opened.documents.map(({ document, required }) => `${document.id} ${required}`),
    declarations: give.opened.declarations.map(({ id }) => id),
    closed: give.closed,
    faults: faultsGiven(give, faultsOf(form, after, { today, givenOn })).map(({ path, rule }) => `${path} ${rule}`),
  };
}

test.each<[string, string[], Answers, Partial<ReturnType<typeof giving>>]>([
  ["as it was", ["cardKind"], {}, { paths: [], papers: [], closed: [], faults: [] }],
  [
    "a field that opens is required",
    ["cardKind"],
    { cardKind: "plastic" },
    { paths: ["deposit"], faults: ["deposit required"] },
  ],
  [
    "and what is given there must fit",
    ["cardKind"],
    { cardKind: "plastic", deposit: 5 },
    { faults: ["deposit minimum"] },
  ],
  [
    "a page, a paper with it, a block on the page, and who is somebody else now",
    ["behalf"],
    { behalf: "authorised" },
    { paths: ["reader", "applicant"], papers: ["authorisation true"] },
  ],
  [
    "a part of a block beside the part that was asked for",
    ["reader.residence.place"],
    { "reader.residence.place": "here" },
    { paths: ["reader.residence.commune"], faults: ["reader.residence.commune required"] },
  ],
  [
    "a field of the same item of a list",
    ["family.0.familyAge"],
    { "family.0.familyAge": 15 },
    { paths: ["family.0.familyPhone"], faults: [] },
  ],
  [
    "what becomes a declaration, and no longer a paper",
    ["reader.birthDate", "photoPaper"],
    { "reader.birthDate": "2015-01-15" },
    { paths: ["school"], declarations: ["sharing"], papers: [], faults: ["school required"] },
  ],
  ["what is asked for whole opens nothing beside itself", ["reader"], { reader: {} }, { paths: [] }],
])("%s", (_, paths, supplied, expected) => {
  expect(giving(asking(...paths), supplied)).toMatchObject(expected);
});

test("what was optional, was left out and is required now; not what stands there already", () => {
  const child = { ...before, reader: { ...reader, birthDate: "2010-01-15" } };
  const asked = askingOf(child, "reader.birthDate");
  const younger = { "reader.birthDate": "2015-01-15" };
  expect(giving(asked, younger).paths).toEqual(["school"]);
  expect(giving(asked, { ...younger, school: "Tiểu học" })).toMatchObject({ paths: ["school"], faults: [] });
  expect(giving(askingOf({ ...child, school: "Tiểu học" }, "reader.birthDate"), younger).paths).toEqual([]);
  const older = { "reader.birthDate": "2000-01-15" };
  expect(
    giving(askingOf({ ...before, reader: { ...reader, birthDate: "2015-01-15" } }, "reader.birthDate"), older).papers,
  ).toEqual(["photoPaper true"]);
});

test("who is somebody else by the new answers is given anew, whole or beside the part that was asked for", () => {
  const other = { fullName: "Lê Thị Bé", birthDate: "2010-01-15", sex: "female", residence: reader.residence };
  const applicant = { fullName: "Lê Thị Mai", identityNumber: "072190000021" };
  const parts = ["fullName", "birthDate", "sex", "residence.place", "residence.words"].map((part) => `reader.${part}`);
  const missing = parts.map((path) => `${path} required`);
  for (const behalf of ["child", "authorised"]) {
    expect(giving(asking("behalf"), { behalf, applicant })).toMatchObject({
      paths: ["reader", "applicant"],
      faults: missing,
    });
    expect(giving(asking("behalf"), { behalf, applicant, reader: other }).faults).toEqual([]);
  }
  // What was left of the one before is gone, also what need not be given.
  const self = askingOf({ ...before, reader: { ...reader, identityNumber: "072190000021" } }, "behalf");
  expect(answersNow(self, { behalf: "child", reader: other })["reader"]).toEqual(other);
  const child = askingOf({ ...before, behalf: "child", reader: other, applicant }, "behalf");
  expect(giving(child, { behalf: "self" })).toMatchObject({ paths: ["reader"], faults: missing });
  expect(giving(child, { behalf: "authorised" }).paths).toEqual([]);
  const beside = giving(asking("behalf", "reader.birthDate"), { behalf: "child", "reader.birthDate": "2010-01-15" });
  expect(beside.paths).toEqual([
    "reader.fullName",
    "reader.sex",
    "reader.identityNumber",
    "reader.residence.place",
    "reader.residence.words",
    "school",
    "applicant",
  ]);
  expect(beside.faults).not.toContain("reader.birthDate required");
});

test("a date that is given later may be one of meanwhile; from when on it may be stays as it was", () => {
  const asked = asking("startsOn", "reader.birthDate");
  const dated = (startsOn: string, born = "2026-05-10") =>
    giving(asked, { startsOn, "reader.birthDate": born, school: "Tiểu học" }, "2026-05-11").faults;
  expect(dated("2026-07-10")).toEqual([]);
  expect(dated("2026-07-11")).toEqual(["startsOn latest"]);
  expect(dated("2026-03-02")).toEqual([]);
  expect(dated("2026-03-01")).toEqual(["startsOn earliest"]);
  expect(dated("2026-07-10", "2026-05-12")).toEqual(["reader.birthDate latest"]);
});

test("what an answer closes is no longer waited for", () => {
  const plastic = { ...before, cardKind: "plastic", deposit: 20_000 };
  const asked = askingOf(plastic, "cardKind", "deposit");
  expect(giving(asked, { cardKind: "digital" })).toMatchObject({ closed: ["deposit"], faults: [] });
  expect(giving(asked, { deposit: 30_000 })).toMatchObject({ closed: [], faults: [] });
});

test("each opened thing stands beneath the answer that opened it", () => {
  const asked = asking("cardKind", "phone", "behalf");
  const beneath = openedBeneath(asked, { cardKind: "plastic", behalf: "authorised", deposit: 20_000 });
  const told = [...beneath].map(([path, { pages, documents }]) => [path, pathsOf(pages), documents.length]);
  expect(told).toEqual([
    ["cardKind", ["deposit"], 0],
    ["phone", [], 0],
    ["behalf", ["reader", "applicant"], 1],
  ]);
});

test("an answer is put at its path, in a list as its next item at most; nothing is changed in place", () => {
  const kept = JSON.stringify(before);
  expect(withSupplied({}, { "reader.sex": "male", reader: { sex: "female", fullName: "An" } })).toEqual({
    reader: { sex: "male", fullName: "An" },
  });
  expect(withSupplied({}, { "family.0.familyName": "Ba" })).toEqual({ family: [{ familyName: "Ba" }] });
  expect(withSupplied(before, { "family.9999999.familyName": "Ba" })).toBe(before);
  expect(withSupplied({ reader: "no block" }, { "reader.sex": "male" })).toEqual({ reader: { sex: "male" } });
  expect(Object.getPrototypeOf(withSupplied({}, JSON.parse('{"__proto__.x": 1}') as Answers))).toBe(Object.prototype);
  withSupplied(before, { "reader.residence.words": "Ấp 4", "family.0.familyAge": 3 });
  expect(JSON.stringify(before)).toBe(kept);
});
