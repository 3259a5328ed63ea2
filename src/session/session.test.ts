import { describe, expect, it, vi } from "vitest";
import type { Api } from "../api/client.ts";
import { ApiError } from "../api/errors.ts";
import { HostError, type Host } from "../host/host.ts";
import { createSession, type Session } from "./session.ts";

/** A server and a phone in a few lines: what they are told, and what they answer. */
function world({
  stored,
  zalo = "zalo-token" as string | HostError,
}: { stored?: string; zalo?: string | HostError } = {}) {
  const storage = new Map<string, string>(stored === undefined ? [] : [["session", stored]]);
  const resumed = new Set<() => void>();
  const onNetwork = new Set<(network: "online" | "offline") => void>();
  const seen: { id: string; body?: unknown }[] = [];
  const it = {
    zalo,
    share: undefined as HostError | undefined,
    /** Errors of the server's, by operation, while they last. */
    failing: {} as Partial<Record<string, ApiError>>,
    /** What an operation waits for. */
    slow: {} as Partial<Record<string, Promise<void>>>,
    /** Bearers the server was told to forget. */
    ended: [] as (string | undefined)[],
    zaloTokenRefused: undefined as ApiError | undefined,
    /** Which account Zalo's token names. */
    account: "sau",
    /** Whose the records are, as told, and what the session was then. */
    settled: [] as [account: string, sure: boolean, status: string][],
    /** Whose an earlier release's records were, as told. */
    left: [] as (string | undefined)[],
    storage,
    seen,
    resume: () => resumed.forEach((listener) => listener()),
    online: () => onNetwork.forEach((listener) => listener("online")),
    calls: (id: string) => seen.filter((call) => call.id === id).map((call) => call.body),
  };
  let sessions = 0;
  const host = {
    can: () => true,
    accessToken: async () => {
      if (it.zalo instanceof HostError) throw it.zalo;
      return it.zalo;
    },
    shareIdentity: async () => {
      if (it.share) throw it.share;
      return { accessToken: "shared-token", phoneToken: "phone-token" };
    },
    onResume: (listener: () => void) => {
      resumed.add(listener);
      return () => void resumed.delete(listener);
    },
    onNetworkChange: (listener: (network: "online" | "offline") => void) => onNetwork.add(listener),
    storage: {
      get: async (key: string) => storage.get(key),
      set: async (key: string, value: string) => void storage.set(key, value),
      remove: async (key: string) => void storage.delete(key),
    },
  } as unknown as Host;
  const api: Api = {
    call: (async (id: string, given: { body?: { zaloAccessToken?: string }; bearer?: string } = {}) => {
      seen.push({ id, body: given.body });
      if (it.failing[id]) throw it.failing[id];
      if (id === "endSession") it.ended.push(given.bearer);
      await it.slow[id];
      const expiresAt = inAYear;
      const { account } = it;
      if (id === "getSession") return { level: 0, guest: false, account: given.bearer ?? account, expiresAt };
      if (id === "raiseToLevel1") return { level: 1, guest: false, account, name: "Nguyễn Thị Sáu", expiresAt };
      const guest = given.body?.zaloAccessToken === undefined;
      if (!guest && it.zaloTokenRefused) throw it.zaloTokenRefused;
      return { token: `token-${++sessions}`, session: { level: 0, guest, account, expiresAt } };
    }) as unknown as Api["call"],
  };
  const session: Session = createSession(
    api,
    async () => host,
    ({ account }, sure) => it.settled.push([account, sure, session.current().status]),
    async (account) => it.left.push(account),
  );
  return { ...it, it, session, api, host };
}
const inAYear = "2027-11-21T00:00:00Z";
const kept = (token: string, guest: boolean, expiresAt = inAYear, account = "sau") =>
  JSON.stringify({ token, guest, expiresAt, account });

