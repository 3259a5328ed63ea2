import { expect, test } from "vitest";
import { once } from "../../server/core/idempotency.ts";
import type { Trouble } from "../support/graph.ts";
import { jpeg } from "../support/pictures.ts";
import { newKey, onBothEngines, problemOf } from "../support/server.ts";

const DAY = 24 * 60 * 60 * 1000;

onBothEngines("a session", {}, (at) => {
  test("keeps only a hash of its token", async () => {
    const { guest, core } = at();
    const token = await guest();
    const rows = JSON.stringify(await core.db.selectFrom("session").selectAll().execute());
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(rows).not.toContain(token);
  });

  test("ends when its time is over, and a new one brings the same citizen back", async () => {
    const { citizen, report, go, clock } = at();
    const token = await citizen("comes-back");
    const { code } = await report(token);
    clock.move(31 * DAY);
    try {
      expect(problemOf(await go("/v1/session", { token }))).toBe("session-expired");
      const again = await citizen("comes-back");
      expect((await go(`/v1/my/cases/${code}`, { token: again })).status).toBe(200);
    } finally {
      clock.offsetMs = 0;
    }
  });

  test("of a guest goes on from the one before", async () => {
    const { guest, report, go } = at();
    const previousToken = await guest();
    const { code } = await report(previousToken);
    const { token } = (await go("/v1/sessions", { body: { previousToken } })).body;
    expect((await go(`/v1/my/cases/${code}`, { token })).status).toBe(200);
  });

  test("what a guest did becomes the Zalo citizen's: reports, uploads, keys; the guest's token ends", async () => {
    const { guest, citizen, report, upload, go, newReport } = at();
    const before = await guest();
    const key = newKey();
    const body = newReport({ text: "Gửi khi còn là khách, nhận khi đã là công dân." });
    const first = await go("/v1/reports", { token: before, key, body });
    const photo = await upload(before, await jpeg());
    const token = await citizen("was-a-guest", before);
    expect((await go("/v1/my/cases", { token })).body.items.map((item: any) => item.code)).toEqual([first.body.code]);
    // The answer was lost on the way, the session changed, and the phone sends again.
    expect((await go("/v1/reports", { token, key, body })).body).toEqual(first.body);
    await report(token, { attachmentIds: [photo.id] });
    expect(problemOf(await go("/v1/my/cases", { token: before }))).toBe("session-expired");
  });

  test("brings the guest's drafts, keys and followed cases along, and keeps the citizen's own", async () => {
    const { guest, citizen, report, act, go } = at();
    const followed = async () => {
      const { code } = await report(await guest());
      await act(code, "publish", { published: true, attachmentIds: [] });
      return code;
    };
    const [ofGuest, ofBoth] = [await followed(), await followed()];
    const id = (n: number) => `22222222-2222-4222-8222-22222222222${n}`;
    const save = (token: string, n: number, words: string, baseVersion = 0) =>
      go(`/v1/my/drafts/${id(n)}`, {
        method: "PUT",
        token,
        body: {
          service: "reports",
          formVersion: "1",
          answers: { text: words },
          attachments: [],
          at: "what",
          savedAt: new Date().toISOString(),
          baseVersion,
          device: "Điện thoại Android",
        },
      });
    const key = (n: number) => ({ id: String(n).repeat(16), key: Buffer.alloc(32, n).toString("base64") });
    const known = await citizen("two-phones");
    await go(`/v1/my/follows/${ofBoth}`, { method: "PUT", token: known });
    await save(known, 1, "viết trên máy cũ");
    await go("/v1/my/vault-keys", { token: known, body: key(1) });

    const before = await guest();
    for (const code of [ofGuest, ofBoth]) await go(`/v1/my/follows/${code}`, { method: "PUT", token: before });
    expect((await save(before, 2, "viết khi còn là khách")).status).toBe(200);
    for (const n of [1, 2]) await go("/v1/my/vault-keys", { token: before, body: key(n) });

    const token = await citizen("two-phones", before);
    const { items } = (await go("/v1/my/drafts", { token })).body;
    expect(items.map((item: { id: string }) => item.id).sort()).toEqual([id(1), id(2)]);
    expect((await go(`/v1/my/drafts/${id(2)}`, { token })).body.content.answers.text).toBe("viết khi còn là khách");
    const follows = (await go("/v1/my/follows", { token })).body.items;
    expect(follows.map((item: any) => item.summary.code).sort()).toEqual([ofGuest, ofBoth].sort());
    expect((await go("/v1/my/vault-keys", { token })).body.items).toHaveLength(2);
  });

  test("merged while a guest's report was on its way to another server: it is sent again, not lost", async () => {
    const { guest, citizen, core, go, newReport } = at();
    const before = await guest();
    const key = newKey();
    const body = newReport();
    const { session } = (await go("/v1/sessions", { body: { previousToken: before } })).body;
    expect(session.guest).toBe(true);
    const { id } = await core.db
      .selectFrom("citizen")
      .select("id")
      .where("zalo_user_id", "is", null)
      .orderBy("created_at", "desc")
      .executeTakeFirstOrThrow();
    const token = await citizen("overtaken", before);
    // The other server still remembers the guest's session and runs the request as the guest.
    const late = once(core, { actor: `citizen:${id}`, citizenId: id, key, requestHash: "x" }, async () => "done");
    await expect(late).rejects.toThrow("session-expired");
    expect((await go("/v1/reports", { token, key, body })).status).toBe(201);
  });

  test("of another Zalo citizen gives nothing away as a previous one", async () => {
    const { citizen, report, go } = at();
    const victim = await citizen("victim");
    const { code } = await report(victim);
    const token = await citizen("taker", victim);
    expect(problemOf(await go(`/v1/my/cases/${code}`, { token }))).toBe("case-not-found");
    expect((await go(`/v1/my/cases/${code}`, { token: victim })).status).toBe(200);
  });

  test("two beginnings of a new citizen at once are one citizen", async () => {
    const { citizen, report, go } = at();
    const tokens = await Promise.all([1, 2, 3, 4].map(() => citizen("twins")));
    const { code } = await report(tokens[0]!);
    for (const token of tokens) expect((await go(`/v1/my/cases/${code}`, { token })).status).toBe(200);
  });
});

