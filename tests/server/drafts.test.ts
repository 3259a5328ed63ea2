import { expect, test } from "vitest";
import { civilDate, addDays } from "../../contract/calendar.ts";
import type { Draft, DraftContent, DraftSummary, VaultKey } from "../../contract/types.ts";
import { sweep } from "../../server/core/sweep.ts";
import { jpeg, png } from "../support/pictures.ts";
import { newKey, onBothEngines, problemOf, type TestServer } from "../support/server.ts";

const DAY = 24 * 60 * 60 * 1000;
const newId = () => crypto.randomUUID();

const content = (more: Partial<DraftContent> = {}): DraftContent => ({
  service: "reports",
  formVersion: "1",
  title: "Ổ gà trước cổng chợ",
  answers: { text: "Ổ gà lớn ", kindId: "pothole", place: { communeCode: "1" }, gone: null },
  attachments: [],
  at: "place",
  savedAt: "2026-11-21T03:42:00.000Z",
  baseVersion: 0,
  device: "Android, Chrome 120",
  ...more,
});
const save = (at: TestServer, token: string, id: string, body: DraftContent) =>
  at.go<DraftSummary>(`/v1/my/drafts/${id}`, { method: "PUT", token, body });
const read = (at: TestServer, token: string, id: string) => at.go<Draft>(`/v1/my/drafts/${id}`, { token });
const list = async (at: TestServer, token: string) =>
  (await at.go<{ items: DraftSummary[] }>("/v1/my/drafts", { token })).body.items;
const holding = (...ids: string[]) =>
  content({ attachments: ids.map((uploadId, n) => ({ id: `f${n}`, field: "attachments", uploadId })) });

