// Dossiers from submission to result, by the API: what is checked, who sees what, what happens in time.
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addDays, civilDate } from "../../contract/calendar.ts";
import type { Session } from "../../contract/types.ts";
import { movableClock } from "../../server/core/clock.ts";
import { noteOverdue } from "../../server/core/due.ts";
import type { DbOrTx } from "../../server/db/database.ts";
import { handOn } from "../../server/modules/dossiers/hand-on.ts";
import { findDossier } from "../../server/modules/dossiers/repository.ts";
import { writeState } from "../../server/modules/dossiers/state.ts";
import {
  agencyKey,
  AGENCY,
  cardForAChild,
  cardOf,
  OTHER_AGENCY,
  step,
  submit,
  submitted,
} from "../support/dossiers.ts";
import { codesOn, lift, way } from "../support/identity.ts";
import { DAY, HOUR, MONDAY, startOneStop, startWithPeople, type People } from "../support/people.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { newKey, problemOf, type TestServer } from "../support/server.ts";

const clock = movableClock();
const moveTo = (instant: number) => (clock.offsetMs = instant - Date.now());
let people: People;
let server: TestServer;
let office: string;
let other: string;
let oneStop: Awaited<ReturnType<typeof startOneStop>>;
const somebody = () => people.somebody({ sex: "male" });

beforeAll(async () => {
  moveTo(MONDAY);
  oneStop = await startOneStop();
  people = await startWithPeople({ clock, oneStop: oneStop.settings });
  ({ server } = people);
  office = await agencyKey(server);
  other = await agencyKey(server, OTHER_AGENCY!.name);
});
afterEach(() => void moveTo(MONDAY));
afterAll(async () => {
  await people?.close();
  oneStop?.close();
});

const read = (token: string, code: string) => server.go(`/v1/my/cases/${code}`, { token });
const fieldsOf = (answer: { body: any }) => answer.body.fields.map(({ path, rule }: any) => `${path} ${rule}`);

test("handed in: a code of the agency's day, a receipt, and the person's own name and number in it", async () => {
  const { token, number, name } = await somebody();
  const sent = await submitted(server, token);
  expect(sent.code).toMatch(new RegExp(`^${AGENCY!.code.replace(".", "\\.")}-260302-\\d{4}$`));
  expect(sent).toMatchObject({ kind: "dossier", status: "received", agency: AGENCY!.name, dueOn: "2026-03-03" });
  const { dossier } = sent;
  expect(dossier).toMatchObject({
    processing: "registered",
    finance: "none",
    delivery: { method: "electronic", state: "waiting" },
    can: ["withdraw"],
  });
  const lines = dossier!.parts.flatMap((part) => part.lines);
  expect(lines).toContainEqual(expect.objectContaining({ path: "reader.identityNumber", text: number }));
  expect(lines).toContainEqual(expect.objectContaining({ path: "reader.fullName", text: name }));
  expect(dossier!.papers).toMatchObject([{ document: "photoPaper", attachments: [{ type: "image/webp" }] }]);
  const picture = await server.go(dossier!.papers[0]!.attachments[0]!.url, { token });
  expect(picture.status).toBe(200);
  const receipt = await server.go(`/v1/my/cases/${sent.code}/receipt`, { token });
  expect([receipt.status, receipt.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(receipt.text.slice(0, 5)).toBe("%PDF-");
  expect((await server.go("/v1/my/cases?kind=dossier", { token })).body.items).toMatchObject([
    { code: sent.code, subjectId: "1.900001" },
  ]);
});

test("what is sealed is nowhere in the clear: not in its row, not kept with the key, not in the log of looks", async () => {
  const { token, number, name } = await somebody();
  const { code } = await submitted(server, token, { delivery: { method: "post", address: "12 đường Sóng Biếc kín" } });
  await step(server, office, code, { action: "accept" });
  const tables = ["dossier", "case_file", "event", "idempotency", "access_log", "person"] as const;
  const rows = await Promise.all(tables.map((table) => server.core.db.selectFrom(table).selectAll().execute()));
  const text = JSON.stringify(rows);
  for (const secret of [number, name, "Sóng Biếc kín"]) expect(text).not.toContain(secret);
});

test("a rating keeps no dossier with its key: who repeats it after the identity is gone reads nothing", async () => {
  const { token, number, name } = await somebody();
  const { code } = await submitted(server, token, { delivery: { method: "counter" } });
  for (const action of ["accept", "startProcessing", "finish", "handOver"] as const)
    expect((await step(server, office, code, { action })).status).toBe(200);
  const key = newKey();
  const rate = () => server.go(`/v1/my/cases/${code}/rating`, { token, key, body: { level: 5 } });
  expect((await rate()).body).toMatchObject({ code, rating: { level: 5 }, dossier: { applicant: name } });
  expect((await rate()).body.rating).toEqual({ level: 5 });
  const kept = JSON.stringify(await server.core.db.selectFrom("idempotency").selectAll().execute());
  for (const secret of [number, name, "Hải Đăng"]) expect(kept).not.toContain(secret);
  await server.go("/v1/my/identity", { token, method: "DELETE" });
  expect(problemOf(await rate())).toBe("case-not-found");
  await lift(server, token, people.person().number);
  expect(problemOf(await rate())).toBe("case-not-found");
});

test("a paper is opened in its dossier, where that is a look, and never stays in a browser", async () => {
  const { token } = await somebody();
  const sent = await submitted(server, token);
  const [paper] = sent.dossier!.papers[0]!.attachments;
  const [listed] = (await server.go("/v1/office/cases?kind=dossier&limit=50", { office })).body.items.filter(
    ({ code }: { code: string }) => code === sent.code,
  );
  expect(listed.thumbUrl).toBeUndefined();
  const looks = async () =>
    (await server.go("/v1/my/looks", { token })).body.items.filter((each: any) => each.caseCode === sent.code).length;
  expect(await looks()).toBe(0);
  const opened = `/v1/office/cases/${sent.code}/attachments/${paper!.id}`;
  for (let times = 0; times < 3; times++) expect((await server.go(opened, { office })).status).toBe(200);
  expect(await looks()).toBe(1);
  for (const path of [paper!.url, `/v1/my/cases/${sent.code}/receipt`]) {
    const { headers } = await server.go(path, { token });
    expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
  }
});

test("who signed is said with the result, and an amount where money is asked for: nowhere else", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token, { delivery: { method: "counter" } });
  const tried = (body: Parameters<typeof step>[3]) => step(server, office, code, body);
  expect(problemOf(await tried({ action: "accept", amount: 777 }))).toBe("invalid-request");
  expect(problemOf(await tried({ action: "accept", signedBy: "Ai Đó" }))).toBe("invalid-request");
  for (const action of ["accept", "startProcessing"] as const) expect((await tried({ action })).status).toBe(200);
  expect((await tried({ action: "finish", signedBy: "Nguyễn Văn Ký" })).status).toBe(200);
  expect(problemOf(await tried({ action: "handOver", signedBy: "Ai Đó Khác" }))).toBe("invalid-request");
});

