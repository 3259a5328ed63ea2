// A dossier for an enterprise or a household business: who speaks for it, by whose word, and what waits until that is known.
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "../../contract/calendar.ts";
import { neededDocuments, openDeclarations, stopOf, type Answers } from "../../contract/forms.ts";
import type { NewDossier } from "../../contract/types.ts";
import { movableClock } from "../../server/core/clock.ts";
import { handOn } from "../../server/modules/dossiers/hand-on.ts";
import { agencyKey, AGENCY, step, submit } from "../support/dossiers.ts";
import { fillIn, put, seeded, TODAY } from "../support/form-walk.ts";
import { DAY, startOneStop, startWithPeople, type People } from "../support/people.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { newKey, problemOf, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

/** The invented province takes the real province's building permits and changes of household businesses. */
const PERMIT = "1.013225";
const HOUSEHOLD = "2.000720";
const clock = movableClock();
clock.offsetMs = Date.parse(`${TODAY}T08:00:00+07:00`) - Date.now();
let people: People;
let server: TestServer;
let office: string;
let oneStop: Awaited<ReturnType<typeof startOneStop>>;
/** A citizen at level 2, and the organisations the provider says they represent. */
const somebody = (represents?: { taxCode: string; name: string }[]) =>
  people.somebody({ sex: "male", birthDate: "1980-01-02", ...(represents && { represents }) });

beforeAll(async () => {
  oneStop = await startOneStop();
  people = await startWithPeople({ clock, procedures: [PERMIT, HOUSEHOLD], oneStop: oneStop.settings });
  ({ server } = people);
  office = await agencyKey(server);
});
afterAll(async () => {
  await people?.close();
  oneStop?.close();
});

/** Answers that can be handed in, whatever chance fills in beside what is given. */
function answersOf(code: string, given: [string, unknown][]): Answers {
  const form = people.forms.get(code)!;
  for (let seed = 1; seed < 200; seed++) {
    const answers = fillIn(form, new Map(given), seeded(seed));
    for (const [path, value] of given) put(answers, path, value);
    const text = JSON.stringify(answers).replace(/"commune":"25459"/g, '"commune":"99001"');
    const fitting = JSON.parse(text) as Answers;
    if (!stopOf(form, fitting, TODAY)) return fitting;
  }
  throw new Error("no answers fit");
}

async function bodyOf(code: string, answers: Answers, upload: () => Promise<string>): Promise<NewDossier> {
  const form = people.forms.get(code)!;
  const papers = neededDocuments(form, answers, TODAY).filter(({ required }) => required);
  const ids: string[] = [];
  for (const _ of papers) ids.push(await upload());
  return {
    procedureCode: code,
    formVersion: form.version,
    communeCode: AGENCY!.communeCode,
    answers,
    papers: papers.map(({ document }) => ({ document: document.id, pages: 1 })),
    attachmentIds: ids,
    declarations: openDeclarations(form, answers, TODAY).map(({ id, version }) => ({ id, version })),
    delivery: { method: "counter" },
  };
}

const COMPANY = { taxCode: "1100000045", name: "Công ty TNHH Vàm Cỏ Xanh" };
const permit = (more: [string, unknown][] = []) =>
  answersOf(PERMIT, [
    ["works", "build"],
    ["work", "building"],
    ["grade", "four"],
    ["investorKind", "organisation"],
    ["organisationName", COMPANY.name],
    ["taxCode", COMPANY.taxCode],
    ...more,
  ]);