onBothEngines("a draft", {}, (at) => {
  test("is read as it was typed, blanks and unknown fields included, by its citizen on any phone and by nobody else", async () => {
    const { citizen, clock } = at();
    const token = await citizen("writes");
    const id = newId();
    const body = content();
    const saved = await save(at(), token, id, body);
    expect([saved.status, saved.body]).toEqual([
      200,
      {
        id,
        service: "reports",
        title: body.title,
        at: "place",
        savedAt: body.savedAt,
        version: 1,
        device: body.device,
        deletedOn: addDays(civilDate(clock.now()), 60),
      },
    ]);
    const elsewhere = await citizen("writes");
    expect((await read(at(), elsewhere, id)).body).toEqual({ summary: saved.body, content: body });
    const stranger = await citizen("reads");
    expect(problemOf(await read(at(), stranger, id))).toBe("draft-not-found");
    expect(problemOf(await read(at(), stranger, newId()))).toBe("draft-not-found");
    expect(await list(at(), stranger)).toEqual([]);
    // The same id is somebody else's own draft.
    expect((await save(at(), stranger, id, content({ title: "Khác" }))).status).toBe(200);
    expect((await read(at(), token, id)).body.content.title).toBe(body.title);
  });

  test("grows by versions; another phone's version is a conflict, a repeat is none", async () => {
    const { guest } = at();
    const token = await guest();
    const id = newId();
    await save(at(), token, id, content());
    const mine = content({ baseVersion: 1, answers: { text: "Của máy này" } });
    expect((await save(at(), token, id, mine)).body.version).toBe(2);
    // The answer was lost: the same again, from the version the phone knows.
    expect((await save(at(), token, id, mine)).body.version).toBe(2);
    expect((await save(at(), token, id, { ...mine, baseVersion: 2 })).body.version).toBe(2);
    const theirs = content({ baseVersion: 1, answers: { text: "Của máy kia" } });
    const conflict = await save(at(), token, id, theirs);
    expect([conflict.status, problemOf(conflict)]).toEqual([409, "draft-conflict"]);
    expect((await read(at(), token, id)).body.content.answers).toEqual({ text: "Của máy này" });
    expect((await save(at(), token, id, { ...theirs, baseVersion: 2 })).body.version).toBe(3);
    // Two at once from the same version: one wins.
    const both = await Promise.all(
      ["một", "hai"].map((text) => save(at(), token, id, content({ baseVersion: 3, answers: { text } }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("thrown away is gone; written on elsewhere it comes back", async () => {
    const { guest, go } = at();
    const token = await guest();
    const id = newId();
    await save(at(), token, id, content());
    for (let time = 0; time < 2; time++)
      expect((await go(`/v1/my/drafts/${id}`, { method: "DELETE", token })).status).toBe(204);
    expect(problemOf(await read(at(), token, id))).toBe("draft-not-found");
    expect((await save(at(), token, id, content({ baseVersion: 4 }))).body.version).toBe(5);
  });

  test("the twenty-first is refused, the others can still be saved", async () => {
    const { guest } = at();
    const token = await guest();
    const ids = Array.from({ length: 20 }, newId);
    for (const id of ids) expect((await save(at(), token, id, content())).status).toBe(200);
    expect(problemOf(await save(at(), token, newId(), content()))).toBe("too-many-drafts");
    expect((await save(at(), token, ids[0]!, content({ baseVersion: 1, at: "text" }))).status).toBe(200);
    const items = await list(at(), token);
    expect([items.length, items[0]!.id]).toEqual([20, ids[0]]);
  });

  test("keeps its uploads for as long as it lives, and only the citizen's own", async () => {
    const { guest, upload, go, clock, core } = at();
    const token = await guest();
    const [kept, dropped] = [(await upload(token, await jpeg())).id, (await upload(token, await png())).id];
    const theirs = (await upload(await guest(), await png())).id;
    const id = newId();
    expect(problemOf(await save(at(), token, id, holding(kept, theirs)))).toBe("upload-not-found");
    expect(problemOf(await save(at(), token, id, holding(newId())))).toBe("upload-not-found");
    expect(await list(at(), token)).toEqual([]);
    expect((await save(at(), token, id, holding(kept, dropped))).status).toBe(200);
    const next = { ...holding(kept), baseVersion: 1 };
    expect((await save(at(), token, id, next)).body.version).toBe(2);
    const state = async (upload: string) => (await go(`/v1/uploads/${upload}`, { token })).status;
    const last = (await list(at(), token))[0]!.deletedOn;
    try {
      clock.move(8 * DAY);
      await sweep(core);
      expect([await state(kept), await state(dropped)]).toEqual([200, 404]);
      clock.move(51 * DAY);
      await sweep(core);
      expect([civilDate(clock.now()) < last, await list(at(), token)]).toEqual([
        true,
        [expect.objectContaining({ id })],
      ]);
      expect(await state(kept)).toBe(200);
      clock.move(1 * DAY);
      await sweep(core);
      expect(await list(at(), token)).toEqual([]);
      expect(await state(kept)).toBe(404);
    } finally {
      clock.offsetMs = 0;
    }
  });

  test("sent or thrown away takes its uploads along, never those a case has", async () => {
    const { guest, upload, report, go } = at();
    const token = await guest();
    const [sent, unsent] = [(await upload(token, await jpeg())).id, (await upload(token, await png())).id];
    const id = newId();
    await save(at(), token, id, holding(sent, unsent));
    const { attachments } = await report(token, { attachmentIds: [sent] });
    await go(`/v1/my/drafts/${id}`, { method: "DELETE", token });
    expect((await go(attachments[0]!.url, { token })).status).toBe(200);
    expect(problemOf(await go(`/v1/uploads/${unsent}`, { token }))).toBe("upload-not-found");
    expect(problemOf(await save(at(), token, newId(), holding(sent)))).toBe("upload-not-found");
  });

  test("may be long, within reason, and holds what a keyboard can type", async () => {
    const { guest } = at();
    const token = await guest();
    const text = "đ".repeat(100_000);
    const id = newId();
    const odd = { text, "khóa\u0000": "một nửa \ud83d và \u0000 rỗng" };
    expect((await save(at(), token, id, content({ answers: odd }))).status).toBe(200);
    expect((await read(at(), token, id)).body.content.answers).toEqual({ text, khóa: "một nửa  và  rỗng" });
    const tooLong = await save(at(), token, id, content({ answers: { text: "đ".repeat(140_000) } }));
    expect(problemOf(tooLong)).toBe("body-too-large");
  });
});

onBothEngines("a guest who becomes a citizen", {}, (at) => {
  test("takes along drafts, files, keys, followed cases and cases; what both have is kept once", async () => {
    const { guest, citizen, upload, report, act, go, core } = at();
    const published = async () => {
      const { code } = await report(await guest());
      await act(code, "accept");
      await act(code, "answer", {
        text: "Đã vá xong đoạn đường.",
        attachmentIds: [],
        noPhotoReason: "Trời tối, không chụp được.",
      });
      await act(code, "publish", { published: true, attachmentIds: [] });
      return code;
    };
    const [both, only] = [await published(), await published()];
    const follow = (token: string, code: string) => go(`/v1/my/follows/${code}`, { method: "PUT", token });
    const keep = (token: string, id: string) =>
      go("/v1/my/vault-keys", { method: "POST", token, body: { id, key: `${"A".repeat(43)}=` } });

    const before = await citizen("merges");
    const [shared, older] = [newId(), newId()];
    await save(at(), before, shared, content({ title: "Cũ" }));
    await save(at(), before, older, content({ title: "Chỉ ở đây" }));
    await follow(before, both);
    await keep(before, "1".repeat(16));

    const token = await guest();
    const file = (await upload(token, await jpeg())).id;
    const mine = newId();
    await save(at(), token, mine, holding(file));
    await save(at(), token, shared, content({ title: "Mới", baseVersion: 1 }));
    await follow(token, both);
    await follow(token, only);
    await keep(token, "1".repeat(16));
    await keep(token, "2".repeat(16));
    const { code } = await report(token);

    const after = await citizen("merges", token);
    const titles = (await list(at(), after)).map(({ id, title }) => [id, title]);
    expect(new Map(titles as [string, string][])).toEqual(
      new Map([
        [shared, "Mới"],
        [older, "Chỉ ở đây"],
        [mine, "Ổ gà trước cổng chợ"],
      ]),
    );
    expect((await go(`/v1/uploads/${file}`, { token: after })).body.state).toBe("stored");
    const keys = (await go<{ items: VaultKey[] }>("/v1/my/vault-keys", { token: after })).body.items;
    expect(keys.map(({ id }) => id).sort()).toEqual(["1".repeat(16), "2".repeat(16)]);
    const followed = (await go("/v1/my/follows", { token: after })).body.items;
    expect(followed.map((item: { summary: { code: string } }) => item.summary.code).sort()).toEqual(
      [both, only].sort(),
    );
    expect((await go(`/v1/my/cases/${code}`, { token: after })).status).toBe(200);
    expect((await go("/v1/my/drafts", { token })).status).toBe(401);
    for (const table of ["case_file", "attachment", "draft", "vault_key", "follow"] as const) {
      const left = await core.db
        .selectFrom(table)
        .innerJoin("citizen", "citizen.id", `${table}.citizen_id`)
        .select("citizen.id")
        .where("citizen.merged_into", "is not", null)
        .execute();
      expect([table, left]).toEqual([table, []]);
    }
  });
});

onBothEngines("a phone's key in our care", {}, (at) => {
  test("is given back to its citizen, the last ones kept; other citizens have their own", async () => {
    const { guest, go, clock } = at();
    const [token, other] = [await guest(), await guest()];
    const keep = (id: string, key: string) => go("/v1/my/vault-keys", { method: "POST", token, body: { id, key } });
    const idOf = (n: number) => n.toString(16).padStart(16, "0");
    const keyOf = (n: number) => Buffer.alloc(32, n).toString("base64");
    try {
      for (let n = 0; n < 22; n++) {
        expect((await keep(idOf(n), keyOf(n))).status).toBe(204);
        clock.move(1000);
      }
      expect((await keep(idOf(5), keyOf(5))).status).toBe(204);
      const { items } = (await go<{ items: VaultKey[] }>("/v1/my/vault-keys", { token })).body;
      expect(items).toHaveLength(20);
      expect(items.at(-1)).toEqual({ id: idOf(5), key: keyOf(5) });
      expect(items.map(({ id }) => id)).not.toContain(idOf(1));
    } finally {
      clock.offsetMs = 0;
    }
    expect((await go("/v1/my/vault-keys", { token: other })).body).toEqual({ items: [] });
    const bad = await go("/v1/my/vault-keys", { method: "POST", token, body: { id: "x", key: "y" }, key: newKey() });
    expect(problemOf(bad)).toBe("invalid-request");
  });
});
