// The code of a dossier entered at the counter goes to the number left there, through Zalo's real protocol as the sandbox
// speaks it: sent once, late, refused, or not at all, and the officer reads which.
import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { CounterDossier } from "../../contract/types.ts";
import { movableClock } from "../../server/core/clock.ts";
import { readConfig } from "../../server/config.ts";
import { notificationsOf } from "../../server/core/notifications.ts";
import { sendCodeMessages } from "../../server/modules/dossiers/code-message.ts";
import type { MessageService } from "../../sandbox/messages.ts";
import { agencyKey, AGENCY, cardOf } from "../support/dossiers.ts";
import { DAY, HOUR, MONDAY, startWithPeople, type People } from "../support/people.ts";
import { jpeg } from "../support/pictures.ts";
import { newKey, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

const MINUTE = 60_000;
const clock = movableClock();
const moveTo = (instant: number) => (clock.offsetMs = instant - Date.now());
let people: People;
let server: TestServer;
let zalo: MessageService;
let office: string;

beforeAll(async () => {
  moveTo(MONDAY);
  people = await startWithPeople({ clock, notified: true });
  ({ server } = people);
  zalo = people.sandbox.zalo.messages;
  office = await agencyKey(server);
  // Here the test says when they go.
  await server.core.jobs.stop();
});
beforeEach(async () => {
  await server.core.db.deleteFrom("phone_message").execute();
  zalo.reset();
});
afterEach(() => void moveTo(MONDAY));
afterAll(() => people?.close());

async function entry(phone?: string) {
  const person = people.person();
  const page = await uploadBytes(server.origin, { office }, await jpeg());
  const { communeCode: _, ...body } = cardOf(server, [page]);
  const { number: identityNumber, name, birthDate, sex } = person;
  const card = { identityNumber, name, birthDate, sex, ...(phone && { phone }) };
  return { ...body, person: card, delivery: { method: "counter" } } as CounterDossier;
}
const enter = async (body: CounterDossier, key = newKey()) =>
  (await server.go("/v1/office/dossiers", { office, key, body })).body;
const stateOf = async (code: string) =>
  (await server.go(`/v1/office/cases/${code}`, { office })).body.case.dossier.codeMessage?.state;
const caseOf = (code: string) =>
  server.core.db.selectFrom("case_file").select("id").where("code", "=", code).executeTakeFirstOrThrow();
const sendAll = () => sendCodeMessages(server.core);

test("goes to the number with code, procedure and agency, and nothing of the person", async () => {
  const body = await entry("+84900000077");
  const { code, messaged } = await enter(body);
  expect([messaged, await stateOf(code)]).toEqual([true, "waiting"]);
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  expect(zalo.delivered).toEqual([
    expect.objectContaining({
      phone: "84900000077",
      values: { ma_ho_so: code, thu_tuc: expect.stringMatching(/\p{L}/u), co_quan: AGENCY!.name },
    }),
  ]);
  expect(JSON.stringify(zalo.delivered)).not.toContain(body.person.name);
  expect(await stateOf(code)).toBe("sent");
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 });
  // To its agency alone.
  const looked = await server.go(`/v1/public/dossiers/${code}`);
  expect(looked.text).not.toContain("codeMessage");
});

test("a repeat of the request sends none twice; without a number none goes", async () => {
  const [body, key] = [await entry("0900000077"), newKey()];
  const first = await enter(body, key);
  expect(await enter(body, key)).toEqual(first);
  const silent = await enter(await entry());
  expect([silent.messaged, await stateOf(silent.code)]).toEqual([undefined, undefined]);
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
});

test("a number without Zalo is told to the officer and not tried again", async () => {
  const { code } = await enter(await entry("0900000000"));
  await sendAll();
  expect([zalo.delivered, await stateOf(code)]).toEqual([[], "unreachable"]);
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 });
});

test("waits while Zalo takes none, ever longer, and is given up after a day", async () => {
  const [one, two] = [await enter(await entry("0900000077")), await enter(await entry("0900000078"))];
  zalo.error = -115;
  // The second would only wait, too.
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  expect(await stateOf(one.code)).toBe("waiting");
  zalo.error = 0;
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  expect([await stateOf(one.code), await stateOf(two.code)]).toEqual(["waiting", "sent"]);
  moveTo(MONDAY + MINUTE + 1000);
  zalo.error = -133;
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  zalo.error = 0;
  // A server that was down so long tells no old news.
  moveTo(MONDAY + DAY + HOUR);
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  expect([await stateOf(one.code), zalo.delivered.length]).toEqual(["failed", 1]);
  moveTo(MONDAY + 2 * DAY);
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 });
});