describe("level 0", () => {
  it("comes from Zalo's token and is kept", async () => {
    const { session, storage, calls } = world();
    expect(await session.bearer()).toBe("token-1");
    expect(calls("createSession")).toEqual([{ zaloAccessToken: "zalo-token" }]);
    expect(session.current()).toMatchObject({ status: "ready", session: { level: 0, guest: false } });
    expect(storage.get("session")).toBe(kept("token-1", false));
  });

  it("is begun once, however many ask", async () => {
    const { session, calls } = world();
    expect(await Promise.all([session.bearer(), session.bearer(), session.bearer()])).toEqual(Array(3).fill("token-1"));
    await session.bearer();
    expect(calls("createSession")).toHaveLength(1);
  });

  it.each(["timeout", "unavailable", "denied", "unsupported", "rate-limited", "not-approved"] as const)(
    "is a guest's when Zalo gives no token (%s)",
    async (code) => {
      const { session, calls } = world({ zalo: new HostError(code, "accessToken") });
      expect(await session.bearer()).toBe("token-1");
      expect(calls("createSession")).toEqual([{}]);
      expect(session.current()).toMatchObject({ status: "ready", session: { guest: true } });
    },
  );

  it.each(["zalo-unavailable", "zalo-token-invalid", "zalo-outside-vietnam"] as const)(
    "is a guest's when the server cannot use the token (%s)",
    async (code) => {
      const { session, it, calls } = world();
      it.zaloTokenRefused = new ApiError(code);
      await session.bearer();
      expect(calls("createSession")).toEqual([{ zaloAccessToken: "zalo-token" }, {}]);
      expect(session.current()).toMatchObject({ status: "ready", session: { guest: true } });
    },
  );

  it("ends here at once, however long the server takes to hear of it", async () => {
    const { session, it, calls, storage } = world();
    await session.bearer();
    it.slow = { endSession: new Promise(() => undefined) };
    await session.end();
    expect([session.current().status, storage.get("session")]).toEqual(["starting", undefined]);
    expect(it.ended).toEqual(["token-1"]);
    expect(await session.bearer()).toBe("token-2");
    expect(calls("createSession")).toHaveLength(2);
  });

  it("works without the host's code and without storage", async () => {
    const { api } = world();
    const session = createSession(api, () => Promise.reject(new TypeError("Failed to fetch module")));
    expect(await session.bearer()).toBe("token-1");
    expect(await session.bearer()).toBe("token-1");
  });

  it("of a guest becomes the citizen's once Zalo works: at the next start", async () => {
    const { session, calls, storage } = world({ stored: kept("guest-token-of-before", true) });
    await session.bearer();
    expect(calls("createSession")).toEqual([{ zaloAccessToken: "zalo-token", previousToken: "guest-token-of-before" }]);
    expect(storage.get("session")).toBe(kept("token-1", false));
  });

  it("of a guest becomes the citizen's once Zalo works: on coming back to the app", async () => {
    const { session, it, calls } = world({ zalo: new HostError("timeout", "accessToken") });
    await session.bearer();
    it.zalo = "zalo-token";
    it.resume();
    await vi.waitFor(() => expect(session.current()).toMatchObject({ session: { guest: false } }));
    expect(calls("createSession")).toEqual([{}, { zaloAccessToken: "zalo-token", previousToken: "token-1" }]);
  });

  it("never hands one citizen's session to another Zalo account on the same phone", async () => {
    const { session, calls } = world({ stored: kept("token-of-somebody", false) });
    expect(await session.bearer()).toBe("token-1");
    expect(calls("createSession")).toEqual([{ zaloAccessToken: "zalo-token" }]);
  });

  it("goes on with the kept session while Zalo fails", async () => {
    const { session, calls } = world({
      stored: kept("token-of-before", false),
      zalo: new HostError("timeout", "accessToken"),
    });
    expect(await session.bearer()).toBe("token-of-before");
    expect(calls("createSession")).toEqual([]);
    session.subscribe(() => undefined);
    await vi.waitFor(() => expect(session.current().status).toBe("ready"));
    expect(calls("getSession")).toHaveLength(1);
  });

  it("of a guest is renewed long before it ends, keeping what was sent", async () => {
    const zalo = new HostError("timeout", "accessToken");
    const early = world({ stored: kept("guest-token", true), zalo });
    expect(await early.session.bearer()).toBe("guest-token");
    const late = world({ stored: kept("guest-token", true, new Date().toISOString()), zalo });
    expect(await late.session.bearer()).toBe("token-1");
    expect(late.calls("createSession")).toEqual([{ previousToken: "guest-token" }]);
  });

  it.each(["", "garbage", "{}", '{"token":1,"guest":true}', "null"])(
    "takes what is kept as %o for nothing",
    async (stored) => {
      const { session, calls } = world({ stored, zalo: new HostError("timeout", "accessToken") });
      expect(await session.bearer()).toBe("token-1");
      expect(calls("createSession")).toEqual([{}]);
    },
  );

  it("says when the server cannot be reached, and comes when it can", async () => {
    const { session, it } = world();
    const offline = new ApiError("offline");
    it.failing.createSession = offline;
    await expect(session.bearer()).rejects.toBe(offline);
    expect(session.current()).toEqual({ status: "unreachable", error: offline });
    delete it.failing.createSession;
    expect(await session.bearer()).toBe("token-1");
    expect(session.current().status).toBe("ready");
  });
});

