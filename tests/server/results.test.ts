// What becomes of a result: lent to the next dossier, shown once to somebody else, and judged.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { movableClock } from "../../server/core/clock.ts";
import { noteOverdue } from "../../server/core/due.ts";
import { sweep } from "../../server/core/sweep.ts";
import { agencyKey, cardForAChild, cardOf, OTHER_AGENCY, step, submit, submitted } from "../support/dossiers.ts";
import { lift } from "../support/identity.ts";
import { DAY, HOUR, MONDAY, startWithPeople, type People } from "../support/people.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { newKey, problemOf, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

const clock = movableClock();
const moveTo = (instant: number) => (clock.offsetMs = instant - Date.now());
let people: People;
let server: TestServer;
let office: string;
let other: string;
const somebody = () => people.somebody();

beforeAll(async () => {
  moveTo(MONDAY);
  people = await startWithPeople({ clock });
  ({ server } = people);
  office = await agencyKey(server);
  other = await agencyKey(server, OTHER_AGENCY!.name);
});
afterEach(() => void moveTo(MONDAY));
afterAll(() => people?.close());

const my = (token: string, path: string, more: object = {}) => server.go(`/v1/my/cases/${path}`, { token, ...more });
const post = (token: string, path: string, key = newKey()) => my(token, path, { method: "POST", key });
const read = async (token: string, code: string) => (await my(token, code)).body;

/** A dossier of theirs that has ended with these files; opened, so that it is handed over, unless said otherwise. */
async function ended(token: string, files: Uint8Array[] = [pdf()], open = true) {
  const { code } = await submitted(server, token);
  for (const action of ["accept", "startProcessing"] as const) await step(server, office, code, { action });
  const attachmentIds: string[] = [];
  for (const file of files) attachmentIds.push(await uploadBytes(server.origin, { office }, file));
  await step(server, office, code, { action: "finish", attachmentIds, signedBy: "Nguyễn Văn Ký" });
  if (open) expect((await my(token, `${code}/result/${attachmentIds[0]}`)).status).toBe(200);
  return { code, attachmentIds };
}

test("a result is lent to the next dossier: the same bytes, and the agency reads whence they come", async () => {
  const { token } = await somebody();
  const { code, attachmentIds } = await ended(token);
  const key = newKey();
  const lent = await post(token, `${code}/result-copies`, key);
  expect(lent.status).toBe(201);
  const [page] = lent.body.items;
  expect(page).toMatchObject({ state: "stored", type: "application/pdf" });
  expect((await post(token, `${code}/result-copies`, key)).body.items).toEqual([page]);

  // It lies in a draft as any other file does.
  const draft = {
    service: "dossiers:1.900001",
    formVersion: "1",
    answers: {},
    attachments: [{ id: "p1", field: "photoPaper", uploadId: page.id, name: "Kết quả.pdf", fromCode: code }],
    at: "papers",
    savedAt: clock.now().toISOString(),
    baseVersion: 0,
    device: "Điện thoại Android",
  };
  const kept = await server.go(`/v1/my/drafts/${newKey()}`, { token, method: "PUT", body: draft });
  expect([kept.status, kept.text]).toEqual([200, expect.any(String)]);
  moveTo(MONDAY + 8 * DAY);
  await sweep(server.core);
  moveTo(MONDAY);
  expect((await server.go(`/v1/uploads/${page.id}/picture`, { token })).status).toBe(200);

  const sent = await submit(server, token, cardOf(server, [page.id]));
  expect(sent.status).toBe(201);
  const [paper] = sent.body.dossier!.papers[0]!.attachments;
  expect(paper!.from).toMatchObject({ code, signedBy: "Nguyễn Văn Ký" });
  const seen = await server.go(`/v1/office/cases/${sent.body.code}`, { office });
  const [atDesk] = seen.body.case.dossier.papers[0].attachments;
  expect(atDesk.from).toMatchObject({ code, procedureTitle: { vi: expect.any(String) }, signedBy: "Nguyễn Văn Ký" });
  const file = await server.go(atDesk.url, { office });
  const original = await my(token, `${code}/result/${attachmentIds[0]}`);
  expect([file.status, file.text]).toEqual([200, original.text]);
  // Used, it is free no more; the result itself still is where it was.
  expect(problemOf(await submit(server, token, cardOf(server, [page.id])))).toBe("upload-not-found");
  expect(problemOf(await server.go(`/v1/uploads/${page.id}/picture`, { token }))).toBe("upload-not-found");
});