test("one that cannot be read, or that Zalo never takes, holds up no other", async () => {
  const codes = [];
  for (const phone of ["0900000071", "0900000072", "0900000073"]) codes.push((await enter(await entry(phone))).code);
  const [unread, refused, well] = codes as [string, string, string];
  const { id } = await caseOf(unread);
  await server.core.db.updateTable("dossier").set({ holder: "gone.x" }).where("case_id", "=", id).execute();
  const { send } = zalo;
  zalo.send = (request) =>
    request.body.includes(refused) ? { status: 200, json: { error: -132 } } : send.call(zalo, request);
  expect(await sendAll()).toEqual({ sent: 1, failed: 2 });
  zalo.send = send;
  expect([await stateOf(refused), await stateOf(well)]).toEqual(["failed", "sent"]);
  const waiting = server.core.db.selectFrom("phone_message").select("state").where("case_id", "=", id);
  expect(await waiting.executeTakeFirst()).toEqual({ state: "waiting" });
  moveTo(MONDAY + DAY + HOUR);
  await sendAll();
  expect(await waiting.executeTakeFirst()).toEqual({ state: "failed" });
});

test("what was taken back before it went is told nobody", async () => {
  const { code } = await enter(await entry("0900000077"));
  const withdrawn = await server.go(`/v1/office/cases/${code}/withdrawal`, { office, key: newKey(), body: {} });
  expect(withdrawn.status).toBe(200);
  await sendAll();
  expect([zalo.delivered, await stateOf(code)]).toEqual([[], "cancelled"]);
});

test("what waits when the province stops sending is not said to be on its way", async () => {
  const { code } = await enter(await entry("0900000077"));
  const { notifications } = server.core;
  delete server.core.notifications;
  expect([await sendAll(), await stateOf(code)]).toEqual([{ sent: 0, failed: 0 }, "failed"]);
  server.core.notifications = notifications!;
});

test("Zalo's yes is not forgotten where the database is away for a moment", async () => {
  await enter(await entry("0900000077"));
  const { db } = server.core;
  let away = 2;
  const update = db.updateTable.bind(db);
  vi.spyOn(db, "updateTable").mockImplementation(((table: never) => {
    if (zalo.delivered.length > 0 && away-- > 0) throw new Error("away");
    return update(table);
  }) as never);
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  vi.restoreAllMocks();
  moveTo(MONDAY + HOUR);
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 });
  expect(zalo.delivered).toHaveLength(1);
});

test.each([
  ["no number", { error: null }, 200],
  ["a list", { error: [] }, 200],
  ["nothing", {}, 200],
  ["too many", { error: 0 }, 429],
  ["lost", { error: "-118" }, 404],
])("an answer that says %s is neither a yes nor a no", async (_, json, status) => {
  const { code } = await enter(await entry("0900000077"));
  const { send } = zalo;
  zalo.send = () => ({ status, json });
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  zalo.send = send;
  expect(await stateOf(code)).toBe("waiting");
});

test("two servers send each once; what a server died over goes again", async () => {
  for (const phone of ["0900000071", "0900000072", "0900000073"]) await enter(await entry(phone));
  const both = await Promise.all([sendAll(), sendAll()]);
  expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
  expect(new Set(zalo.delivered.map(({ phone }) => phone)).size).toBe(3);

  const { code } = await enter(await entry("0900000074"));
  const { toPhone } = server.core.notifications!;
  server.core.notifications!.toPhone = () => new Promise(() => undefined);
  void sendAll();
  const due = server.core.db.selectFrom("phone_message").select("case_id");
  await expect.poll(() => due.where("next_at", "<=", clock.now()).execute()).toEqual([]);
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 }); // it is being sent
  server.core.notifications!.toPhone = toPhone;
  moveTo(MONDAY + 6 * MINUTE);
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  expect(await stateOf(code)).toBe("sent");
});

const tokens = () => server.core.db.selectFrom("oa_token").selectAll().executeTakeFirstOrThrow();
/** A server whose environment has another refresh token. */
function serverWith(refreshToken: string) {
  const { db, identity } = server.core;
  const options = { ...people.sandbox.notifications, refreshToken };
  const notifications = notificationsOf(options, { db, clock, sealer: identity!.sealer });
  return () => sendCodeMessages({ ...server.core, notifications });
}