describe("an expired session", () => {
  it("is renewed once, however many calls noticed", async () => {
    const { session, calls } = world();
    const old = await session.bearer();
    expect(await Promise.all([session.onExpired(old), session.onExpired(old)])).toEqual(["token-2", "token-2"]);
    expect(await session.onExpired(old)).toBe("token-2");
    expect(calls("createSession")).toHaveLength(2);
    expect(await session.bearer()).toBe("token-2");
  });
});

describe("whose the phone is", () => {
  it("is told before anybody learns of the session; it is sure where Zalo said so", async () => {
    const sure = world();
    await sure.session.bearer();
    await sure.session.raiseToLevel1();
    expect(sure.settled).toEqual([
      ["sau", true, "starting"],
      ["sau", true, "ready"],
    ]);
    const unsure = world({ stored: kept("token", false), zalo: new HostError("timeout", "accessToken") });
    unsure.session.subscribe(() => undefined);
    await vi.waitFor(() => expect(unsure.settled).toEqual([["sau", false, "starting"]]));
    const guest = world({ zalo: new HostError("timeout", "accessToken") });
    await guest.session.bearer();
    expect(guest.settled).toEqual([["sau", false, "starting"]]);
  });

  it("is asked again once Zalo may say, where the app was opened without a network", async () => {
    const { session, it, calls } = world({
      stored: kept("of-sau", false),
      zalo: new HostError("timeout", "accessToken"),
    });
    expect(await session.bearer()).toBe("of-sau");
    it.online();
    await new Promise((resolve) => setTimeout(resolve)); // Zalo still fails
    it.zalo = "zalo-token";
    it.account = "minh";
    it.resume();
    it.online();
    await vi.waitFor(() => expect(session.current()).toMatchObject({ session: { account: "minh" } }));
    expect(calls("createSession")).toEqual([{ zaloAccessToken: "zalo-token" }]);
    expect(it.settled).toEqual([["minh", true, "starting"]]);
    expect(await session.bearer()).toBe("token-1");
  });

  describe("kept by an earlier release, which did not name the account", () => {
    const stored = JSON.stringify({ token: "lan", guest: false, expiresAt: inAYear });

    it("is asked whose it is before anybody else comes", async () => {
      const { session, it, calls } = world({ stored });
      it.account = "minh";
      expect(await session.bearer()).toBe("token-1");
      expect(it.left).toEqual(["lan"]);
      expect(it.settled).toEqual([["minh", true, "starting"]]);
      await session.onExpired("token-1");
      expect(calls("getSession")).toHaveLength(1);
    });

    it("lets nobody come while it cannot be asked, and goes on when it can", async () => {
      const { session, it, calls, storage } = world({ stored });
      it.failing.getSession = new ApiError("offline");
      await expect(session.bearer()).rejects.toMatchObject({ code: "offline" });
      expect([it.left, it.settled, calls("createSession"), storage.get("session")]).toEqual([[], [], [], stored]);
      it.failing = {};
      expect(await session.bearer()).toBe("token-1");
      expect(it.left).toEqual(["lan"]);
    });

    it("names nobody when it has run out", async () => {
      const { session, it } = world({ stored, zalo: new HostError("timeout", "accessToken") });
      it.failing = { getSession: new ApiError("session-expired"), createSession: new ApiError("offline") };
      await expect(session.bearer()).rejects.toMatchObject({ code: "offline" });
      it.failing = {};
      expect(await session.bearer()).toBe("token-1");
      expect(it.left).toEqual([undefined]);
      expect(session.current()).toMatchObject({ session: { guest: true } });
    });
  });

  it("what one account began is not repeated in another's name, by whoever noticed and however late", async () => {
    const { session, it } = world({ stored: kept("of-sau", false), zalo: new HostError("timeout", "accessToken") });
    expect(await session.bearer()).toBe("of-sau");
    it.zalo = "zalo-token";
    it.account = "minh";
    expect(await Promise.all([session.onExpired("of-sau"), session.onExpired("of-sau")])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await session.onExpired("of-sau")).toBeUndefined();
    expect(await session.bearer()).toBe("token-1");
    expect(await session.onExpired("token-1")).toBe("token-2");
  });
});