test("the agency is told the account its person has now, not the one they came with", async () => {
  const me = await somebody();
  const { code } = await submitted(server, me.token);
  const sender = async () => (await server.go(`/v1/office/cases/${code}`, { office })).body.sender;
  const before = await sender();
  expect(before.phone).toMatch(/^\+849/);
  const later = await server.known("dien-thoai-moi");
  const mine = way(server, later);
  const attempt = await mine.start();
  expect((await mine.complete(attempt, codesOn(await mine.browse(attempt, me.number)).code, true)).status).toBe(200);
  expect((await sender()).phone).not.toBe(before.phone);
  await server.go("/v1/my/identity", { token: later, method: "DELETE" });
  expect(await sender()).toBeUndefined();
});

test("what nobody sees is no text: an address of nothing is missing, a name reads from the left", async () => {
  const { token } = await somebody();
  const page = await server.upload(token, await jpeg());
  const body = cardOf(server, [page.id], { delivery: { method: "post", address: "\u200B\u200B\u2060\u200D\uFEFF" } });
  expect(problemOf(await submit(server, token, body))).toBe("invalid-request");
  const written = "12 \u202Eđường\u00AD Sóng 👨‍👩‍👧";
  const sent = await submit(server, token, { ...body, delivery: { method: "post", address: written } });
  expect(sent.body.dossier!.delivery.address).toBe("12 đường Sóng 👨‍👩‍👧");
});

test("a draft is sealed, and read again by whoever wrote it", async () => {
  const { token } = await somebody();
  const path = `/v1/my/drafts/${newKey()}`;
  const content = {
    service: "dossiers:1.900001",
    formVersion: "1",
    answers: { reader: { identityNumber: "072190001234" } },
    attachments: [],
    at: "reader",
    savedAt: clock.now().toISOString(),
    baseVersion: 0,
    device: "Điện thoại Android",
  };
  expect((await server.go(path, { token, method: "PUT", body: content })).status).toBe(200);
  expect(JSON.stringify(await server.core.db.selectFrom("draft").selectAll().execute())).not.toContain("072190001234");
  expect((await server.go(path, { token })).body.content.answers).toEqual(content.answers);
  expect((await server.go("/v1/my/drafts", { token })).body.items).toMatchObject([{ service: "dossiers:1.900001" }]);
});

test("the same key is the same dossier, ten at a time; the phone's answer is shown as it stands now", async () => {
  const { token } = await somebody();
  const page = await server.upload(token, await jpeg());
  const body = cardOf(server, [page.id]);
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 10 }, () => submit(server, token, body, key)));
  expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1);
  expect((await server.go("/v1/my/cases?kind=dossier", { token })).body.items).toHaveLength(1);
  const changed = { ...body, communeCode: OTHER_AGENCY!.communeCode };
  expect(problemOf(await submit(server, token, changed, key))).toBe("idempotency-key-reused");
});

test("fifty at once: numbers without gap and without double", async () => {
  const { token, number } = await somebody();
  moveTo(MONDAY + 7 * DAY);
  await lift(server, token, number);
  const pages = await Promise.all(
    Array.from({ length: 30 }, async () => (await server.upload(token, await jpeg())).id),
  );
  const child = (n: number) =>
    cardOf(
      server,
      n < 30 ? [pages[n]!] : [],
      n < 30
        ? {}
        : {
            declarations: [
              { id: "truth", version: 1 },
              { id: "processing", version: 1 },
              { id: "sharing", version: 1 },
            ],
            answers: childAnswers(),
          },
    );
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => submit(server, token, child(n))));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
  const numbers = answers.map(({ body }) => Number(body.code.split("-")[2])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
});

/** For a child of ten: the citizen is the applicant, no paper is required. */
function childAnswers() {
  return {
    wish: "borrow",
    behalf: "child",
    reader: {
      fullName: "Trần Thị Bé",
      birthDate: "2016-01-15",
      sex: "female",
      residence: { place: "elsewhere", words: "Xã Bình Minh Đảo" },
    },
    school: "Tiểu học Bình Minh",
    cardKind: "digital",
    startsOn: civilDate(clock.now()),
    applicant: { proven: true },
    phone: "0900000021",
  };
}

test("what the phone checked is checked again, and said field by field", async () => {
  const { token } = await somebody();
  const page = (await server.upload(token, await jpeg())).id;
  const body = cardOf(server, [page]);
  const sending = (more: object) => submit(server, token, { ...body, ...more } as never);
  const wrong = await sending({ answers: { ...body.answers, phone: "12", cardKind: "gold", startsOn: undefined } });
  expect(problemOf(wrong)).toBe("invalid-request");
  expect(fieldsOf(wrong)).toEqual([
    "/body/answers/cardKind option",
    "/body/answers/startsOn required",
    "/body/answers/phone phone",
  ]);
  expect(problemOf(await sending({ answers: { ...body.answers, wish: "sell" } }))).toBe("procedure-not-for-you");
  const bare = await sending({ papers: [], attachmentIds: [] });
  expect([problemOf(bare), fieldsOf(bare)]).toEqual(["paper-missing", ["/body/papers/photoPaper required"]]);
  expect(problemOf(await sending({ papers: [{ document: "authorisation", pages: 1 }] }))).toBe("paper-unknown");
  expect(problemOf(await sending({ papers: [{ document: "photoPaper", pages: 2 }] }))).toBe("invalid-request");
  expect(problemOf(await sending({ declarations: [{ id: "truth", version: 1 }] }))).toBe("declaration-missing");
  expect(
    problemOf(
      await sending({
        declarations: [
          { id: "truth", version: 2 },
          { id: "processing", version: 1 },
        ],
      }),
    ),
  ).toBe("declaration-missing");
  expect(problemOf(await sending({ formVersion: 7 }))).toBe("form-changed");
  expect(problemOf(await sending({ communeCode: "00000" }))).toBe("agency-unknown");
  expect(problemOf(await sending({ procedureCode: "9.999999" }))).toBe("procedure-not-found");
  expect(problemOf(await sending({ procedureCode: "1.900002" }))).toMatch(
    /^(form-not-found|procedure-not-taken-here)$/,
  );
  expect(problemOf(await sending({ delivery: { method: "post" } }))).toBe("invalid-request");
  expect(problemOf(await sending({ attachmentIds: ["00000000-0000-4000-8000-000000000000"] }))).toBe(
    "upload-not-found",
  );
  // None of it left anything behind: the page is still free, and the next number is the next number.
  expect((await sending({})).status).toBe(201);
});

