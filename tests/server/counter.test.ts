// A dossier that an officer enters at the counter for somebody without a phone: what is checked, whose it is, who sees it.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CounterDossier } from "../../contract/types.ts";
import { movableClock } from "../../server/core/clock.ts";
import { agencyKey, AGENCY, cardOf, OTHER_AGENCY, step, submitted } from "../support/dossiers.ts";
import { lift } from "../support/identity.ts";
import { MONDAY, startWithPeople, type People } from "../support/people.ts";
import { jpeg } from "../support/pictures.ts";
import { newKey, problemOf, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

const clock = movableClock();
const moveTo = (instant: number) => (clock.offsetMs = instant - Date.now());
let people: People;
let server: TestServer;
let office: string;
let other: string;

beforeAll(async () => {
  moveTo(MONDAY);
  people = await startWithPeople({ clock });
  ({ server } = people);
  office = await agencyKey(server);
  other = await agencyKey(server, OTHER_AGENCY!.name);
});
afterEach(() => void moveTo(MONDAY));
afterAll(() => people?.close());

let named = 0;
/** Somebody whom the provider knows, and what their card says: in capitals. */
function somebody() {
  named += 1;
  const name = `Đặng Thị Thùy Hoà ${"ABCDEFGHIJKLMNOP"[named]}`;
  const person = people.person({ name, birthDate: "1990-06-07" });
  const card: CounterDossier["person"] = {
    identityNumber: person.number,
    name: person.name.toUpperCase().replace("HOÀ", "HÒA"),
    birthDate: person.birthDate,
    sex: person.sex,
    address: "Ấp 3, xã Bình Minh Đảo",
    phone: "0900000077",
  };
  return { person, card };
}

async function entry(card: CounterDossier["person"], more: Partial<CounterDossier> = {}, key = office) {
  const page = await uploadBytes(server.origin, { office: key }, await jpeg());
  const { communeCode: _, ...body } = cardOf(server, [page]);
  return { ...body, person: card, delivery: { method: "counter" }, ...more } as CounterDossier;
}
const enter = async (body: CounterDossier, { key = newKey(), as = office } = {}) =>
  server.go("/v1/office/dossiers", { office: as, key, body });
async function entered(card: CounterDossier["person"], more: Partial<CounterDossier> = {}): Promise<string> {
  const answer = await enter(await entry(card, more));
  expect([answer.status, answer.text]).toEqual([201, expect.stringContaining("code")]);
  return answer.body.code;
}
const read = (token: string, code: string) => server.go(`/v1/my/cases/${code}`, { token });
const readAtOffice = (code: string, as = office) => server.go(`/v1/office/cases/${code}`, { office: as });
const codesOf = async (token: string) =>
  (await server.go("/v1/my/cases?kind=dossier", { token })).body.items.map(({ code }: any) => code);
async function proven(number: string, name: string): Promise<string> {
  const token = await server.known(name);
  await lift(server, token, number);
  return token;
}
const fieldsOf = (answer: { body: any }) => answer.body.fields.map(({ path, rule }: any) => `${path} ${rule}`);

test("entered, printed, and theirs once they prove who they are", async () => {
  const { person, card } = somebody();
  const code = await entered(card);
  expect(code).toMatch(new RegExp(`^${AGENCY!.code.replace(".", "\\.")}-260302-\\d{4}$`));
  const { case: seen, sender } = (await readAtOffice(code)).body;
  expect(sender).toBeUndefined();
  expect(seen.timeline[0]).toMatchObject({ event: "sent", by: "office", agency: AGENCY!.name });
  expect(seen.dossier).toMatchObject({
    applicant: card.name,
    channel: "counter",
    contactPhone: "0900000077",
    delivery: { method: "counter" },
  });
  const lines = seen.dossier.parts.flatMap((part: any) => part.lines);
  expect(lines).toContainEqual(expect.objectContaining({ path: "reader.identityNumber", text: person.number }));
  const receipt = await server.go(`/v1/office/cases/${code}/receipt`, { office });
  expect([receipt.status, receipt.headers.get("content-type"), receipt.text.slice(0, 5)]).toEqual([
    200,
    "application/pdf",
    "%PDF-",
  ]);
  // Anybody with the code sees how far it is, as of any other.
  expect((await server.go(`/v1/public/dossiers/${code}`)).body).toMatchObject({
    applicantMasked: expect.stringMatching(/^Đ\*\*\* T\*\*\*/),
    processing: "registered",
  });
  // Its clock is the counter's: what that channel publishes, not the online one.
  await step(server, office, code, { action: "accept", dueOn: "2026-03-06" });
  expect((await readAtOffice(code)).body.case.dossier.dueAt).toBe("2026-03-06T10:00:00.000Z");

  const token = await proven(person.number, "ve-sau");
  expect(await codesOf(token)).toEqual([code]);
  const mine = (await read(token, code)).body;
  expect(mine.dossier).toMatchObject({ applicant: card.name, channel: "counter", can: ["withdraw"] });
  expect(mine.dossier.contactPhone).toBeUndefined();
  expect((await server.go(mine.dossier.papers[0].attachments[0].url, { token })).status).toBe(200);
  expect((await server.go(`/v1/my/cases/${code}/receipt`, { token })).status).toBe(200);
  // Who looked, before it was theirs to see, too.
  const looks = (await server.go("/v1/my/looks", { token })).body.items;
  expect(looks.filter(({ caseCode }: any) => caseCode === code).length).toBeGreaterThanOrEqual(4);
});

test("somebody who is known already sees it at once; the officer learns nothing of them, and changes nothing", async () => {
  const { person, card } = somebody();
  const token = await proven(person.number, "quen-roi");
  const before = (await server.go("/v1/my/identity", { token })).body;
  const code = await entered({ ...card, address: "Nhà ai đó, nơi khác hẳn" });
  expect(await codesOf(token)).toEqual([code]);
  expect((await server.go("/v1/my/identity", { token })).body).toEqual(before);
  const { text } = await readAtOffice(code);
  expect(text).not.toContain(person.name);
  expect(text).not.toContain("•");
});

test("a mistyped number gives the dossier to nobody: not now, not later, and says nothing of whose number it is", async () => {
  const [known, stranger] = [somebody(), somebody()];
  const token = await proven(known.person.number, "bi-go-nham");
  // The number of one who is known, with the name and the birth date of another.
  const wrong = { ...stranger.card, identityNumber: known.person.number };
  const answer = await enter(await entry(wrong));
  const right = await enter(await entry(stranger.card));
  expect([answer.status, Object.keys(answer.body)]).toEqual([right.status, Object.keys(right.body)]);
  const { code } = answer.body;
  const never = code.replace(/\d{4}$/, "9999");
  expect(await codesOf(token)).toEqual([]);
  for (const path of ["", "/receipt"])
    expect(problemOf(await server.go(`/v1/my/cases/${code}${path}`, { token }))).toBe(
      problemOf(await server.go(`/v1/my/cases/${never}${path}`, { token })),
    );
  expect((await readAtOffice(code)).text).not.toContain(known.person.name);
  moveTo(MONDAY + 3_600_000);
  await lift(server, token, known.person.number);
  expect(await codesOf(token)).toEqual([]);
  const looks = (await server.go("/v1/my/looks", { token })).body.items;
  expect(looks.map(({ caseCode }: any) => caseCode)).not.toContain(code);
  // Same name, other birth date: another person.
  const twin = await enter(await entry({ ...known.card, birthDate: "1990-06-08" }));
  expect(await codesOf(token)).toEqual([]);
  // The officer takes it back and enters it anew.
  const taken = await server.go(`/v1/office/cases/${twin.body.code}/withdrawal`, {
    office,
    key: newKey(),
    body: { reason: "Gõ nhầm ngày sinh." },
  });
  expect(taken.body.case.dossier.processing).toBe("withdrawn");
  expect(await codesOf(token)).toEqual([]);
});

test("what is typed from a card is an answer like any other: checked, and asked for again", async () => {
  const { card } = somebody();
  const refused = async (more: Partial<CounterDossier["person"]>) =>
    fieldsOf(await enter(await entry({ ...card, ...more })));
  expect(await refused({ sex: "male" })).toEqual(["/body/person/identityNumber identitySex"]);
  expect(await refused({ birthDate: "1989-06-07" })).toEqual(["/body/person/identityNumber identityYear"]);
  expect(await refused({ birthDate: "1990-02-30" })).toEqual([expect.stringContaining("/body/person/birthDate")]);
  expect(await refused({ identityNumber: "07219000201" })).toEqual([expect.stringContaining("identityNumber")]);
  const whole = await entry(card);
  const without = { ...whole, papers: [], attachmentIds: [] };
  expect(problemOf(await enter(without))).toBe("paper-missing");
  expect(problemOf(await enter({ ...whole, declarations: [] }))).toBe("declaration-missing");
  expect(problemOf(await enter({ ...whole, formVersion: 9 }))).toBe("form-changed");
  expect(problemOf(await enter({ ...whole, delivery: { method: "electronic" as never } }))).toBe("invalid-request");
  const { code } = (await enter(whole)).body;
  // A proven name is nobody's to correct; a typed one is.
  const asked = await step(server, office, code, {
    action: "requestSupplement",
    items: [{ kind: "field", id: "reader.fullName", reason: "Tên trên thẻ khác." }],
  });
  expect(asked.body.case.status).toBe("waiting");
});

test("supplemented at the counter in the person's name; one from a phone is not the officer's to supplement or withdraw", async () => {
  const { card } = somebody();
  const code = await entered(card);
  const items = [{ kind: "document" as const, id: "photoPaper", reason: "Ảnh mờ, không đọc được." }];
  await step(server, office, code, { action: "accept", dueOn: "2026-03-06" });
  await step(server, office, code, { action: "requestSupplement", items });
  const page = await uploadBytes(server.origin, { office }, await jpeg());
  const body = { answers: {}, papers: [{ document: "photoPaper", pages: 1 }], attachmentIds: [page] };
  const supply = (path: string, as = office) =>
    server.go(`/v1/office/cases/${path}/supplement`, { office: as, key: newKey(), body });
  expect(problemOf(await supply(code, other))).toBe("case-not-found");
  const supplied = await supply(code);
  expect(supplied.body.case).toMatchObject({ status: "accepted" });
  expect(supplied.body.case.timeline.at(-1)).toMatchObject({ event: "supplemented", by: "office" });

  const { person } = somebody();
  const token = await proven(person.number, "co-dien-thoai");
  const theirs = (await submitted(server, token)).code;
  await step(server, office, theirs, { action: "requestSupplement", items });
  const again = await uploadBytes(server.origin, { office }, await jpeg());
  const forThem = await server.go(`/v1/office/cases/${theirs}/supplement`, {
    office,
    key: newKey(),
    body: { ...body, attachmentIds: [again] },
  });
  expect(problemOf(forThem)).toBe("transition-not-allowed");
  const takeBack = await server.go(`/v1/office/cases/${theirs}/withdrawal`, { office, key: newKey(), body: {} });
  expect(problemOf(takeBack)).toBe("transition-not-allowed");
});

test("stopped before it was accepted and taken up again: where no time is published, not without a day", async () => {
  const code = await entered(somebody().card);
  const items = [{ kind: "document" as const, id: "photoPaper", reason: "Ảnh mờ, không đọc được." }];
  await step(server, office, code, { action: "requestSupplement", items });
  await step(server, office, code, { action: "stop", reason: "Quá hạn bổ sung." });
  const resume = { action: "resume" as const, reason: "Người dân đã đến quầy." };
  const refused = await step(server, office, code, resume);
  expect(refused.body.fields).toEqual([{ path: "/body/dueOn", rule: "required" }]);
  const resumed = await step(server, office, code, { ...resume, dueOn: "2026-03-06" });
  expect(resumed.body.case).toMatchObject({ status: "accepted", dueOn: "2026-03-06" });
});

test("the same key enters once; a key without the scope, another agency, and one that takes no dossiers do not", async () => {
  const { card } = somebody();
  const body = await entry(card);
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 5 }, () => enter(body, { key })));
  expect(new Set(answers.map((answer) => answer.body.code)).size).toBe(1);
  expect(problemOf(await enter({ ...body, person: { ...card, name: "Ai Khác" } }, { key }))).toBe(
    "idempotency-key-reused",
  );
  const { code } = answers[0]!.body;
  for (const path of ["", "/receipt"])
    expect(problemOf(await server.go(`/v1/office/cases/${code}${path}`, { office: other }))).toBe("case-not-found");
  const reader = await server.running.issueOfficeKey({ agency: AGENCY!.name, scopes: ["cases:read", "dossiers:read"] });
  expect(problemOf(await enter(body, { as: reader }))).toBe("office-scope-required");
  const hotline = await entry(card, {}, server.office);
  expect(problemOf(await enter(hotline, { as: server.office }))).toBe("agency-unknown");
  // Another agency's upload is not there for this one.
  const theirs = await entry(card, {}, other);
  expect(problemOf(await enter(theirs))).toBe("upload-not-found");
});

test("what was read from the card is nowhere in the clear", async () => {
  const { person, card } = somebody();
  const code = await entered(card);
  await readAtOffice(code);
  const tables = ["dossier", "case_file", "event", "idempotency", "access_log", "person"] as const;
  const rows = await Promise.all(tables.map((table) => server.core.db.selectFrom(table).selectAll().execute()));
  const text = JSON.stringify(rows);
  for (const secret of [person.number, card.name, "Ấp 3", "0900000077"]) expect(text).not.toContain(secret);
});

test("proven in the very moment it is entered: neither misses the other", async () => {
  const all = Array.from({ length: 6 }, () => somebody());
  const bodies = await Promise.all(all.map(({ card }) => entry(card)));
  const tokens = await Promise.all(all.map((_, n) => server.known(`cung-luc-${n}`)));
  await Promise.all(
    all.flatMap(({ person }, n) => [lift(server, tokens[n]!, person.number), enter(bodies[n]!).then(() => undefined)]),
  );
  for (const token of tokens) expect(await codesOf(token)).toHaveLength(1);
});