describe("level 1", () => {
  it("is raised with what Zalo shared", async () => {
    const { session, calls } = world();
    expect(await session.raiseToLevel1()).toMatchObject({ outcome: "raised", session: { level: 1 } });
    expect(calls("raiseToLevel1")).toEqual([{ zaloAccessToken: "shared-token", phoneToken: "phone-token" }]);
    expect(session.current()).toMatchObject({ status: "ready", session: { level: 1, name: "Nguyễn Thị Sáu" } });
  });

  it("takes what the guest sent along", async () => {
    const { session, it, calls } = world({ zalo: new HostError("timeout", "accessToken") });
    await session.bearer();
    it.zalo = "zalo-token";
    expect(await session.raiseToLevel1()).toMatchObject({ outcome: "raised" });
    expect(calls("createSession")).toEqual([{}, { zaloAccessToken: "shared-token", previousToken: "token-1" }]);
  });

  it("never lifts another account's session kept while Zalo failed", async () => {
    const { session, it, calls } = world({
      stored: kept("token-of-somebody", false),
      zalo: new HostError("timeout", "accessToken"),
    });
    await session.bearer();
    it.zalo = "zalo-token";
    expect(await session.raiseToLevel1()).toMatchObject({ outcome: "raised" });
    expect(calls("createSession")).toEqual([{ zaloAccessToken: "shared-token" }]);
    expect(await session.bearer()).toBe("token-1");
  });

  it.each([
    ["denied", "declined"],
    ["cancelled", "cancelled"],
    ["unsupported", "impossible"],
    ["not-approved", "impossible"],
    ["timeout", "failed"],
    ["unavailable", "failed"],
  ] as const)("refused by the phone as %s is %s, and nothing is lost", async (code, outcome) => {
    const { session, it, calls } = world();
    await session.bearer();
    it.share = new HostError(code, "shareIdentity");
    expect(await session.raiseToLevel1()).toMatchObject({ outcome });
    expect(calls("raiseToLevel1")).toEqual([]);
    expect(await session.bearer()).toBe("token-1");
  });

  it("refused by the server is a failure with its reason", async () => {
    const { session, it } = world();
    const error = new ApiError("phone-token-invalid");
    it.failing.raiseToLevel1 = error;
    expect(await session.raiseToLevel1()).toEqual({ outcome: "failed", error });
  });
});

it("tells listeners until they stop listening", async () => {
  const { session } = world();
  const listener = vi.fn();
  const stop = session.subscribe(listener);
  await vi.waitFor(() => expect(session.current().status).toBe("ready"));
  const told = listener.mock.calls.length;
  expect(told).toBeGreaterThan(0);
  stop();
  await session.raiseToLevel1();
  expect(listener).toHaveBeenCalledTimes(told);
});