test("received is what was opened whole: not what was asked about, nor a small picture in a list", async () => {
  const { token } = await somebody();
  const { code, attachmentIds } = await ended(token, [await jpeg()], false);
  const stands = async () => (await read(token, code)).dossier.processing;
  await my(token, `${code}/result/${attachmentIds[0]}`, { method: "HEAD" });
  expect((await my(token, `${code}/result/${attachmentIds[0]}?size=thumb`)).status).toBe(200);
  expect(await stands()).toBe("finished");
  expect((await my(token, `${code}/result/${attachmentIds[0]}`)).status).toBe(200);
  expect(await stands()).toBe("handedOver");
});

test("what was photographed never says it came from a result", async () => {
  const { token } = await somebody();
  const mine = await submitted(server, token);
  expect(mine.dossier!.papers[0]!.attachments[0]!.from).toBeUndefined();
});

test("lent only by its person, after it was handed over, with an identity proven lately", async () => {
  const [{ token, number }, { token: stranger, number: theirs }] = [await somebody(), await somebody()];
  const unopened = await ended(token, [pdf()], false);
  expect(problemOf(await post(token, `${unopened.code}/result-copies`))).toBe("transition-not-allowed");
  const { code } = await ended(token);
  for (const path of ["result-copies", "result-links"])
    expect(problemOf(await post(stranger, `${code}/${path}`))).toBe("case-not-found");
  expect(problemOf(await my(stranger, `${code}/result-links`))).toBe("case-not-found");
  moveTo(MONDAY + 2 * HOUR);
  for (const path of ["result-copies", "result-links"])
    expect(problemOf(await post(token, `${code}/${path}`))).toBe("identity-level-required");
  await lift(server, token, number);
  await lift(server, stranger, theirs);
  const [page] = (await post(token, `${code}/result-copies`)).body.items;
  // Not another account's, not a report's, whom everybody's eyes may reach; not shown once the proof has aged.
  expect(problemOf(await submit(server, stranger, cardOf(server, [page.id])))).toBe("upload-not-found");
  const report = { token, key: newKey(), body: server.newReport({ attachmentIds: [page.id] }) };
  expect(problemOf(await server.go("/v1/reports", report))).toBe("upload-not-found");
  moveTo(MONDAY + 4 * HOUR);
  const picture = () => server.go(`/v1/uploads/${page.id}/picture`, { token });
  expect(problemOf(await picture())).toBe("identity-level-required");
  // The account is another person's now: what it took for the first is not theirs to see or to hand in.
  await server.go("/v1/my/identity", { token, method: "DELETE" });
  expect(problemOf(await picture())).toBe("upload-not-found");
  const next = await somebody();
  await server.go("/v1/my/identity", { token: next.token, method: "DELETE" });
  await lift(server, token, next.number);
  expect(problemOf(await picture())).toBe("upload-not-found");
  expect(problemOf(await submit(server, token, cardOf(server, [page.id])))).toBe("upload-not-found");
});

/** A browser with its cookies, that follows no redirect by itself. */
function browser() {
  let cookie = "";
  const go = async (url: string, method = "GET") => {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: {
        ...(cookie && { cookie }),
        ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(method === "POST" && { body: "" }),
    });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return { go, press: async (url: string) => ((await go(url, "POST")).status === 303 ? go(url) : undefined) };
}