test("nobody is taken for the person proven: a name in the answers is only an answer", async () => {
  const { token, number } = await somebody();
  const page = (await server.upload(token, await jpeg())).id;
  const body = cardOf(server, [page]);
  const reader = {
    proven: true,
    fullName: "Kẻ Mạo Danh",
    identityNumber: "072190009999",
    residence: { place: "elsewhere", words: "Đâu đó" },
  };
  const { body: sent } = await submit(server, token, { ...body, answers: { ...body.answers, reader } });
  const texts = sent.dossier!.parts.flatMap(({ lines }) => lines).map(({ text }) => text);
  expect(texts).toContain(number);
  expect(texts).not.toContain("Kẻ Mạo Danh");
  // Where the citizen is not the person asked for, “proven” says nothing.
  const child = { ...childAnswers(), reader: { proven: true } };
  const refused = await submit(server, token, { ...body, answers: child, papers: [], attachmentIds: [] });
  expect(fieldsOf(refused)).toContain("/body/answers/reader/fullName required");
});

test("a number that disagrees with the birth date beside it is the register's matter, when both are proven", async () => {
  const token = await server.known("so-lech");
  people.sandbox.identity.people.add({
    number: "072190007777",
    name: "Lý Văn Lệch",
    birthDate: "1958-03-08",
    sex: "male",
    address: "",
  });
  await lift(server, token, "072190007777");
  expect((await submitted(server, token)).dossier!.applicant).toBe("Lý Văn Lệch");
});

test("level 1, a level 2 that has aged, and an unlinked account cannot submit, nor see what was submitted", async () => {
  const { token, number } = await somebody();
  const { code } = await submitted(server, token);
  await server.go(`/v1/office/cases/${code}`, { office });
  const page = (await server.upload(token, await jpeg())).id;
  moveTo(MONDAY + 61 * 60_000);
  const aged = await submit(server, token, cardOf(server, [page]));
  expect([problemOf(aged), aged.body as never as object]).toEqual([
    "identity-level-required",
    expect.objectContaining({ requiredLevel: 2 }),
  ]);
  expect((await read(token, code)).status).toBe(200); // looking needs no new proof
  await server.go("/v1/my/identity", { token, method: "DELETE" });
  expect(problemOf(await submit(server, token, cardOf(server, [page])))).toBe("identity-level-required");
  expect(problemOf(await read(token, code))).toBe("case-not-found");
  expect((await server.go("/v1/my/cases", { token })).body.items).toEqual([]);
  expect((await server.go("/v1/my/looks", { token })).body.items).toEqual([]);
  for (const path of [`receipt`, `result/00000000-0000-4000-8000-000000000000`])
    expect(problemOf(await server.go(`/v1/my/cases/${code}/${path}`, { token }))).toBe("identity-level-required");
  // The person comes with another phone and Zalo account, and finds it.
  const later = await server.known("may-moi");
  await lift(server, later, number);
  expect((await read(later, code)).body.code).toBe(code);
  expect((await server.go("/v1/my/looks", { token: later })).body.items).toMatchObject([{ caseCode: code }]);
});

test("composed with one identity, it is not taken in the name of another that was linked since", async () => {
  const { token, number } = await somebody();
  const linked = async () => (await server.go("/v1/session", { token })).body as Session;
  const [key, mine] = [newKey(), await linked()];
  const composed = { ...cardOf(server, [(await server.upload(token, await jpeg())).id]), identity: mine.identity };
  const unlink = () => server.go("/v1/my/identity", { token, method: "DELETE" });
  await unlink();
  expect(await linked()).toMatchObject({ level: 1, account: mine.account });
  expect(await linked()).not.toHaveProperty("identity");
  await lift(server, token, people.person({ sex: "male" }).number);
  const now = await linked();
  expect([now.account, now.identity === mine.identity]).toEqual([mine.account, false]);
  expect(problemOf(await submit(server, token, composed, key))).toBe("identity-changed");
  expect((await server.go("/v1/my/cases", { token })).body.items).toEqual([]);
  // With its own again it goes, as it was.
  await unlink();
  await lift(server, token, number);
  expect((await linked()).identity).toBe(mine.identity);
  expect((await submit(server, token, composed, key)).status).toBe(201);
  // Nothing of either name is told elsewhere, and two accounts of one person have nothing in common.
  const other = await server.known("may-khac");
  await unlink();
  await lift(server, other, number);
  const theirs = (await server.go("/v1/session", { token: other })).body as Session;
  expect([theirs.account === mine.account, theirs.identity === mine.identity]).toEqual([false, false]);
});