async function handIn(token: string, code: string, answers: Answers) {
  const body = await bodyOf(code, answers, async () => (await server.upload(token, await jpeg())).id);
  const answer = await submit(server, token, body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body;
}
const atOffice = async (code: string) => (await server.go(`/v1/office/cases/${code}`, { office })).body.case;

test("what the provider says is enough: confirmed by claim, finished without asking, told to the nation as what it is", async () => {
  const { token, name } = await somebody([COMPANY]);
  expect((await server.go("/v1/my/identity", { token })).body.represents).toEqual([COMPANY]);
  const { code, dossier } = await handIn(token, PERMIT, permit());
  expect(dossier).toMatchObject({
    applicant: name,
    organisation: { kind: "enterprise", ...COMPANY },
    representation: { status: "confirmed", by: "claim" },
  });
  await step(server, office, code, { action: "accept" });
  const { dossier: accepted } = await atOffice(code);
  expect(accepted.steps).not.toContain("confirmRepresentation");
  await step(server, office, code, { action: "startProcessing" });
  expect((await atOffice(code)).dossier.steps).toEqual(expect.arrayContaining(["decide", "finish"]));
  await handOn(server.core);
  expect(oneStop.told.filter(({ MaHoSo }) => MaHoSo === code).at(-1)).toMatchObject({
    ChuHoSo: COMPANY.name,
    LoaiDoiTuong: "1",
  });
  const receipt = await server.go(`/v1/my/cases/${code}/receipt`, { token });
  expect(receipt.text.slice(0, 5)).toBe("%PDF-");
});

test("a word on that, said while the citizen is waited for, takes none of the days they are given back", async () => {
  const { token } = await somebody();
  const { code } = await handIn(token, PERMIT, permit());
  const { dueOn } = await atOffice(code);
  const since = clock.offsetMs;
  await step(server, office, code, { action: "requestPayment", amount: 50_000 });
  clock.move(7 * DAY);
  await step(server, office, code, { action: "confirmRepresentation" });
  const waived = await step(server, office, code, { action: "waive", reason: "Được miễn theo nghị quyết." });
  clock.offsetMs = since;
  expect(waived.body.case.dueOn).toBe(addDays(dueOn, 7));
});

test("otherwise the agency says so: nothing is decided before, refused with a reason the citizen reads, confirmed after all", async () => {
  const { token } = await somebody([{ taxCode: "0300000001", name: "Công ty khác" }]);
  const { code, dossier } = await handIn(token, PERMIT, permit());
  expect(dossier!.representation).toEqual({ status: "waiting" });
  await step(server, office, code, { action: "accept" });
  await step(server, office, code, { action: "startProcessing" });
  const { steps } = (await atOffice(code)).dossier;
  expect(steps).toEqual(expect.arrayContaining(["confirmRepresentation", "refuseRepresentation"]));
  expect(steps).not.toContain("finish");
  const result = await uploadBytes(server.origin, { office }, pdf());
  const finish = { action: "finish" as const, attachmentIds: [result], signedBy: "Nguyễn Văn Ký" };
  expect(problemOf(await step(server, office, code, finish))).toBe("transition-not-allowed");
  expect(problemOf(await step(server, office, code, { action: "refuseRepresentation" }))).toBe("invalid-request");
  const reason = "Giấy đăng ký ghi người đại diện khác.";
  await step(server, office, code, { action: "refuseRepresentation", reason });
  const { body: mine } = await server.go(`/v1/my/cases/${code}`, { token });
  expect(mine.dossier.representation).toMatchObject({ status: "refused", by: "office", reason });
  expect(mine.timeline.at(-1)).toMatchObject({ event: "representationRefused", text: reason });
  expect(problemOf(await step(server, office, code, finish))).toBe("transition-not-allowed");
  const confirmed = await step(server, office, code, { action: "confirmRepresentation" });
  expect(confirmed.body.case.dossier.representation).toMatchObject({ status: "confirmed", by: "office" });
  expect((await step(server, office, code, finish)).body.case.dossier.processing).toBe("finished");
});

test("another tax code in a supplement is another organisation: what was confirmed counts no more", async () => {
  const { token } = await somebody([COMPANY]);
  const { code } = await handIn(token, PERMIT, permit());
  const items = [{ kind: "field" as const, id: "taxCode", reason: "Mã số thuế không khớp giấy đăng ký." }];
  await step(server, office, code, { action: "requestSupplement", items });
  const supply = (taxCode: string) =>
    server.go(`/v1/my/cases/${code}/supplement`, {
      token,
      key: newKey(),
      body: { answers: { taxCode }, papers: [], attachmentIds: [] },
    });
  expect(problemOf(await supply("123"))).toBe("invalid-request");
  const { body } = await supply("0300000009");
  expect(body.dossier).toMatchObject({
    organisation: { taxCode: "0300000009" },
    representation: { status: "waiting" },
  });
});

test("a household business by its owner; by somebody else, and by a citizen for themself, it is a citizen's", async () => {
  const { token } = await somebody();
  const change = (submitter: string) =>
    answersOf(HOUSEHOLD, [
      ["wish", "change"],
      ["name", "Hộ kinh doanh Sóng Biếc"],
      ["number", "072080003004"],
      ["foundedBy", "person"],
      ["submitter", submitter],
      ["changes", ["capital"]],
    ]);
  const owner = await handIn(token, HOUSEHOLD, change("self"));
  expect(owner.dossier).toMatchObject({
    organisation: { kind: "household", taxCode: "072080003004", name: "Hộ kinh doanh Sóng Biếc" },
    representation: { status: "waiting" },
  });
  await handOn(server.core);
  expect(oneStop.told.filter(({ MaHoSo }) => MaHoSo === owner.code).at(-1)).toMatchObject({
    ChuHoSo: "Hộ kinh doanh Sóng Biếc",
    LoaiDoiTuong: "2",
  });
  const authorised = await handIn(token, HOUSEHOLD, change("person"));
  expect([authorised.dossier!.organisation, authorised.dossier!.representation]).toEqual([undefined, undefined]);
  const house = await handIn(
    token,
    PERMIT,
    permit([
      ["investorKind", "person"],
      ["organisationName", undefined],
      ["taxCode", undefined],
    ]),
  );
  expect(house.dossier!.organisation).toBeUndefined();
  expect(problemOf(await step(server, office, house.code, { action: "confirmRepresentation" }))).toBe(
    "transition-not-allowed",
  );
});

test("entered at the counter it waits too, whatever the officer types: nobody has proven anything there", async () => {
  const { number, name, birthDate, sex } = await somebody([COMPANY]);
  const answers = permit();
  const { communeCode: _, ...body } = await bodyOf(PERMIT, answers, async () =>
    uploadBytes(server.origin, { office }, await jpeg()),
  );
  const person = { identityNumber: number, name, birthDate, sex };
  const entered = await server.go("/v1/office/dossiers", { office, key: newKey(), body: { ...body, person } });
  expect([entered.status, entered.text]).toEqual([201, expect.any(String)]);
  expect((await atOffice(entered.body.code)).dossier.representation).toEqual({ status: "waiting" });
});