test("a link shows a result once: not to who only looks at the address, then to one browser, then to nobody", async () => {
  const { token, number, name } = await somebody();
  const { code } = await ended(token, [pdf(), await jpeg()]);
  const key = newKey();
  const made = await post(token, `${code}/result-links`, key);
  expect(made.status).toBe(201);
  const { url, link } = made.body;
  expect((await post(token, `${code}/result-links`, key)).body).toEqual(made.body);
  expect(url).toMatch(/^http.*\/xem\/[A-Za-z0-9_-]{43}$/);
  expect(link).toMatchObject({ state: "waiting" });

  const robot = browser();
  const reader = browser();
  for (let times = 0; times < 3; times++) await robot.go(url);
  const asked = await reader.go(url);
  expect(asked.text).toContain("Mở xem");
  for (const secret of [code, number, name]) expect(asked.text).not.toContain(secret);
  // A program without cookies presses, and burns nothing.
  const bare = await fetch(url, { method: "POST", redirect: "manual" });
  expect([bare.status, await bare.text()]).toEqual([200, expect.stringContaining("chưa bị dùng")]);
  expect((await reader.go(`${url}/1`)).status).toBe(404);

  const shown = await reader.press(url);
  expect(shown!.text).toContain("Nguyễn Văn Ký");
  const files = [await reader.go(`${url}/1`), await reader.go(`${url}/2`), await reader.go(`${url}/3`)];
  expect(files.map(({ status }) => status)).toEqual([200, 200, 404]);
  for (const { headers } of [asked, shown!, ...files]) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
  // Somebody else with the same address, by any way.
  for (const one of [robot, browser()]) {
    const late = await one.go(url);
    expect([late.status, late.text]).toEqual([410, expect.stringContaining("đã được mở")]);
    expect(await one.press(url)).toBeUndefined();
    expect((await one.go(`${url}/1`)).status).toBe(410);
  }
  clock.offsetMs += 11 * 60_000;
  expect((await reader.go(url)).status).toBe(410);
  expect((await reader.go(`${url}/1`)).status).toBe(410);

  const [seen] = (await my(token, `${code}/result-links`)).body.items;
  expect(seen).toMatchObject({ id: link.id, state: "opened", openedAt: expect.any(String) });
  expect(JSON.stringify(await my(token, `${code}/result-links`))).not.toContain(url.split("/").pop());
});

test("of fifty who press at once, one opens it", async () => {
  const { token } = await somebody();
  const { code } = await ended(token);
  const { url } = (await post(token, `${code}/result-links`)).body;
  const readers = Array.from({ length: 50 }, browser);
  await Promise.all(readers.map(({ go }) => go(url)));
  const pressed = await Promise.all(readers.map(({ press }) => press(url)));
  expect(pressed.filter(Boolean)).toHaveLength(1);
});

test("a link ends by itself, is taken back, is not endless in number, and its secret is nowhere in the clear", async () => {
  const { token } = await somebody();
  const { code } = await ended(token);
  const make = () => post(token, `${code}/result-links`);
  const [first, second] = [(await make()).body, (await make()).body];
  const stranger = await somebody();
  const path = `${code}/result-links/${first.link.id}`;
  expect(problemOf(await my(stranger.token, path, { method: "DELETE" }))).toBe("case-not-found");
  const own = await ended(stranger.token);
  expect(problemOf(await my(stranger.token, `${own.code}/result-links/${first.link.id}`, { method: "DELETE" }))).toBe(
    "result-link-not-found",
  );
  expect((await my(token, path, { method: "DELETE" })).status).toBe(204);
  const reader = browser();
  expect((await reader.go(first.url)).text).toContain("đã thu hồi");
  expect(await reader.press(first.url)).toBeUndefined();

  for (let n = 0; n < 4; n++) expect((await make()).status).toBe(201);
  expect(problemOf(await make())).toBe("too-many-result-links");
  const rows = await server.core.db.selectFrom("result_link").selectAll().execute();
  const keys = await server.core.db.selectFrom("idempotency").selectAll().execute();
  for (const { url } of [first, second]) expect(JSON.stringify([rows, keys])).not.toContain(url.split("/").pop());
  moveTo(MONDAY + 73 * HOUR);
  expect((await reader.go(second.url)).text).toContain("quá ba ngày");
  const states = (await my(token, `${code}/result-links`)).body.items.map(({ state }: { state: string }) => state);
  expect(states.sort()).toEqual(["expired", "expired", "expired", "expired", "expired", "takenBack"]);
  expect((await reader.go(`${server.origin}/xem/${"x".repeat(43)}`)).status).toBe(404);
});