test("the Official Account's token is renewed when it ends or is refused, by one server at a time", async () => {
  moveTo(MONDAY + 6 * DAY);
  await enter(await entry("0900000077"));
  await sendAll();
  const before = await tokens();
  expect(JSON.stringify(before)).not.toMatch(/refresh\.|access\./);
  moveTo(MONDAY + 8 * DAY);
  await Promise.all([enter(await entry("0900000078")), enter(await entry("0900000079"))]);
  await Promise.all([sendAll(), sendAll()]);
  // The one that found it being renewed tries again in a minute.
  moveTo(MONDAY + 8 * DAY + 2 * MINUTE);
  await sendAll();
  expect(zalo.delivered).toHaveLength(3);
  expect((await tokens()).renewed_at!.getTime()).toBeGreaterThan(before.renewed_at!.getTime());

  // Zalo forgets it before its time: it is renewed, and the message goes.
  moveTo(MONDAY + 8 * DAY + HOUR);
  await enter(await entry("0900000070"));
  const { send } = zalo;
  let refused = 0;
  zalo.send = (request) => (refused++ === 0 ? { status: 200, json: { error: -220 } } : send.call(zalo, request));
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  // Where it is refused for good, no token is spent every minute.
  zalo.send = () => ({ status: 200, json: { error: -124 } });
  const renew = vi.spyOn(zalo, "renew");
  await enter(await entry("0900000069"));
  for (let minute = 1; minute < 9; minute += 1) {
    moveTo(MONDAY + 8 * DAY + HOUR + minute * MINUTE);
    await sendAll();
  }
  zalo.send = send;
  expect(renew).toHaveBeenCalledTimes(0);
  vi.restoreAllMocks();
});

test("a lost refresh token is said in the log, and another from the environment mends it", async () => {
  moveTo(MONDAY + 20 * DAY);
  await server.core.db.updateTable("oa_token").set({ pair: null }).execute(); // from an old copy
  await enter(await entry("0900000077"));
  const log = vi.spyOn(server.core.log, "error");
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  expect(JSON.stringify(log.mock.calls)).toContain("refresh token was refused");
  const again = serverWith(zalo.refreshToken(1));
  moveTo(MONDAY + 20 * DAY + 2 * MINUTE);
  expect(await again()).toEqual({ sent: 1, failed: 0 });

  // A server that still has the one before shares what is kept, and spends nothing; nor does one with a mistyped one.
  await enter(await entry("0900000078"));
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  await enter(await entry("0900000079"));
  const mistyped = serverWith("refresh.5.mistyped");
  expect(await mistyped()).toEqual({ sent: 0, failed: 1 });
  moveTo(MONDAY + 20 * DAY + 4 * MINUTE);
  expect(await mistyped()).toEqual({ sent: 1, failed: 0 });
  moveTo(MONDAY + 22 * DAY);
  await enter(await entry("0900000070"));
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
});

test("a wrong secret is no lost token, and no answer is a half one", async () => {
  const { renewOaToken, OaTokenRefused } = await import("../../server/outside/notifications.ts");
  const { notifications } = people.sandbox;
  const options = { ...notifications, origin: notifications.oauthOrigin! };
  const token = zalo.refreshToken(7);
  const wrong = await renewOaToken(token, { ...options, appSecret: "wrong" }).catch((error: unknown) => error);
  expect(wrong).toBeInstanceOf(Error);
  expect(wrong).not.toBeInstanceOf(OaTokenRefused);
  const { renew } = zalo;
  zalo.renew = () => ({ status: 200, json: { access_token: "", refresh_token: "" } });
  await expect(renewOaToken(token, options)).rejects.toThrow("renews no token");
  zalo.renew = renew;
  expect((await renewOaToken(token, options)).lifetimeSeconds).toBe(90_000);
  await expect(renewOaToken(token, options)).rejects.toBeInstanceOf(OaTokenRefused);
});

test("with the Official Account's token everything that belongs to it has to be there", () => {
  const own = { PROVINCE_DIR: "provinces/demo", ZALO_APP_ID: "1", ZALO_APP_SECRET: "s" };
  const key = randomBytes(32).toString("base64");
  const sealing = { SEALING_KEYS: `k1:${key}`, SEALING_INDEX_KEY: key };
  const identity = { IDENTITY_SECRET_SAO_MAI_ID: "s", IDENTITY_SECRET_DINH_DANH_QUOC_GIA: "s", ...sealing };
  const messages = {
    ZALO_OA_REFRESH_TOKEN: "t",
    ZALO_OA_APP_ID: "2",
    ZALO_OA_APP_SECRET: "s",
    ZNS_TEMPLATE_DOSSIER_CODE: "3",
  };
  expect(readConfig({ ...own, ...identity }).notifications).toBeUndefined();
  expect(readConfig({ ...own, ...identity, ...messages }).notifications).toMatchObject({ appId: "2" });
  for (const name of Object.keys(messages).slice(1))
    expect(() => readConfig({ ...own, ...identity, ...messages, [name]: "" })).toThrow(name);
});