onBothEngines("level 1", {}, (at) => {
  const raise = (token: string, zaloAccessToken: string, phoneToken: string) =>
    at().go("/v1/session/level-1", { token, body: { zaloAccessToken, phoneToken } });

  test("is name and phone, masked for the app", async () => {
    const { citizen, graph, go } = at();
    const token = await citizen("lan");
    const { status, body } = await raise(token, "AT-lan", graph.code("PT-lan", "AT-lan", { number: "84912345678" }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ level: 1, guest: false, name: "Người lan", phoneMasked: "•••• ••• 678" });
    expect((await go("/v1/session", { token })).body.level).toBe(1);
  });

  test("decodes the phone token once, however often the phone asks", async () => {
    const { citizen, graph } = at();
    const token = await citizen("once");
    graph.code("PT-once", "AT-once", { number: "84900000001" });
    graph.state.calls.length = 0;
    const answers = await Promise.all([1, 2, 3].map(() => raise(token, "AT-once", "PT-once")));
    answers.push(await raise(token, "AT-once", "PT-once"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(graph.state.calls.filter((path) => path === "/v2.0/me/info")).toHaveLength(1);
  });

  test("is not to be had with somebody else's phone token, used or not", async () => {
    const { citizen, graph } = at();
    const owner = await citizen("phone-owner");
    graph.code("PT-owner", "AT-phone-owner", { number: "84900000002" });
    await raise(owner, "AT-phone-owner", "PT-owner");
    const thief = await citizen("phone-thief");
    expect(problemOf(await raise(thief, "AT-phone-thief", "PT-owner"))).toBe("phone-token-invalid");
    graph.code("PT-owner-2", "AT-phone-owner", { number: "84900000002" });
    expect(problemOf(await raise(thief, "AT-phone-owner", "PT-owner-2"))).toBe("zalo-token-invalid");
  });

  test("turns a guest into the Zalo citizen, in the same session, with all the guest did", async () => {
    const { guest, report, graph, go, citizen } = at();
    const token = await guest();
    const { code } = await report(token);
    graph.user("AT-late", { id: "late", name: "Người đến sau" });
    graph.code("PT-late", "AT-late", { number: "84900000003" });
    expect((await raise(token, "AT-late", "PT-late")).body).toMatchObject({ level: 1, guest: false });
    expect((await go(`/v1/my/cases/${code}`, { token })).status).toBe(200);
    expect((await go(`/v1/my/cases/${code}`, { token: await citizen("late") })).status).toBe(200);
    expect((await raise(token, "AT-late", "PT-late")).body).toMatchObject({ level: 1 });
  });

  test.each<[Trouble, string]>([
    ["500", "zalo-unavailable"],
    ["garbage", "zalo-unavailable"],
    ["html", "zalo-unavailable"],
    ["null", "zalo-unavailable"],
    ["silent", "zalo-unavailable"],
    ["-501", "zalo-outside-vietnam"],
  ])("when Zalo answers %s it is %s, and works when Zalo does again", async (trouble, code) => {
    const { citizen, graph, go } = at();
    const id = `trouble-${trouble}`;
    const token = await citizen(id);
    graph.code(`PT-${id}`, `AT-${id}`, { number: "84900000004" });
    graph.code(`LT-${id}`, `AT-${id}`, { latitude: "11.3", longitude: "106.1" });
    const zalo = { accessToken: `AT-${id}`, locationToken: `LT-${id}` };
    graph.state.trouble = trouble;
    try {
      const refused = await raise(token, `AT-${id}`, `PT-${id}`);
      expect([refused.status, problemOf(refused)]).toEqual([503, code]);
      expect(problemOf(await go("/v1/places/locate", { token, body: { zalo } }))).toBe(code);
      expect(problemOf(await go("/v1/sessions", { body: { zaloAccessToken: `AT-${id}` } }))).toBe(code);
      // Nothing of ours depends on Zalo once a session is there.
      expect((await go("/v1/session", { token })).status).toBe(200);
    } finally {
      graph.state.trouble = undefined;
    }
    expect((await raise(token, `AT-${id}`, `PT-${id}`)).status).toBe(200);
    expect((await go("/v1/places/locate", { token, body: { zalo } })).status).toBe(200);
  });

  test("tokens Zalo does not know have their own codes", async () => {
    const { citizen, go } = at();
    const token = await citizen("unknown-tokens");
    const at0 = "AT-unknown-tokens";
    expect(problemOf(await raise(token, "AT-nobody", "PT-x"))).toBe("zalo-token-invalid");
    expect(problemOf(await raise(token, at0, "PT-nothing"))).toBe("phone-token-invalid");
    const zalo = { accessToken: at0, locationToken: "LT-nothing" };
    expect(problemOf(await go("/v1/places/locate", { token, body: { zalo } }))).toBe("location-token-invalid");
  });
});

onBothEngines("a place", {}, (at) => {
  test("from Zalo is decoded once; a repeat gets the same point, a stranger none", async () => {
    const { citizen, graph, go } = at();
    const [token, stranger] = [await citizen("located"), await citizen("not-located")];
    graph.code("LT-1", "AT-located", { provider: "gps", latitude: "11.31", longitude: "106.12", timestamp: "1" });
    const ask = (by: string, accessToken: string) =>
      go("/v1/places/locate", { token: by, body: { zalo: { accessToken, locationToken: "LT-1" } } });
    graph.state.calls.length = 0;
    const first = await ask(token, "AT-located");
    expect(first.body.point).toEqual({ latitude: 11.31, longitude: 106.12 });
    expect((await ask(token, "AT-located")).body).toEqual(first.body);
    expect(graph.state.calls).toHaveLength(1);
    expect(problemOf(await ask(stranger, "AT-not-located"))).toBe("location-token-invalid");
  });

  test("by pin finds its commune", async () => {
    const { guest, go, core } = at();
    const token = await guest();
    const [feature] = core.province.boundaries.features;
    const ring = (feature!.geometry as any).coordinates.flat(feature!.geometry.type === "Polygon" ? 1 : 2);
    const [longitude, latitude] = ring[0];
    const { body } = await go("/v1/places/locate", { token, body: { point: { latitude, longitude } } });
    expect(core.province.communes.map(({ code }) => code)).toContain(body.commune.code);
  });
});