test("another citizen at level 2, and another agency, cannot tell it from one that never was", async () => {
  const [{ token: owner }, { token: stranger }] = [await somebody(), await somebody()];
  const mine = await submitted(server, owner);
  const { code } = mine;
  const file = mine.dossier!.papers[0]!.attachments[0]!.id;
  const never = code.replace(/\d{4}$/, "9999");
  const seen = ({ status, text, body }: { status: number; text: string; body: any }) => [
    status,
    text.replace(body.requestId, ""),
  ];
  const asStranger = (path: string, body?: object) =>
    server.go(`/v1/my/cases/${path}`, { token: stranger, ...(body && { key: newKey(), body }) });
  const asAgency = (path: string, body?: object) =>
    server.go(`/v1/office/cases/${path}`, { office: other, ...(body && { key: newKey(), body }) });
  const tries: [string, (code: string) => Promise<any>][] = [
    ["read", (one) => asStranger(one)],
    ["file", (one) => asStranger(`${one}/attachments/${file}`)],
    ["result", (one) => asStranger(`${one}/result/${file}`)],
    ["receipt", (one) => asStranger(`${one}/receipt`)],
    ["supplement", (one) => asStranger(`${one}/supplement`, { answers: {}, papers: [], attachmentIds: [] })],
    ["withdraw", (one) => asStranger(`${one}/withdrawal`, {})],
    ["rate", (one) => asStranger(`${one}/rating`, { level: 1 })],
    ["reply", (one) => asStranger(`${one}/reply`, { text: "Tôi đây.", attachmentIds: [] })],
    ["office read", (one) => asAgency(one)],
    ["office file", (one) => asAgency(`${one}/attachments/${file}`)],
    ["office step", (one) => asAgency(`${one}/dossier-steps`, { action: "accept" })],
    ["office accept", (one) => asAgency(`${one}/accept`, {})],
    ["office publish", (one) => asAgency(`${one}/publish`, { published: true, attachmentIds: [] })],
  ];
  for (const [name, attempt] of tries) expect(seen(await attempt(code)), name).toEqual(seen(await attempt(never)));
  // A key for all cases, without the scope for dossiers, sees none.
  expect(problemOf(await server.go(`/v1/office/cases/${code}`, { office: server.office }))).toBe("case-not-found");
  const listed = async (key: string) =>
    (await server.go("/v1/office/cases?kind=dossier&limit=50", { office: key })).body.items;
  expect((await listed(office)).map((each: any) => each.code)).toContain(code);
  expect((await listed(other)).map((each: any) => each.code)).not.toContain(code);
  expect(await listed(server.office)).toEqual([]);
  // Somebody else's paper cannot be handed in.
  const theft = (await server.upload(owner, await jpeg())).id;
  expect(problemOf(await submit(server, stranger, cardOf(server, [theft])))).toBe("upload-not-found");
  // And the shared steps of other kinds are none of a dossier's.
  for (const action of ["accept", "close", "refuse", "answer"])
    expect((await server.act(code, action, {})).status).toBeGreaterThanOrEqual(400);
});

