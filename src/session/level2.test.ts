import { afterEach, expect, it, vi } from "vitest";
import type { Api } from "../api/client.ts";
import { ApiError } from "../api/errors.ts";
import type { Host } from "../host/host.ts";
import { setClock } from "../lib/clock.ts";
import { createLevel2 } from "./level2.ts";

const SESSION = { level: 2, guest: false, freshUntil: "2026-11-25T09:00:00Z", expiresAt: "2027-01-01T00:00:00Z" };
/** The server's clock, a quarter of an hour behind this phone's: its end of the attempt is over here from the beginning. */
const BEGUN = { id: "a-1", secret: "s".repeat(20), url: "https://id.example.vn/1", expiresAt: "2026-11-25T07:55:00Z" };
const ORIGIN = { returnTo: "/procedures/1.001193?draft=d1", field: "address" };
const ATTEMPT = { ...BEGUN, ...ORIGIN, provider: "tay-ninh-id", expiresAt: "2026-11-25T08:10:00.000Z" };

setClock({ now: () => new Date("2026-11-25T08:00:00Z") });
afterEach(() => setClock({ now: () => new Date("2026-11-25T08:00:00Z") }));

/** A server and a phone; `phone` outlives the app. */
function world(phone = new Map<string, string>(), { storage = "works" as "works" | "fails" | "no host" } = {}) {
  const broken = () => Promise.reject(new Error("storage"));
  const opened: string[] = [];
  const failing: Partial<Record<string, ApiError>> = {};
  const resumed = new Set<() => void>();
  const host = {
    openWebview: async (url: string) => void opened.push(url),
    onResume: (listener: () => void) => {
      resumed.add(listener);
      return () => void resumed.delete(listener);
    },
    storage:
      storage === "fails"
        ? { get: broken, set: broken, remove: broken }
        : {
            get: async (key: string) => phone.get(key),
            set: async (key: string, value: string) => void phone.set(key, value),
            remove: async (key: string) => void phone.delete(key),
          },
  } as unknown as Host;
  const call = vi.fn(async (id: string, _given?: object) => {
    if (failing[id]) throw failing[id];
    if (id === "startIdentityAttempt") return BEGUN;
    return id === "unlinkIdentity" ? { ...SESSION, level: 1 } : SESSION;
  });
  const adopt = vi.fn();
  const loadHost = async () => (storage === "no host" ? Promise.reject(new Error("no host")) : host);
  const level2 = createLevel2({ call } as unknown as Api, { adopt }, loadHost);
  return { level2, call, adopt, failing, opened, phone, resumed };
}

it("begins one attempt, however often it is asked at once, and keeps it on the phone", async () => {
  const { level2, call, phone } = world();
  const [one, two] = await Promise.all([level2.start("tay-ninh-id", ORIGIN), level2.start("tay-ninh-id", ORIGIN)]);
  expect(call.mock.calls).toEqual([["startIdentityAttempt", { body: { provider: "tay-ninh-id" } }]]);
  expect(one).toBe(two);
  expect(await world(phone).level2.pending()).toEqual(ATTEMPT);
});

it("begins again after a start that failed", async () => {
  const { level2, failing } = world();
  failing.startIdentityAttempt = new ApiError("offline");
  await expect(level2.start("tay-ninh-id", ORIGIN)).rejects.toMatchObject({ code: "offline" });
  delete failing.startIdentityAttempt;
  expect(await level2.start("tay-ninh-id", ORIGIN)).toEqual(ATTEMPT);
});

it("forgets an attempt whose time is over by this phone's own clock, however wrong that is", async () => {
  const { level2, phone } = world();
  await level2.start("tay-ninh-id", ORIGIN);
  setClock({ now: () => new Date("2026-11-25T08:09:59Z") });
  expect(await world(phone).level2.pending()).toEqual(ATTEMPT);
  setClock({ now: () => new Date("2026-11-25T08:10:00Z") });
  expect(await world(phone).level2.pending()).toBeUndefined();
  expect(await level2.pending()).toBeUndefined();
  expect(phone.size).toBe(0);
});