test("forms 02 to 05 are there for the citizen and the agency, each with what made it", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  await step(server, office, code, { action: "accept" });
  const items = [{ kind: "field" as const, id: "phone", reason: "Số này không gọi được." }];
  await step(server, office, code, { action: "requestSupplement", items, untilOn: "2026-03-13" });
  await step(server, office, code, { action: "stop", reason: "Quá thời hạn bổ sung." });
  await step(server, office, code, { action: "resume", reason: "Đã có đủ giấy tờ." });
  await step(server, office, code, { action: "extend", reason: "Chờ xác minh.", dueOn: "2026-03-20" });
  const { dossier, timeline } = await read(token, code);
  const ids = dossier.forms.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(["02-1", "05-1", "04-1"]);
  const at = (event: string) => timeline.find((each: { event: string }) => each.event === event).at;
  expect(dossier.forms.map((each: { at: string }) => each.at)).toEqual([
    at("supplementRequested"),
    at("stopped"),
    at("extended"),
  ]);
  for (const id of ids) {
    const file = await my(token, `${code}/forms/${id}`);
    expect([id, file.status, file.headers.get("content-type")]).toEqual([id, 200, "application/pdf"]);
    expect(file.text.slice(0, 5)).toBe("%PDF-");
    expect((await server.go(`/v1/office/cases/${code}/forms/${id}`, { office })).status).toBe(200);
  }
  for (const id of ["02-2", "03-1"]) expect(problemOf(await my(token, `${code}/forms/${id}`))).toBe("not-found");
  expect(problemOf(await my(token, `${code}/forms/06-1`))).toBe("invalid-request");
  const { token: stranger } = await somebody();
  expect(problemOf(await my(stranger, `${code}/forms/02-1`))).toBe("case-not-found");
  expect(problemOf(await server.go(`/v1/office/cases/${code}/forms/02-1`, { office: other }))).toBe("case-not-found");
  const looks = (await server.go("/v1/my/looks", { token })).body.items;
  expect(looks.filter(({ caseCode }: { caseCode: string }) => caseCode === code).length).toBeGreaterThanOrEqual(3);

  const refused = await submitted(server, token);
  await step(server, office, refused.code, { action: "refuse", reason: "Không thuộc thẩm quyền của xã." });
  expect((await read(token, refused.code)).dossier.forms).toMatchObject([{ id: "03-1" }]);
  expect((await my(token, `${refused.code}/forms/03-1`)).status).toBe(200);
});

test("the apology the server makes is form 04, too", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  await step(server, office, code, { action: "accept" });
  moveTo(MONDAY + 3 * DAY);
  await noteOverdue(server.core);
  expect((await read(token, code)).dossier.forms).toMatchObject([{ id: "04-1" }]);
  expect((await my(token, `${code}/forms/04-1`)).status).toBe(200);
});

test("rated once, after it was handed over, with what did not please; counted by its agency", async () => {
  const { token } = await somebody();
  const rate = (code: string, body: object) => my(token, `${code}/rating`, { key: newKey(), body });
  const days = "from=2026-03-02&to=2026-03-02";
  const statistics = (key = office) => server.go(`/v1/office/dossier-statistics?${days}`, { office: key });
  const before = (await statistics()).body;
  const waiting = await ended(token, [pdf()], false);
  expect(problemOf(await rate(waiting.code, { level: 1 }))).toBe("transition-not-allowed");
  const { code } = await ended(token);
  const given = { level: 2, reasons: ["progress", "openness"], text: "Phải chờ lâu." };
  expect((await rate(code, given)).body.rating).toEqual(given);
  expect(problemOf(await rate(code, { level: 5 }))).toBe("already-rated");
  expect(problemOf(await rate(code, { level: 2, reasons: ["weather"] }))).toBe("invalid-request");
  const seen = (await server.go(`/v1/office/cases/${code}`, { office })).body.case;
  expect(seen.rating).toEqual(given);
  expect(seen.timeline.at(-1)).toMatchObject({ event: "rated", rating: 2, ratingReasons: ["progress", "openness"] });
  const now = (await statistics()).body;
  expect([now.ended - before.ended, now.rated - before.rated, now.disliked - before.disliked]).toEqual([2, 1, 1]);
  expect(now.satisfaction).toBeLessThan(100);
  expect(now.reasons[1]).toEqual({ reason: "progress", count: before.reasons[1].count + 1 });
  expect((await statistics(other)).body).toMatchObject({ ended: 0, rated: 0 });
  expect((await statistics(other)).body.satisfaction).toBeUndefined();
  const wrong = await server.go("/v1/office/dossier-statistics?from=2026-03-02&to=2026-03-01", { office });
  expect(problemOf(wrong)).toBe("invalid-request");
  // A report's stars have no such reasons.
  const report = await server.report(token);
  await server.act(report.code, "close", { reason: "Không thuộc phạm vi xử lý." });
  expect(problemOf(await rate(report.code, { level: 2, reasons: ["progress"] }))).toBe("invalid-request");
});