test("from acceptance to the result in hand: due by the calendar, told at each step, opened once, rated once", async () => {
  const { token, number } = await somebody();
  const { code } = await submitted(server, token);
  const accepted = await step(server, office, code, { action: "accept" });
  expect(accepted.body.case).toMatchObject({ status: "accepted", dueOn: "2026-03-03" });
  expect(accepted.body.case.dossier).toMatchObject({ processing: "accepted", dueAt: "2026-03-03T10:00:00.000Z" });
  expect(accepted.body.case.dossier.steps).toEqual(
    expect.arrayContaining(["startProcessing", "requestSupplement", "stop"]),
  );
  expect(problemOf(await step(server, office, code, { action: "accept" }))).toBe("transition-not-allowed");
  await step(server, office, code, { action: "startProcessing" });
  expect(problemOf(await step(server, office, code, { action: "finish" }))).toBe("invalid-request"); // an electronic result is a file
  const file = await uploadFor(pdf());
  const finished = await step(server, office, code, {
    action: "finish",
    attachmentIds: [file],
    signedBy: "Nguyễn Văn Ký",
  });
  expect(finished.body.case.dossier).toMatchObject({ processing: "finished", delivery: { state: "ready" } });
  const { body: seen } = await read(token, code);
  expect(seen.status).toBe("answered");
  expect(seen.dossier).toMatchObject({ can: ["openResult"], result: { signedBy: "Nguyễn Văn Ký" } });
  const [result] = seen.dossier.result.attachments;
  // By its ordinary door it is not there; a level 2 that has aged is asked for again.
  expect(problemOf(await server.go(`/v1/my/cases/${code}/attachments/${result.id}`, { token }))).toBe(
    "attachment-not-found",
  );
  moveTo(MONDAY + 2 * HOUR);
  expect(problemOf(await server.go(result.url, { token }))).toBe("identity-level-required");
  await lift(server, token, number);
  const opened = await server.go(result.url, { token });
  expect([opened.status, opened.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const after = (await read(token, code)).body;
  expect(after.dossier).toMatchObject({ processing: "handedOver", delivery: { state: "delivered" } });
  expect(after.timeline.map(({ event, by }: any) => `${event} ${by}`)).toEqual([
    "sent citizen",
    "accepted office",
    "started office",
    "finished office",
    "handedOver system",
  ]);
  const rate = (level: number) => server.go(`/v1/my/cases/${code}/rating`, { token, key: newKey(), body: { level } });
  expect((await rate(5)).body.rating).toEqual({ level: 5 });
  expect(problemOf(await rate(1))).toBe("already-rated");

  // Anybody who holds the result can check it, and learns whose initials.
  const token2 = seen.dossier.result.checkUrl.split("/").pop();
  const check = await server.go(`/v1/public/results/${token2}`);
  expect(check.body).toMatchObject({
    code,
    signedBy: "Nguyễn Văn Ký",
    agency: AGENCY!.name,
    files: [{ type: "application/pdf" }],
  });
  expect(check.body.applicantMasked).toMatch(/^T\*\*\* V\*\*\* /);
  expect(problemOf(await server.go(`/v1/public/results/${"x".repeat(43)}`))).toBe("result-not-found");
  // Who looked at it is known to the person.
  expect((await server.go("/v1/my/looks", { token })).body.items.map(({ caseCode }: any) => caseCode)).toContain(code);
});

const uploadFor = async (bytes: Uint8Array) => {
  const { uploadBytes } = await import("../support/tus.ts");
  return uploadBytes(server.origin, { office }, bytes);
};

test("supplement once, with every reason; the clock stands meanwhile; a second request counts", async () => {
  const { token, number } = await somebody();
  const { code } = await submitted(server, token);
  await step(server, office, code, { action: "accept" });
  const items = [
    { kind: "document" as const, id: "photoPaper", reason: "Ảnh bị mờ, không đọc được ngày sinh." },
    { kind: "field" as const, id: "phone", reason: "Số này không gọi được." },
  ];
  expect(
    problemOf(
      await step(server, office, code, { action: "requestSupplement", items: [{ ...items[0]!, id: "unknownPaper" }] }),
    ),
  ).toBe("invalid-request");
  for (const wrong of [
    { kind: "document" as const, id: "authorisation", reason: "Không ai hỏi giấy này." }, // closed by the answers
    { kind: "field" as const, id: "deposit", reason: "Thẻ điện tử không đặt cọc." },
    { kind: "field" as const, id: "reader.fullName", reason: "Tên đã được xác nhận." },
    { kind: "field" as const, id: "reader", reason: "Cả người đọc." },
  ])
    expect([
      wrong.id,
      problemOf(await step(server, office, code, { action: "requestSupplement", items: [wrong] })),
    ]).toEqual([wrong.id, "invalid-request"]);
  const asked = await step(server, office, code, { action: "requestSupplement", items, untilOn: "2026-03-13" });
  expect(asked.body.case).toMatchObject({ status: "waiting" });
  const { dossier } = (await read(token, code)).body;
  expect(dossier.can[0]).toBe("supplement");
  expect(dossier.supplement.items).toMatchObject([{ id: "photoPaper", title: "Giấy tờ có ảnh" }, { id: "phone" }]);

  // Half an hour early, so that what was left ends within the day however long this test takes.
  moveTo(MONDAY + 3 * DAY - HOUR / 2);
  await lift(server, token, number);
  const page = (await server.upload(token, await jpeg())).id;
  const supplement = (body: object) => server.go(`/v1/my/cases/${code}/supplement`, { token, key: newKey(), body });
  const whole = {
    answers: { phone: "0900000022" },
    papers: [{ document: "photoPaper", pages: 1 }],
    attachmentIds: [page],
  };
  expect(problemOf(await supplement({ ...whole, answers: {} }))).toBe("supplement-incomplete");
  expect(problemOf(await supplement({ ...whole, answers: { phone: "12" } }))).toBe("invalid-request");
  expect(
    problemOf(await supplement({ ...whole, answers: { phone: "0900000022", cardKind: "plastic", deposit: 20000 } })),
  ).toBe("supplement-incomplete");
  expect(problemOf(await supplement({ ...whole, papers: [], attachmentIds: [] }))).toBe("paper-missing");
  const { body } = await supplement(whole);
  // What was left on Monday morning, all of it and Tuesday, is given again from Thursday: until Friday.
  expect(body).toMatchObject({ status: "accepted", dueOn: "2026-03-06" });
  expect(body.dossier.papers[0].attachments.map((each: any) => each.id)).toEqual([page]);
  expect(body.dossier.parts.flatMap((part: any) => part.lines)).toContainEqual(
    expect.objectContaining({ path: "phone", text: "0900000022" }),
  );
  expect(problemOf(await supplement(whole))).toBe("transition-not-allowed");
  const second = await step(server, office, code, { action: "requestSupplement", items: [items[1]!] });
  expect(second.body.case.dossier.supplements).toBe(2);
});

const ASKED = [{ kind: "field" as const, id: "phone", reason: "Số này không gọi được." }];
const reply = (token: string, code: string) =>
  server.go(`/v1/my/cases/${code}/supplement`, {
    token,
    key: newKey(),
    body: { answers: { phone: "0900000022" }, papers: [], attachmentIds: [] },
  });

test("asked before anybody accepted it: the day by which it is answered waits for the citizen, too", async () => {
  const { token, number } = await somebody();
  const [{ code: asked }, { code: owing }] = [await submitted(server, token), await submitted(server, token)];
  await step(server, office, asked, { action: "requestSupplement", items: ASKED });
  await step(server, office, owing, { action: "requestPayment", amount: 10_000 });
  moveTo(MONDAY + 7 * DAY);
  await noteOverdue(server.core);
  await lift(server, token, number);
  // Due on the Tuesday after the Monday it was asked on; five working days later that is a Tuesday again.
  const given = { status: "received", dueOn: "2026-03-10", late: false };
  expect((await reply(token, asked)).body).toMatchObject(given);
  const waived = await step(server, office, owing, { action: "waive", reason: "Hộ nghèo được miễn." });
  expect(waived.body.case).toMatchObject(given);
  await noteOverdue(server.core);
  expect((await step(server, office, asked, { action: "accept" })).body.case).toMatchObject({ late: false });
  // Nobody is waited for any more.
  moveTo(MONDAY + 9 * DAY);
  await noteOverdue(server.core);
  expect((await server.go(`/v1/office/cases/${owing}`, { office })).body.case).toMatchObject({ late: true });
});

test("a mistyped date is refused by name, or corrected: it locks nothing", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  const refusedFor = async (body: Parameters<typeof step>[3]) => {
    const answer = await step(server, office, code, body);
    return [problemOf(answer), ...fieldsOf(answer)];
  };
  const past = ["invalid-request", "/body/dueOn minimum"];
  expect(await refusedFor({ action: "accept", dueOn: "2025-03-02" })).toEqual(past);
  expect(await refusedFor({ action: "requestSupplement", items: ASKED, untilOn: "2026-03-02" })).toEqual([
    "invalid-request",
    "/body/untilOn minimum",
  ]);
  await step(server, office, code, { action: "accept" });
  const extend = { action: "extend" as const, reason: "Phải xác minh ở nơi khác." };
  expect(await refusedFor({ ...extend, dueOn: "2029-01-10" })).toEqual(["invalid-request", "/body/dueOn maximum"]);
  expect(await refusedFor({ action: "requestPayment", amount: 10_000, untilOn: "2029-01-10" })).toEqual([
    "invalid-request",
    "/body/untilOn maximum",
  ]);
  expect((await step(server, office, code, { ...extend, dueOn: "2028-03-12" })).status).toBe(200);
  expect(await refusedFor({ ...extend, dueOn: "2026-03-03" })).toEqual(past); // what was promised before it
  const right = await step(server, office, code, { ...extend, dueOn: "2026-03-12" });
  expect(right.body.case).toMatchObject({ dueOn: "2026-03-12", late: false, dossier: { extensions: 1 } });
  const forms = right.body.case.dossier.forms.map(({ id }: { id: string }) => id);
  expect(forms).toEqual(["04-1", "04-2"]);
  // What was taken in before dates were looked at is corrected in the same way.
  const { id } = await idOf(code);
  const { state } = await findDossier(server.core.db, id);
  const from = state.extensions[1]!.to;
  const to = new Date("2029-01-10T10:00:00Z");
  const locked = { ...state, due: { at: to, isProvisional: false }, extensions: [{ at: from, reason: "x", from, to }] };
  await server.core.db
    .updateTable("dossier")
    .set({ state: writeState(locked) })
    .where("case_id", "=", id)
    .execute();
  const ask = () => step(server, office, code, { action: "requestSupplement", items: ASKED, untilOn: "2026-03-10" });
  // What is promised already is paused and goes on all the same, so that nobody's reply is turned away.
  expect((await ask()).status).toBe(200);
  const given = { answers: { phone: "0900000023" }, papers: [], attachmentIds: [] };
  const reply = await server.go(`/v1/my/cases/${code}/supplement`, { token, key: newKey(), body: given });
  expect(reply.body.dossier).toMatchObject({ dueAt: expect.stringMatching(/^2029-01-1/), dueProvisional: true });
  expect((await step(server, office, code, { ...extend, dueOn: "2026-03-20" })).status).toBe(200);
});

test("a time that runs out of the calendar is not promised, and said so", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  moveTo(Date.parse("2028-12-29T10:00:00+07:00"));
  const answer = await step(server, office, code, { action: "accept" });
  expect([answer.status, problemOf(answer)]).toEqual([503, "calendar-ends"]);
});

