// The code of a dossier entered at the counter goes to the number left there, through Zalo's real protocol as the sandbox
// speaks it: sent once, late, refused, or not at all, and the officer reads which.
import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
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
  moveTo(MONDAY + DAY + HOUR);
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  expect(await stateOf(one.code)).toBe("failed");
  zalo.error = 0;
  moveTo(MONDAY + 2 * DAY);
  expect(await sendAll()).toEqual({ sent: 0, failed: 0 });
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

test("the Official Account's token is renewed when it ends or is refused, by one server at a time", async () => {
  const tokens = () => server.core.db.selectFrom("oa_token").selectAll().executeTakeFirstOrThrow();
  await enter(await entry("0900000077"));
  await sendAll();
  const before = await tokens();
  expect(JSON.stringify(before)).not.toMatch(/refresh\.|access\./);
  moveTo(MONDAY + 6 * DAY);
  await Promise.all([enter(await entry("0900000078")), enter(await entry("0900000079"))]);
  await Promise.all([sendAll(), sendAll()]);
  // The one that found it being renewed tries again in a minute.
  moveTo(MONDAY + 6 * DAY + 2 * MINUTE);
  await sendAll();
  expect(zalo.delivered).toHaveLength(3);
  expect((await tokens()).expires_at.getTime()).toBeGreaterThan(before.expires_at.getTime());

  // Zalo forgets it before its time: it is renewed once, and the message goes.
  const { send } = zalo;
  let refused = 0;
  zalo.send = function (request) {
    if (refused++ > 0) return send.call(zalo, request);
    return { status: 200, json: { error: -124, message: "Access token is invalid" } };
  };
  await enter(await entry("0900000070"));
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
  zalo.send = send;
});

test("a spent refresh token is said in the log, and another from the environment mends it", async () => {
  const { db } = server.core;
  await enter(await entry("0900000077"));
  await db.deleteFrom("oa_token").execute(); // restored from an old copy: the first one is spent
  expect(await sendAll()).toEqual({ sent: 0, failed: 1 });
  const { notifications } = people.sandbox;
  const given = { ...notifications, refreshToken: zalo.refreshToken(1) };
  const { clock, identity } = server.core;
  server.core.notifications = notificationsOf(given, { db, clock, sealer: identity!.sealer });
  moveTo(MONDAY + 2 * MINUTE);
  expect(await sendAll()).toEqual({ sent: 1, failed: 0 });
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