it.each(["", "garbage", "null", "{}", '{"id":1}'])("takes what is kept as %o for nothing", async (kept) => {
  expect(await world(new Map([["identity-attempt", kept]])).level2.pending()).toBeUndefined();
});

it("never leads out of the app, whatever was kept", async () => {
  const kept = JSON.stringify({ ...ATTEMPT, returnTo: "//elsewhere.example" });
  expect(await world(new Map([["identity-attempt", kept]])).level2.pending()).toMatchObject({ returnTo: "/" });
});

it.each(["fails", "no host"] as const)("finishes what it began where storage %s", async (storage) => {
  const { level2, adopt } = world(undefined, { storage });
  expect(await level2.pending()).toBeUndefined();
  await level2.start("tay-ninh-id", ORIGIN);
  expect(await level2.pending()).toEqual(ATTEMPT);
  await level2.complete(ATTEMPT, "123456");
  expect(adopt).toHaveBeenCalledWith(SESSION);
  expect(await level2.pending()).toBeUndefined();
});

it("completes with the secret and the code, spaces or not, and is done with the attempt", async () => {
  const { level2, call, adopt, phone } = world();
  await level2.start("tay-ninh-id", ORIGIN);
  await level2.complete(ATTEMPT, " 123 456 ");
  const body = { secret: BEGUN.secret, code: "123456" };
  expect(call).toHaveBeenLastCalledWith("completeIdentityAttempt", { path: { attemptId: "a-1" }, body });
  expect(adopt).toHaveBeenCalledWith(SESSION);
  expect(phone.size).toBe(0);
});

it("moves the identity here only when told to", async () => {
  const { level2, call } = world();
  await level2.complete(ATTEMPT, "123456", true);
  expect(call.mock.calls[0]?.[1]).toMatchObject({ body: { moveHere: true } });
});

it.each([
  ["identity-code-wrong", true],
  ["offline", true],
  ["identity-linked-elsewhere", true],
  ["identity-attempt-ended", false],
  ["identity-attempt-not-found", false],
  ["identity-other-person", false],
] as const)("refused with %s the attempt stays: %s", async (code, stays) => {
  const { level2, failing, adopt, phone } = world();
  await level2.start("tay-ninh-id", ORIGIN);
  failing.completeIdentityAttempt = new ApiError(code);
  await expect(level2.complete(ATTEMPT, "123456")).rejects.toMatchObject({ code });
  expect(phone.has("identity-attempt")).toBe(stays);
  expect(adopt).not.toHaveBeenCalled();
});

it("asks how far it is without completing anything, and opens the page it was given", async () => {
  const { level2, call, adopt, opened } = world();
  await level2.look(ATTEMPT);
  await level2.openPage(ATTEMPT);
  expect(call.mock.calls).toEqual([["getIdentityAttempt", { path: { attemptId: "a-1" } }]]);
  expect(adopt).not.toHaveBeenCalled();
  expect(opened).toEqual([BEGUN.url]);
});

it("is level 1 again once unlinked", async () => {
  const { level2, adopt } = world();
  await level2.unlink();
  expect(adopt).toHaveBeenCalledWith({ ...SESSION, level: 1 });
});

it("hands a code to whoever waits for it, and says whether anybody does", () => {
  const { level2 } = world();
  const heard = vi.fn();
  expect(level2.offerBack("c1")).toBe(false);
  const stop = level2.onBack(heard);
  expect(level2.offerBack("c2")).toBe(true);
  stop();
  expect(level2.offerBack("c3")).toBe(false);
  expect(heard.mock.calls).toEqual([["c2"]]);
});

it("tells of a return to the app until nobody listens", async () => {
  const { level2, resumed } = world();
  const stop = level2.onReturn(() => undefined);
  await vi.waitFor(() => expect(resumed.size).toBe(1));
  stop();
  await vi.waitFor(() => expect(resumed.size).toBe(0));
  world(undefined, { storage: "no host" }).level2.onReturn(() => undefined)();
});