test("who was promised a day that passes as the calendar ends is promised another, provisionally", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  moveTo(Date.parse("2028-12-22T10:00:00+07:00"));
  expect((await step(server, office, code, { action: "accept" })).status).toBe(200);
  moveTo(Date.parse("2028-12-28T08:00:00+07:00"));
  await noteOverdue(server.core);
  const { body } = await server.go(`/v1/office/cases/${code}`, { office });
  expect(body.case).toMatchObject({ late: true, dueOn: "2029-01-04" });
  expect(body.case.dossier).toMatchObject({ dueAt: "2029-01-04T10:00:00.000Z", dueProvisional: true });
  while ((await handOn(server.core)).sent > 0); // told of in 2028, and no other test's
});

const idOf = (code: string) =>
  server.core.db.selectFrom("case_file").select("id").where("code", "=", code).executeTakeFirstOrThrow();

test("what a new answer opens may and must be given with it: questions, papers, what was proven, an agreement", async () => {
  const { token, name } = await somebody();
  const { code, dossier } = await submitted(server, token);
  const why = "Xin chọn lại.";
  const items = ["behalf", "cardKind"].map((id) => ({ kind: "field" as const, id, reason: why }));
  await step(server, office, code, { action: "requestSupplement", items });
  // By the form it was handed in under, whatever is in force by then.
  const form = (version: number) =>
    server.go(`/v1/public/procedures/${dossier!.procedureCode}/form?version=${version}`, {});
  expect((await form(dossier!.procedureVersion)).body.version).toBe(dossier!.formVersion);
  expect(problemOf(await form(999))).toBe("procedure-not-found");
  expect(problemOf(await form(9_999_999))).toBe("invalid-request");

  const page = (await server.upload(token, await jpeg())).id;
  const give = (answers: object, papers: object[] = [], attachmentIds: string[] = []) =>
    server.go(`/v1/my/cases/${code}/supplement`, { token, key: newKey(), body: { answers, papers, attachmentIds } });
  const authorising = { behalf: "authorised", cardKind: "plastic", deposit: 20_000, applicant: { proven: true } };
  const { reader: whose } = cardForAChild(server).answers;
  const authorised = { ...authorising, reader: { ...(whose as object), birthDate: "2008-01-15" } };
  const paper = { document: "authorisation", pages: 1 };
  expect(fieldsOf(await give({ behalf: "self", cardKind: "plastic" }))).toEqual(["/body/answers/deposit required"]);
  expect(fieldsOf(await give({ behalf: "self", cardKind: "plastic", deposit: 5 }))).toEqual([
    "/body/answers/deposit minimum",
  ]);
  expect(problemOf(await give({ ...authorised, phone: "0900000022" }, [paper], [page]))).toBe("supplement-incomplete");
  expect(fieldsOf(await give(authorised))).toEqual(["/body/papers/authorisation required"]);
  // The reader is somebody else now: nothing is left of the citizen there.
  expect(fieldsOf(await give(authorising, [paper], [page]))).toContain("/body/answers/reader/fullName required");
  expect(problemOf(await give({ behalf: "self", cardKind: "plastic", deposit: 20_000 }, [paper], [page]))).toBe(
    "paper-unknown",
  );
  const { body } = await give(authorised, [paper], [page]);
  expect(body.dossier).toMatchObject({
    processing: "registered",
    answers: { deposit: 20_000, applicant: { fullName: name }, reader: authorised.reader },
  });
  expect(body.dossier.papers.map(({ document }: any) => document)).toEqual(["photoPaper", "authorisation"]);

  // Once more: the reader is no longer the citizen, so who it is may be asked; a child, whose school is told.
  const reader = ["reader.birthDate", "reader.identityNumber"].map((id) => ({
    kind: "field" as const,
    id,
    reason: why,
  }));
  const again = await step(server, office, code, { action: "requestSupplement", items: reader });
  // Also what was never answered is called by its name.
  const number = "Người được cấp thẻ: Số định danh cá nhân";
  expect(again.body.case.dossier.supplement.items).toMatchObject([{}, { title: number }]);
  const child = { answers: { "reader.birthDate": "2015-01-15", "reader.identityNumber": null, school: "Tiểu học" } };
  const giveChild = (more: object) =>
    server.go(`/v1/my/cases/${code}/supplement`, {
      token,
      key: newKey(),
      body: { ...child, papers: [], attachmentIds: [], ...more },
    });
  expect(problemOf(await giveChild({}))).toBe("declaration-missing");
  expect((await giveChild({ declarations: [{ id: "sharing", version: 1 }] })).body.dossier.processing).toBe(
    "registered",
  );
  const { items: consents } = (await server.go("/v1/my/consents", { token })).body;
  expect(consents[0].consents.map(({ id }: any) => id)).toEqual(["truth", "processing", "sharing"]);
});

