// The app's own client and session against the real server: what each side believes of the other is true.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApi, type Api } from "../../src/api/client.ts";
import { HostError, type Host } from "../../src/host/host.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import { onPGlite, type TestServer } from "../support/server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A phone with its storage, its Zalo account (or a Zalo that fails) and the app open on it. */
function phone(at: TestServer, account?: string) {
  const storage = new Map<string, string>();
  const state = { account };
  const accessToken = () => {
    if (!state.account) throw new HostError("timeout", "accessToken");
    return at.graph.user(`AT-${state.account}`, { id: state.account, name: "Nguyễn Thị Sáu" });
  };
  const host = {
    can: () => true,
    accessToken: async () => accessToken(),
    shareIdentity: async () => {
      const token = accessToken();
      return { accessToken: token, phoneToken: at.graph.code(randomUUID(), token, { number: "84900000567" }) };
    },
    onResume: () => () => undefined,
    onNetworkChange: () => () => undefined,
    storage: {
      get: async (key: string) => storage.get(key),
      set: async (key: string, value: string) => void storage.set(key, value),
      remove: async (key: string) => void storage.delete(key),
    },
  } as unknown as Host;
  /** Opens the app: nothing is left of the run before but what was stored. */
  function open(): { api: Api; session: Session } {
    const api = createApi({
      origin: at.origin,
      bearer: () => session.bearer(),
      onExpired: (expired) => session.onExpired(expired),
    });
    const session = createSession(api, async () => host);
    return { api, session };
  }
  return { state, storage, open };
}

const send = (at: TestServer, api: Api, idempotencyKey: string = randomUUID()) =>
  api.call("createReport", { body: { ...at.newReport(), mayPublish: true }, idempotencyKey });
const mine = async (api: Api) => (await api.call("listMyCases")).items.map(({ code }) => code);

onPGlite("The app's session", {}, (at) => {
  describe("level 0", () => {
    it("sends and sees its own reports, over a restart of the app", async () => {
      const citizen = phone(at(), "11");
      const first = citizen.open();
      const { code } = await send(at(), first.api);
      expect(first.session.current()).toMatchObject({ status: "ready", session: { level: 0, guest: false } });
      expect(await mine(citizen.open().api)).toEqual([code]);
    });

    it("of a guest becomes the citizen's with everything sent, once Zalo works", async () => {
      const citizen = phone(at());
      const { api, session } = citizen.open();
      const { code } = await send(at(), api);
      expect(session.current()).toMatchObject({ session: { guest: true } });
      citizen.state.account = "12";
      const later = citizen.open();
      expect(await mine(later.api)).toEqual([code]);
      expect(later.session.current()).toMatchObject({ session: { guest: false } });
      citizen.storage.clear();
      expect(await mine(citizen.open().api)).toEqual([code]);
    });

    it("of one account is not another's on the same phone", async () => {
      const shared = phone(at(), "13");
      const { code } = await send(at(), shared.open().api);
      shared.state.account = "14";
      expect(await mine(shared.open().api)).toEqual([]);
      shared.state.account = "13";
      expect(await mine(shared.open().api)).toEqual([code]);
    });

    for (const trouble of ["500", "-501", "garbage", "html", "null", "silent"] as const) {
      it(`is a guest's while the server hears ${trouble} from Zalo, and works`, async () => {
        const citizen = phone(at(), `2${trouble}`);
        at().graph.state.trouble = trouble;
        try {
          const { api, session } = citizen.open();
          const { code } = await send(at(), api);
          expect(session.current()).toMatchObject({ session: { guest: true } });
          at().graph.state.trouble = undefined;
          expect(await mine(citizen.open().api)).toEqual([code]);
        } finally {
          at().graph.state.trouble = undefined;
        }
      });
    }
  });

  describe("an expired session", () => {
    it("is renewed without the citizen noticing, and a repeated create makes one report", async () => {
      const citizen = phone(at(), "15");
      const { api, session } = citizen.open();
      const before = await session.bearer();
      at().clock.move(31 * DAY_MS);
      const key = randomUUID();
      const [a, b] = await Promise.all([send(at(), api, key), send(at(), api, key).catch(() => send(at(), api, key))]);
      expect(a.code).toBe(b.code);
      expect(await mine(api)).toEqual([a.code]);
      expect(await session.bearer()).not.toBe(before);
    });

    it("that the server revoked is renewed just so", async () => {
      const { api, session } = phone(at(), "16").open();
      const { code } = await send(at(), api);
      const before = await session.bearer();
      await api.call("endSession");
      expect(await mine(api)).toEqual([code]);
      expect(await session.bearer()).not.toBe(before);
    });
  });

  describe("level 1", () => {
    it("is raised with name and phone, and stays over restarts and renewals", async () => {
      const citizen = phone(at(), "17");
      const { session } = citizen.open();
      expect(await session.raiseToLevel1()).toMatchObject({
        outcome: "raised",
        session: { level: 1, name: "Nguyễn Thị Sáu", phoneMasked: "•••• ••• 567" },
      });
      const later = citizen.open();
      await later.session.bearer();
      expect(later.session.current()).toMatchObject({ session: { level: 1 } });
      at().clock.move(31 * DAY_MS);
      await mine(later.api);
      expect(later.session.current()).toMatchObject({ session: { level: 1 } });
    });

    it("takes along what the guest sent while Zalo failed", async () => {
      const citizen = phone(at());
      const { api, session } = citizen.open();
      const { code } = await send(at(), api);
      citizen.state.account = "18";
      expect(await session.raiseToLevel1()).toMatchObject({ outcome: "raised", session: { level: 1, guest: false } });
      expect(await mine(api)).toEqual([code]);
    });

    it("failing at Zalo says why, and changes nothing", async () => {
      const { api, session } = phone(at(), "19").open();
      const { code } = await send(at(), api);
      at().graph.state.trouble = "-501";
      try {
        expect(await session.raiseToLevel1()).toMatchObject({
          outcome: "failed",
          error: { code: "zalo-outside-vietnam" },
        });
      } finally {
        at().graph.state.trouble = undefined;
      }
      expect(await mine(api)).toEqual([code]);
    });
  });
});
