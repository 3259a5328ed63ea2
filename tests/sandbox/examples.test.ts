// The example reports, questions and dossiers, through the real server.
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureCollection } from "geojson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCommune } from "../../contract/geo.ts";
import type { CasePage, CaseStatus, DossierPart, OfficeCase, PublicQuestion } from "../../contract/types.ts";
import { agenciesOf } from "../../sandbox/examples/agencies.ts";
import { DOSSIERS } from "../../sandbox/examples/dossiers.ts";
import { QUESTIONS } from "../../sandbox/examples/questions.ts";
import { REPORTS } from "../../sandbox/examples/reports.ts";
import { loadExamples } from "../../sandbox/examples/load.ts";
import { startStack, type Stack } from "../support/stack.ts";

const pictures = join(import.meta.dirname, "../../sandbox/examples/pictures");
const EXAMPLES = [...REPORTS, ...QUESTIONS];
const LOCAL_INTAKE = ["2.000635", "2.000908", "1.004873"];
const HERE = DOSSIERS.filter(({ procedureCode }) => LOCAL_INTAKE.includes(procedureCode));
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ province: "tay-ninh", localIntake: LOCAL_INTAKE });
}, 120_000);
afterAll(() => stack.close());

const load = () =>
  loadExamples({
    server: stack.server.origin,
    officeKey: stack.officeKey,
    agencyKeys: stack.agencyKeys,
    sandbox: stack.sandbox,
    clock: stack.clock,
    timePasses: stack.timePasses,
    provinceDir: stack.provinceDir,
  });

async function lists() {
  const get = async <Page>(path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(stack.server.origin + path, { headers })).json()) as Page;
  const office = { "x-office-key": stack.officeKey, "x-officer-id": "test" };
  return {
    office: (await get<CasePage>("/v1/office/cases?limit=50", office)).items,
    overdue: (await get<CasePage>("/v1/office/cases?limit=50&attention=overdue", office)).items,
    reopened: (await get<CasePage>("/v1/office/cases?limit=50&attention=reopened", office)).items,
    reports: (await get<CasePage>("/v1/public/reports?limit=50")).items,
    questions: (await get<{ items: { code: string }[] }>("/v1/public/questions?limit=50")).items,
  };
}

test("a dozen of each, in every state; loading again changes nothing", { timeout: 120_000 }, async () => {
  expect(await load()).toBe(EXAMPLES.length + HERE.length);
  const first = await lists();
  expect(first.office).toHaveLength(EXAMPLES.length);
  expect(new Set(first.office.map(({ status }) => status))).toEqual(
    new Set<CaseStatus>(["received", "accepted", "waiting", "answered", "closed", "refused", "reopened"]),
  );
  const published = (examples: { then: { do: string }[] }[]) =>
    examples.filter(({ then }) => then.some((step) => step.do === "publish")).length;
  expect(first.reports).toHaveLength(published(REPORTS));
  expect(first.questions).toHaveLength(published(QUESTIONS));
  expect(first.overdue).toHaveLength(1);
  expect(first.reopened).toHaveLength(1);
  expect(new Set(first.office.map((each) => each.sentAt.slice(0, 10))).size).toBeGreaterThan(5);
  await load();
  expect(await lists()).toEqual(first);
  expect(stack.clock.offsetMs).toBe(0);

  // Every public answer says which law, and who asked the same counts.
  const read = async (code: string) =>
    (await (await fetch(`${stack.server.origin}/v1/public/questions/${code}`)).json()) as PublicQuestion;
  const questions = await Promise.all(first.questions.map(({ code }) => read(code)));
  for (const { code, answer } of questions) expect([code, answer.citations.length > 0]).toEqual([code, true]);
  expect(questions.filter(({ asked }) => asked === 2)).toHaveLength(1);
});

test("dossiers of the grandmother and the student stand in every state an officer meets, each at its agency", async () => {
  const { grandmother, student } = (await agenciesOf(stack.provinceDir))!;
  const dossiersOf = async (agency: string) => {
    const headers = { "x-office-key": stack.agencyKeys[agency]!, "x-officer-id": "test" };
    const get = async <T>(path: string) => (await (await fetch(stack.server.origin + path, { headers })).json()) as T;
    const { items } = await get<CasePage>("/v1/office/cases?kind=dossier&limit=50");
    const read = await Promise.all(items.map(({ code }) => get<OfficeCase>(`/v1/office/cases/${code}`)));
    return new Map(read.map(({ case: one }) => [one.dossier!.procedureCode, { ...one, ...one.dossier! }]));
  };
  const hers = await dossiersOf(grandmother.name);
  const his = await dossiersOf(student.name);
  const states = (of: Map<string, DossierPart>) => [...of].map(([code, { processing }]) => [code, processing]).sort();
  expect(states(hers)).toEqual([
    ["2.000635", "registered"],
    ["2.000908", "finished"],
  ]);
  expect(states(his)).toEqual([
    ["1.004873", "supplementRequested"],
    ["2.000635", "processing"],
    ["2.000908", "refused"],
  ]);
  expect(hers.get("2.000908")).toMatchObject({ applicant: "Trần Thị Sáu", result: { attachments: [{}] } });
  // What did not come can be asked for.
  expect(hers.get("2.000635")!.papers).toMatchObject([{ document: "residenceProof", attachments: [] }]);
  expect(his.get("1.004873")!.supplement!.items).toHaveLength(2);
  const late = his.get("2.000635")!;
  expect(late).toMatchObject({ late: true });
  expect(late.timeline.map(({ event }) => event)).toEqual(["sent", "accepted", "started", "overdue", "extended"]);
});

test("every example fits the province", async () => {
  const boundaries = JSON.parse(
    await readFile(join(stack.provinceDir, "communes.geojson"), "utf8"),
  ) as FeatureCollection;
  for (const { id, point, communeCode } of REPORTS) {
    if (point) expect([id, findCommune(point, boundaries)]).toEqual([id, communeCode]);
  }
  const all = [...EXAMPLES, ...DOSSIERS];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const each = DOSSIERS.map(({ person, procedureCode }) => `${person} ${procedureCode}`);
  expect(new Set(each).size).toBe(each.length);
});

test("every picture exists and is small", async () => {
  const files = await readdir(pictures);
  const used = [...EXAMPLES, ...DOSSIERS].flatMap((example) => [
    ...example.pictures,
    ...example.then.flatMap((step) => ("pictures" in step && step.pictures) || []),
  ]);
  expect(new Set(files)).toEqual(new Set(used.map((name) => `${name}.jpg`)));
  for (const file of files) expect((await stat(join(pictures, file))).size).toBeLessThanOrEqual(40 * 1024);
});