test("asked for long after it was handed in, a date may be one of meanwhile, and is judged by the day it is given", async () => {
  const { token, number } = await somebody();
  const { code } = await submitted(server, token);
  const items = [{ kind: "field" as const, id: "startsOn", reason: "Ngày này đã qua." }];
  await step(server, office, code, { action: "requestSupplement", items });
  moveTo(MONDAY + 21 * DAY);
  const later = await server.known(`nguoi-${number}`);
  await lift(server, later, number);
  const give = (startsOn: string) =>
    server.go(`/v1/my/cases/${code}/supplement`, {
      token: later,
      key: newKey(),
      body: { answers: { startsOn }, papers: [], attachmentIds: [] },
    });
  const today = civilDate(server.clock.now());
  expect(fieldsOf(await give(addDays(today, 61)))).toEqual(["/body/answers/startsOn latest"]);
  expect((await give(addDays(today, 60))).body.dossier.answers.startsOn).toBe(addDays(today, 60));
});

test("who it is for becomes the citizen again: what was said of the other is not left there", async () => {
  const { token, name } = await somebody();
  const { code } = await submitted(server, token, { ...cardForAChild(server), papers: [], attachmentIds: [] });
  const items = [{ kind: "field" as const, id: "behalf", reason: "Thẻ cho ai?" }];
  await step(server, office, code, { action: "requestSupplement", items });
  const page = (await server.upload(token, await jpeg())).id;
  const give = (answers: object, papers: object[] = [], attachmentIds: string[] = []) =>
    server.go(`/v1/my/cases/${code}/supplement`, { token, key: newKey(), body: { answers, papers, attachmentIds } });
  expect(fieldsOf(await give({ behalf: "self" }))).toContain("/body/answers/reader/fullName required");
  const reader = { proven: true, residence: { place: "elsewhere", words: "12 đường Hải Đăng" } };
  const { body } = await give({ behalf: "self", reader }, [{ document: "photoPaper", pages: 1 }], [page]);
  expect(body.dossier.answers.reader).toMatchObject({ fullName: name });
});

test("an answer that is asked for again may close another, and may not lead out of the procedure", async () => {
  const { token } = await somebody();
  const answers = { ...cardOf(server, []).answers, cardKind: "plastic", deposit: 20_000 };
  const { code } = await submitted(server, token, { answers });
  const items = ["wish", "cardKind", "deposit"].map((id) => ({ kind: "field" as const, id, reason: "Xin chọn lại." }));
  await step(server, office, code, { action: "requestSupplement", items });
  const give = (given: object) =>
    server.go(`/v1/my/cases/${code}/supplement`, {
      token,
      key: newKey(),
      body: { answers: given, papers: [], attachmentIds: [] },
    });
  expect(problemOf(await give({ wish: "sell", cardKind: "digital" }))).toBe("procedure-not-for-you");
  expect(problemOf(await give({ wish: "borrow", cardKind: "plastic" }))).toBe("supplement-incomplete");
  const { body } = await give({ wish: "borrow", cardKind: "digital" });
  expect([body.dossier.processing, body.dossier.answers.deposit]).toEqual(["registered", undefined]);
});

test("late: the citizen is told unasked, with an apology and a new date; the office's own extension too", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  const { code: waiting } = await submitted(server, token);
  await step(server, office, code, { action: "accept" });
  moveTo(MONDAY + 2 * DAY + HOUR);
  await noteOverdue(server.core);
  const { body } = await read(token, code);
  expect(body).toMatchObject({ late: true, status: "accepted" });
  expect(body.timeline.at(-1)).toMatchObject({ event: "overdue", by: "system", dueOn: "2026-03-11" });
  expect(body.dossier).toMatchObject({ extensions: 1, dueAt: "2026-03-11T10:00:00.000Z" });
  expect(
    problemOf(await step(server, office, code, { action: "extend", reason: "Chờ xác minh ở nơi cư trú cũ." })),
  ).toBe("invalid-request");
  const extended = await step(server, office, code, {
    action: "extend",
    reason: "Chờ xác minh ở nơi cư trú cũ.",
    dueOn: "2026-03-20",
  });
  expect(extended.body.case).toMatchObject({ dueOn: "2026-03-20", late: true });
  expect(extended.body.case.timeline.at(-1)).toMatchObject({ event: "extended", dueOn: "2026-03-20" });
  // Not even taken on in time: what the citizen was told is not taken back by taking it on.
  expect((await step(server, office, waiting, { action: "accept" })).body.case).toMatchObject({ late: true });
});

test("refused with a reason, withdrawn, stopped and taken up again; money asked for and waived", async () => {
  const { token } = await somebody();
  const codes = [await submitted(server, token), await submitted(server, token), await submitted(server, token)].map(
    ({ code }) => code,
  );
  expect(problemOf(await step(server, office, codes[0]!, { action: "refuse" }))).toBe("invalid-request");
  await step(server, office, codes[0]!, { action: "refuse", reason: "Không thuộc thẩm quyền của xã." });
  const refused = (await read(token, codes[0]!)).body;
  expect(refused).toMatchObject({ status: "refused", dossier: { processing: "refused", can: [] } });
  expect(refused.timeline.at(-1)).toMatchObject({ event: "refused", text: "Không thuộc thẩm quyền của xã." });

  const withdraw = (code: string) =>
    server.go(`/v1/my/cases/${code}/withdrawal`, { token, key: newKey(), body: { reason: "Tôi nộp nhầm." } });
  expect((await withdraw(codes[1]!)).body).toMatchObject({ status: "closed", dossier: { processing: "withdrawn" } });
  expect(problemOf(await withdraw(codes[1]!))).toBe("transition-not-allowed");

  const code = codes[2]!;
  await step(server, office, code, { action: "accept" });
  expect(problemOf(await step(server, office, code, { action: "requestPayment" }))).toBe("invalid-request");
  const asked = await step(server, office, code, { action: "requestPayment", amount: 10_000 });
  expect(asked.body.case.dossier).toMatchObject({
    processing: "paymentRequested",
    finance: "requested",
    amount: 10_000,
  });
  expect((await read(token, code)).body.dossier.can[0]).toBe("pay");
  await step(server, office, code, { action: "waive", reason: "Hộ nghèo được miễn." });
  expect((await read(token, code)).body.dossier).toMatchObject({ processing: "accepted", finance: "waived" });
  await step(server, office, code, { action: "stop", reason: "Chờ kết luận của cơ quan khác." });
  expect((await read(token, code)).body).toMatchObject({ status: "closed", dossier: { processing: "stopped" } });
  await step(server, office, code, { action: "resume", reason: "Đã có kết luận." });
  expect((await read(token, code)).body).toMatchObject({ status: "accepted", dossier: { processing: "processing" } });
});