test("what was paid is asked back once nothing is coming for it, and the agency answers", async () => {
  const { token } = await somebody();
  const { code } = await submitted(server, token);
  const ask = (key = newKey()) => my(token, `${code}/refund-request`, { key, body: { reason: "Tôi đã rút hồ sơ." } });
  await step(server, office, code, { action: "accept" });
  await step(server, office, code, { action: "requestPayment", amount: 10_000 });
  expect(problemOf(await ask())).toBe("transition-not-allowed");
  await step(server, office, code, { action: "pay" });
  // Paid, and still being worked on.
  expect(problemOf(await ask())).toBe("transition-not-allowed");
  await my(token, `${code}/withdrawal`, { key: newKey(), body: {} });
  expect((await read(token, code)).dossier).toMatchObject({ finance: "paid", can: ["requestRefund"] });
  const { token: stranger } = await somebody();
  const theirs = { key: newKey(), body: {} };
  expect(problemOf(await my(stranger, `${code}/refund-request`, theirs))).toBe("case-not-found");
  const key = newKey();
  expect((await ask(key)).body.dossier).toMatchObject({ finance: "refundRequested", can: [] });
  expect((await ask(key)).body.dossier.finance).toBe("refundRequested");
  expect(problemOf(await ask())).toBe("transition-not-allowed");
  const seen = (await server.go(`/v1/office/cases/${code}`, { office })).body.case;
  expect(seen.dossier.steps).toEqual(expect.arrayContaining(["refund", "declineRefund"]));
  expect(seen.timeline.at(-1)).toMatchObject({ event: "refundRequested", by: "citizen", text: "Tôi đã rút hồ sơ." });
  await step(server, office, code, { action: "declineRefund", reason: "Lệ phí không hoàn lại." });
  expect((await read(token, code)).dossier).toMatchObject({ finance: "paid", can: ["requestRefund"] });
  await ask();
  await step(server, office, code, { action: "refund" });
  expect((await read(token, code)).dossier).toMatchObject({ finance: "refunded", can: [] });
});

test("what was agreed to is listed with each dossier; sharing is taken back while it is open, and the agency reads it", async () => {
  const { token } = await somebody();
  const { code } = (await submit(server, token, cardOf(server, [], cardForAChild(server)))).body;
  const list = async (who = token) => (await server.go("/v1/my/consents", { token: who })).body.items;
  const states = async () =>
    (await list())[0].consents.map(({ id, state }: { id: string; state: string }) => `${id} ${state}`);
  expect(await states()).toEqual(["truth declaration", "processing withDossier", "sharing withdrawable"]);
  const { token: stranger } = await somebody();
  expect(await list(stranger)).toEqual([]);
  const take = (id: string, key = newKey(), who = token) =>
    my(who, `${code}/consent-withdrawals`, { key, body: { id } });
  expect(problemOf(await take("sharing", newKey(), stranger))).toBe("case-not-found");
  for (const id of ["truth", "processing", "nothing"]) expect(problemOf(await take(id))).toBe("transition-not-allowed");
  const key = newKey();
  expect((await take("sharing", key)).body.consents[2]).toMatchObject({ state: "withdrawn" });
  expect((await take("sharing", key)).status).toBe(200);
  expect(problemOf(await take("sharing"))).toBe("transition-not-allowed");
  const seen = (await server.go(`/v1/office/cases/${code}`, { office })).body.case;
  expect(seen.timeline.at(-1)).toMatchObject({
    event: "consentWithdrawn",
    by: "citizen",
    text: expect.stringContaining("nhà trường"),
  });
  await my(token, `${code}/withdrawal`, { key: newKey(), body: {} });
  expect(await states()).toEqual(["truth declaration", "processing kept", "sharing withdrawn"]);
});