test("looked up by code alone, however it is written: how far it is, and nothing of whose", async () => {
  const { token, number, name } = await somebody();
  const { code } = await submitted(server, token);
  for (const typed of [code, code.toLowerCase(), code.replace(/[-.]/g, " "), code.replace(/0/g, "O")]) {
    const { status, text, body } = await server.go(`/v1/public/dossiers/${encodeURIComponent(typed)}`);
    expect([typed, status, body.code]).toEqual([typed, 200, code]);
    expect(body.applicantMasked).toBe(`T*** V*** ${name.split(" ")[2]![0]}***`);
    for (const secret of [number, name.slice(5), "0900000021", "Hải Đăng 12"]) expect(text).not.toContain(secret);
  }
  expect(problemOf(await server.go(`/v1/public/dossiers/${code.replace(/\d{4}$/, "9999")}`))).toBe("case-not-found");
  expect(problemOf(await server.go("/v1/public/dossiers/PA-260302-0001"))).toBe("case-not-found");
});

test("handed on to the one-stop system, as often as it changes; while that is down it is kept, told, and goes by itself", async () => {
  moveTo(MONDAY + 28 * DAY);
  await handOn(server.core); // what other tests left
  const { token } = await somebody();
  const statuses = (code: string) =>
    oneStop.told.filter(({ MaHoSo }) => MaHoSo === code).map((each) => each.TrangThaiHoSo);
  oneStop.answer(503);
  const { code } = await submitted(server, token);
  expect(await handOn(server.core)).toEqual({ sent: 0, failed: 1 });
  expect((await read(token, code)).body.dossier).toMatchObject({ processing: "registered", handedOn: "waiting" });
  oneStop.answer(200);
  expect(await handOn(server.core)).toEqual({ sent: 0, failed: 0 }); // not before its minute
  clock.offsetMs += 61_000;
  expect(await handOn(server.core)).toEqual({ sent: 1, failed: 0 });
  expect((await read(token, code)).body.dossier.handedOn).toBe("done");
  await step(server, office, code, { action: "accept" });
  // Two servers at once: it is sent once.
  const both = await Promise.all([handOn(server.core), handOn(server.core)]);
  expect(both.map(({ sent }) => sent).sort()).toEqual([0, 1]);
  expect(statuses(code)).toEqual(["1", "2"]);
  // A server that died over it: noticed when its time is over, and sent again.
  await step(server, office, code, { action: "startProcessing" });
  const { handOn: really } = server.core.oneStop!;
  server.core.oneStop!.handOn = () => new Promise(() => undefined);
  void handOn(server.core);
  await expect
    .poll(
      async () =>
        (
          await server.core.db
            .selectFrom("dossier")
            .select("sync_next_at")
            .where("sync_next_at", ">", clock.now())
            .execute()
        ).length,
    )
    .toBe(1);
  server.core.oneStop!.handOn = really;
  expect(await handOn(server.core)).toEqual({ sent: 0, failed: 0 });
  clock.offsetMs += 6 * 60_000;
  expect(await handOn(server.core)).toEqual({ sent: 1, failed: 0 });
  expect(statuses(code)).toEqual(["1", "2", "4"]);
  for (const payload of oneStop.told) expect(JSON.stringify(payload)).not.toMatch(/072090\d{6}/);
});

test("what happens while it is being sent loses neither the sending nor its answer, and a new promise is told, too", async () => {
  moveTo(MONDAY + 35 * DAY);
  while ((await handOn(server.core)).sent > 0); // what other tests left
  const { token } = await somebody();
  const { code } = await submitted(server, token, { delivery: { method: "post", address: "12 đường Hải Đăng" } });
  const { code: late } = await submitted(server, token);
  await step(server, office, late, { action: "accept" });
  await step(server, office, code, { action: "accept" });
  await step(server, office, code, { action: "startProcessing" });
  await step(server, office, code, { action: "finish", attachmentIds: [await uploadFor(pdf())] });
  while ((await handOn(server.core)).sent > 0);
  const { id } = await idOf(code);
  const { state } = await findDossier(server.core.db, id);
  const leave = (db: DbOrTx, status: "sending" | "sent", sync_next_at: Date | null) =>
    db
      .updateTable("dossier")
      .set({ state: writeState({ ...state, sync: { status, attempts: 0 } }), sync_next_at })
      .where("case_id", "=", id)
      .execute();
  const sync = async () => {
    const { state: now, sync_next_at } = await findDossier(server.core.db, id);
    return [now.sync.status, sync_next_at];
  };
  // While an officer posts it, the one-stop system answers: the step waits for that, and leaves it as it is.
  await leave(server.core.db, "sending", clock.now());
  const post = () => step(server, office, code, { action: "post", trackingNumber: "EA123456789VN" });
  let posting: ReturnType<typeof post>;
  await server.core.db.transaction().execute(async (tx) => {
    await leave(tx, "sent", null);
    posting = post();
    const waiting = sql<{ n: string }>`select count(*) as n from pg_locks where not granted`;
    await expect.poll(async () => Number((await waiting.execute(server.core.db)).rows[0]!.n)).toBeGreaterThan(0);
  });
  expect((await posting!).status).toBe(200);
  expect(await sync()).toEqual(["sent", null]);
  // A server that died over it is noticed, whatever happened to the dossier since.
  await leave(server.core.db, "sending", new Date(clock.now().getTime() + 5 * 60_000));
  expect((await post()).status).toBe(200);
  clock.offsetMs += 6 * 60_000;
  expect(await handOn(server.core)).toEqual({ sent: 1, failed: 0 });
  expect(await sync()).toEqual(["sent", null]);
  // Nobody kept the date of the other: the server promises anew, and says so there, too.
  clock.offsetMs += 2 * DAY;
  await noteOverdue(server.core);
  while ((await handOn(server.core)).sent > 0);
  const { NgayHenTra } = oneStop.told.filter(({ MaHoSo }) => MaHoSo === late).at(-1)!;
  expect(NgayHenTra).toBe("20260415170000");
});
