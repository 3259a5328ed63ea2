import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Upload } from "../../contract/types.ts";
import { finishUploads, partialPath } from "../../server/core/attachments.ts";
import { sweep } from "../../server/core/sweep.ts";
import { adoptPhotos, diskStorage } from "../../server/outside/storage.ts";
import { startServer } from "../../server/start.ts";
import { damaged, heic, hugePicture, jpeg, jpegWithPlace, pdf, png, tooLarge } from "../support/pictures.ts";
import { bootServer, newKey, onBothEngines, onPGlite, problemOf, send, type TestServer } from "../support/server.ts";
import { announce, askOffset, sendPiece, uploadBytes, uploadId, type Uploader } from "../support/tus.ts";

const DAY = 24 * 60 * 60 * 1000;

const picture = async (at: TestServer, path: string, token: string) => {
  const response = await fetch(at.origin + path, { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get("content-type")).toBe("image/webp");
  return Buffer.from(await response.arrayBuffer());
};
const folders = (at: TestServer) => readdir(join(at.settings.dataDir, "files", "attachments")).catch(() => []);
const partials = (at: TestServer) => readdir(join(at.settings.dataDir, "uploads")).catch(() => []);
const state = (origin: string, token: string, id: string) => send<Upload>(origin, `/v1/uploads/${id}`, { token });

/** The whole answer of one request of the protocol. */
async function tus(
  origin: string,
  method: string,
  path: string,
  by: Uploader,
  more: Record<string, string>,
  body?: Uint8Array,
) {
  const response = await fetch(origin + path, {
    method,
    headers: {
      "tus-resumable": "1.0.0",
      ...(by.token && { authorization: `Bearer ${by.token}` }),
      ...(by.office && { "x-office-key": by.office, "x-officer-id": "officer-1" }),
      ...more,
    },
    body: body as BodyInit | undefined,
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : text };
}
const create = (at: TestServer, by: Uploader, bytes: number, metadata: Record<string, string> = {}) =>
  tus(at.origin, "POST", by.office ? "/v1/office/uploads" : "/v1/uploads", by, {
    "upload-length": String(bytes),
    "upload-metadata": Object.entries({ name: "anh.jpg", ...metadata })
      .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
      .join(","),
  });
const patch = (at: TestServer, by: Uploader, path: string, offset: number, bytes: Uint8Array) =>
  tus(
    at.origin,
    "PATCH",
    path,
    by,
    { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    bytes,
  );

onBothEngines("a file", {}, (at) => {
  test("cut at 90 % goes on from there, after a restart and with another session of the same citizen", async () => {
    const { citizen, settings, running, origin } = at();
    const by = { token: await citizen("resumes") };
    const bytes = await jpeg(2400, 1800);
    const path = await announce(origin, by, bytes.length);
    const most = Math.floor(bytes.length * 0.9);
    await sendPiece(origin, by, path, 0, bytes.subarray(0, most));

    // Two servers of ours share a database only on PostgreSQL; elsewhere the restart is in its own test below.
    const second = settings.databaseUrl ? await startServer({ ...settings, port: 0 }) : running;
    try {
      const again = { token: await citizen("resumes") };
      expect(again.token).not.toBe(by.token);
      expect(await askOffset(second.origin, again, path)).toBe(most);
      expect((await state(second.origin, again.token, uploadId(path))).body).toEqual({
        id: uploadId(path),
        state: "partial",
        received: most,
        bytes: bytes.length,
      });
      const answer = await sendPiece(second.origin, again, path, most, bytes.subarray(most));
      expect([answer.status, answer.headers.get("upload-offset")]).toEqual([204, String(bytes.length)]);
      expect((await state(origin, again.token, uploadId(path))).body).toMatchObject({
        state: "stored",
        type: "image/webp",
        width: 2048,
        height: 1536,
      });
      // The answer to the last piece may be the one that was lost.
      expect(await askOffset(origin, again, path)).toBe(bytes.length);
    } finally {
      if (second !== running) await second.close();
    }
    expect(await partials(at())).not.toContain(uploadId(path));
  });

  test("begun as a guest goes on as the citizen the guest became", async () => {
    const { guest, citizen, origin } = at();
    const before = { token: await guest() };
    const bytes = await jpeg();
    const path = await announce(origin, before, bytes.length);
    await sendPiece(origin, before, path, 0, bytes.subarray(0, 500));
    const after = { token: await citizen("was-guest", before.token) };
    expect(await askOffset(origin, after, path)).toBe(500);
    expect((await sendPiece(origin, after, path, 500, bytes.subarray(500))).status).toBe(204);
    expect(await askOffset(origin, before, path)).toBeUndefined();
  });

  test("of somebody else is absent, whoever asks and however", async () => {
    const { guest, citizen, origin, office, go } = at();
    const owner = { token: await guest() };
    const bytes = await jpeg();
    const path = await announce(origin, owner, bytes.length);
    await sendPiece(origin, owner, path, 0, bytes.subarray(0, 100));
    const id = uploadId(path);
    const absent = "6f1c2a3e-0d4b-4c5d-8e9f-0a1b2c3d4e5f";
    for (const [by, door] of [
      [{ token: await citizen("stranger") }, "/v1/uploads/"],
      [{ office }, "/v1/office/uploads/"],
    ] as const) {
      for (const one of [id, absent]) {
        expect((await tus(origin, "HEAD", door + one, by, {})).status).toBe(404);
        expect(problemOf(await patch(at(), by, door + one, 100, bytes.subarray(100)))).toBe("upload-not-found");
        expect(problemOf(await go(door + one, by))).toBe("upload-not-found");
        if ("token" in by) {
          expect(problemOf(await go(door + one, { ...by, method: "DELETE" }))).toBe("upload-not-found");
          expect(problemOf(await go(`${door}${one}/picture`, by))).toBe("upload-not-found");
        }
      }
    }
    expect(await askOffset(origin, owner, path)).toBe(100);
    expect((await sendPiece(origin, owner, path, 100, bytes.subarray(100))).status).toBe(204);
  });

  test("announced again with the same key is the same upload, however often at once, and keeps what has arrived", async () => {
    const { guest, go } = at();
    const by = { token: await guest() };
    const bytes = await jpeg();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(at(), by, bytes.length, { key })));
    const [path, ...others] = [...new Set(answers.map(({ headers }) => headers.get("location")!))];
    expect([answers.map(({ status }) => status), others]).toEqual([Array(6).fill(201), []]);
    await patch(at(), by, path!, 0, bytes.subarray(0, 300));
    expect((await create(at(), by, bytes.length, { key })).headers.get("location")).toBe(path);
    // The phone that lost the first answer begins at the beginning, is told otherwise, and asks.
    expect(problemOf(await patch(at(), by, path!, 0, bytes))).toBe("upload-incomplete");
    expect(await askOffset(at().origin, by, path!)).toBe(300);
    expect((await patch(at(), by, path!, 300, bytes.subarray(300))).status).toBe(204);
    expect((await create(at(), by, bytes.length, { key })).headers.get("location")).toBe(path);
    expect((await state(at().origin, by.token, uploadId(path!))).body.state).toBe("stored");

    expect(problemOf(await create(at(), by, 10, { key }))).toBe("idempotency-key-reused");
    const theirs = await create(at(), { token: await guest() }, bytes.length, { key });
    expect(theirs.headers.get("location")).not.toBe(path);
    // Taken back, the key makes a new one.
    await go(path!, { ...by, method: "DELETE" });
    expect((await create(at(), by, bytes.length, { key })).status).toBe(201);
    expect(await askOffset(at().origin, by, path!)).toBe(0);
  });

  test("can be taken back with its bytes, until a case has it", async () => {
    const { guest, upload, report, go, origin } = at();
    const token = await guest();
    const [kept, gone] = [await upload(token, await jpeg()), await upload(token, await png())];
    const partial = await announce(origin, { token }, 1000);
    await sendPiece(origin, { token }, partial, 0, new Uint8Array(10));
    await report(token, { attachmentIds: [kept.id] });
    const remove = (id: string) => go(`/v1/uploads/${id}`, { method: "DELETE", token });
    expect((await remove(gone.id)).status).toBe(204);
    expect((await remove(uploadId(partial))).status).toBe(204);
    expect(problemOf(await remove(gone.id))).toBe("upload-not-found");
    expect(problemOf(await remove(kept.id))).toBe("upload-not-found");
    expect(await folders(at())).not.toContain(gone.id);
    expect(await folders(at())).toContain(kept.id);
    expect(await partials(at())).not.toContain(uploadId(partial));
  });

  test("nothing has taken is gone after seven days, row and bytes, partial or not", async () => {
    const { guest, upload, report, go, clock, core, newReport, origin } = at();
    const token = await guest();
    const [kept, forgotten] = [await upload(token, await jpeg()), await upload(token, await png())];
    const partial = uploadId(await announce(origin, { token }, 1000));
    await report(token, { attachmentIds: [kept.id] });
    try {
      clock.move(6 * DAY);
      await sweep(core);
      expect(await folders(at())).toContain(forgotten.id);
      clock.move(1.1 * DAY);
      await sweep(core);
    } finally {
      clock.offsetMs = 0;
    }
    const left = await folders(at());
    expect(left).toContain(kept.id);
    expect(left).not.toContain(forgotten.id);
    expect(await partials(at())).not.toContain(partial);
    const answer = await go("/v1/reports", {
      token,
      key: newKey(),
      body: newReport({ attachmentIds: [forgotten.id] }),
    });
    expect(problemOf(answer)).toBe("upload-not-found");
  });

  test("whose check was killed in the middle is checked when asked again, and by a job", async () => {
    const { guest, origin, core, go, newReport } = at();
    const token = await guest();
    const bytes = await jpeg();
    const cutOff = async (state: "partial" | "checking") => {
      const id = uploadId(await announce(origin, { token }, bytes.length));
      await writeFile(partialPath(core, id), bytes);
      await core.db.updateTable("attachment").set({ state }).where("id", "=", id).execute();
      return id;
    };
    const [asked, whole, found] = [await cutOff("checking"), await cutOff("partial"), await cutOff("checking")];
    const early = await go("/v1/reports", { token, key: newKey(), body: newReport({ attachmentIds: [found] }) });
    expect(problemOf(early)).toBe("upload-incomplete");
    expect((await state(origin, token, asked)).body.state).toBe("stored");
    expect((await state(origin, token, whole)).body.state).toBe("stored");
    const lost = await cutOff("checking");
    await writeFile(partialPath(core, lost), "");
    await finishUploads(core);
    const rows = await core.db
      .selectFrom("attachment")
      .select(["state", "problem"])
      .where("id", "in", [found, lost])
      .orderBy("state", "desc")
      .execute();
    expect(rows).toEqual([
      { state: "stored", problem: null },
      { state: "refused", problem: "file-empty" },
    ]);
    expect(await partials(at())).not.toContain(found);
  });

  test("one too many on the way is refused; those in a draft count apart", async () => {
    const { guest, core } = at();
    const by = { token: await guest() };
    const first = uploadId((await create(at(), by, 100)).headers.get("location")!);
    const { citizen_id } = await core.db
      .selectFrom("attachment")
      .select("citizen_id")
      .where("id", "=", first)
      .executeTakeFirstOrThrow();
    const row = {
      citizen_id,
      published: false,
      state: "stored",
      bytes: 1,
      uploaded_at: core.clock.now(),
    } as const;
    const more = Array.from({ length: 39 }, () => ({ ...row, id: crypto.randomUUID() }));
    await core.db.insertInto("attachment").values(more).execute();
    expect(problemOf(await create(at(), by, 100))).toBe("too-many-uploads");
    await core.db
      .updateTable("attachment")
      .set({ draft_id: crypto.randomUUID() })
      .where("id", "=", more[0]!.id)
      .execute();
    expect((await create(at(), by, 100)).status).toBe(201);
  });
});

onPGlite("what is in a file", {}, (at) => {
  test("is shown upright, small enough and without place or device; the original stays private", async () => {
    const { guest, upload, report, go } = at();
    const token = await guest();
    const bytes = await jpegWithPlace();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { id, width, height } = await upload(token, bytes);
    // Lying on its side as stored (400×200), upright as shown.
    expect([width, height]).toEqual([200, 400]);
    const free = await picture(at(), `/v1/uploads/${id}/picture?size=thumb`, token);
    const { code, attachments } = await report(token, { attachmentIds: [id] });
    expect(problemOf(await go(`/v1/uploads/${id}/picture`, { token }))).toBe("upload-not-found");
    expect(attachments).toEqual([expect.objectContaining({ id, type: "image/webp", width: 200, height: 400 })]);
    const shown = [
      [free, 320],
      [await picture(at(), attachments[0]!.url, token), 400],
      [await picture(at(), attachments[0]!.thumbUrl!, token), 320],
    ] as const;
    for (const [file, longest] of shown) {
      const { exif, icc, xmp, iptc, width = 0, height = 0 } = await sharp(file).metadata();
      expect({ exif, icc, xmp, iptc }).toEqual({});
      expect(file.includes("SecretPhone")).toBe(false);
      expect(Math.max(width, height)).toBe(longest);
    }
    const original = await go(`/v1/my/cases/${code}/attachments/${id}?size=original`, { token });
    expect(problemOf(original)).toBe("invalid-request");
  });

  test("is a PDF: saved under its own name, never opened as a page of ours", async () => {
    const { guest, go, report, origin } = at();
    const token = await guest();
    const bytes = pdf();
    const path = await announce(origin, { token }, bytes.length, "../Đơn đề nghị\u0000 (số 1).pdf");
    await sendPiece(origin, { token }, path, 0, bytes);
    const { attachments } = await report(token, { attachmentIds: [uploadId(path)] });
    expect(attachments).toEqual([
      expect.objectContaining({ type: "application/pdf", name: "Đơn đề nghị (số 1).pdf", bytes: bytes.length }),
    ]);
    const response = await fetch(origin + attachments[0]!.url, { headers: { authorization: `Bearer ${token}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Don de nghi (so 1).pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B%20%28s%E1%BB%91%201%29.pdf`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      vary: "Origin, Authorization, X-Office-Key",
    });
    expect(
      (await go(attachments[0]!.url, { token, headers: { "if-none-match": response.headers.get("etag")! } })).status,
    ).toBe(304);
  });

  test.each([
    ["a program called a photo", () => Buffer.from("MZ\x90\0\x03" + "\0".repeat(300)), "file-type-unsupported"],
    ["a web page called a photo", () => Buffer.from("<html><script>alert(1)</script>"), "file-type-unsupported"],
    ["HEIC", heic, "file-heic"],
    ["12000×9000 pixels", hugePicture, "file-too-many-pixels"],
    ["a photo cut short", damaged, "file-unreadable"],
  ])("%s is refused at its last piece, told again, and no byte is kept", async (_, make, code) => {
    const { guest, origin, go, newReport } = at();
    const by = { token: await guest() };
    const bytes = await make();
    const before = await folders(at());
    const path = (await create(at(), by, bytes.length, { name: "anh-dep.jpg" })).headers.get("location")!;
    const half = Math.floor(bytes.length / 2);
    expect((await patch(at(), by, path, 0, bytes.subarray(0, half))).status).toBe(204);
    const answer = await patch(at(), by, path, half, bytes.subarray(half));
    expect([answer.status, problemOf(answer)]).toEqual([422, code]);
    const told = await state(origin, by.token, uploadId(path));
    expect(told.body).toMatchObject({ state: "refused", problem: code });
    expect(await askOffset(origin, by, path)).toBe(bytes.length);
    expect(await folders(at())).toEqual(before);
    expect(await partials(at())).not.toContain(uploadId(path));
    const body = newReport({ attachmentIds: [uploadId(path)] });
    expect(problemOf(await go("/v1/reports", { token: by.token, key: newKey(), body }))).toBe("upload-not-found");
  });

  test.each([
    ["0 bytes", 0, 422, "file-empty"],
    ["17 MB", 17_000_000, 413, "file-too-large"],
  ])("%s are refused before any is sent", async (_, bytes, status, code) => {
    const { guest } = at();
    const by = { token: await guest() };
    const answer = await create(at(), by, bytes);
    expect([answer.status, problemOf(answer)]).toEqual([status, code]);
  });

  test("is never more than was announced", async () => {
    const { guest, origin } = at();
    const by = { token: await guest() };
    const path = await announce(origin, by, 1000);
    expect(problemOf(await patch(at(), by, path, 0, tooLarge()))).toBe("file-too-large");
    expect(await askOffset(origin, by, path)).toBe(0);
  });

  test("an office sends to its answer", async () => {
    const { office, origin, go, guest, report, act } = at();
    const { code } = await report(await guest());
    const bytes = await jpeg();
    const id = await uploadBytes(origin, { office }, bytes);
    expect((await go(`/v1/office/uploads/${id}`, { office })).body).toMatchObject({ id, state: "stored", width: 640 });
    const answer = await act(code, "answer", { text: "Đã vá xong đoạn đường này.", attachmentIds: [id] });
    expect(answer.status).toBe(200);
    expect(answer.body.case.timeline.at(-1).attachments).toMatchObject([{ id, type: "image/webp" }]);
  });
});

onPGlite("every failure of an upload", { rateLimits: { pieces: { requests: 12, seconds: 60 } } }, (at) => {
  const origin = "https://h5.zdn.vn";

  test("is a problem a webview can read", async () => {
    const { guest, origin: server, running } = at();
    const by = { token: await guest() };
    const readers = await running.issueOfficeKey({ agency: "UBND xã", scopes: ["cases:read"] });
    const path = await announce(server, by, 100);
    const none: Uploader = {};
    const piece = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
    for (const [method, where, who, more, code] of [
      ["POST", "/v1/uploads", none, { "upload-length": "1" }, "unauthenticated"],
      ["POST", "/v1/uploads", by, {}, "invalid-request"],
      ["POST", "/v1/uploads", by, { "upload-length": "-1" }, "invalid-request"],
      ["POST", "/v1/uploads", by, { "upload-defer-length": "1" }, "invalid-request"],
      ["POST", "/v1/uploads", by, { "upload-length": "1", "upload-metadata": "name ???" }, "invalid-request"],
      ["POST", "/v1/uploads", by, { "upload-length": "1", "tus-resumable": "0.2.2" }, "invalid-request"],
      ["POST", "/v1/office/uploads", { office: readers }, { "upload-length": "1" }, "office-scope-required"],
      ["PATCH", path, by, { ...piece, "upload-offset": "7" }, "upload-incomplete"],
      ["PATCH", path, by, { ...piece, "content-type": "image/jpeg" }, "unsupported-media-type"],
      ["PATCH", "/v1/uploads/no-uuid", by, piece, "upload-not-found"],
      ["GET", "/v1/uploads", by, {}, "method-not-allowed"],
    ] as [string, string, Uploader, Record<string, string>, string][]) {
      const answer = await tus(
        server,
        method,
        where,
        who,
        { origin, ...more },
        method === "PATCH" ? new Uint8Array(3) : undefined,
      );
      expect([method, where, problemOf(answer)]).toEqual([method, where, code]);
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    }
    const preflight = await fetch(`${server}${path}`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "PATCH" },
    });
    expect(preflight.headers.get("access-control-allow-methods")).toMatch(/HEAD.*PUT.*PATCH/);
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/tus-resumable.*upload-offset/);
  });

  test("and too many pieces are told when to come again, without closing the door to anything else", async () => {
    const { guest, origin: server, go } = at();
    const by = { token: await guest() };
    const path = await announce(server, by, 100);
    for (let sent = 1; sent < 12; sent++) expect(await askOffset(server, by, path)).toBe(0);
    const answer = await patch(at(), by, path, 0, new Uint8Array(3));
    expect(problemOf(answer)).toBe("rate-limited");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await go("/v1/my/cases", by)).status).toBe(200);
  });
});

test("a restart in the middle of a file loses no byte that was acknowledged", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "restart-"));
  const first = await bootServer({ dataDir });
  try {
    const by = { token: await first.guest() };
    const bytes = await jpeg();
    const path = await announce(first.origin, by, bytes.length);
    await sendPiece(first.origin, by, path, 0, bytes.subarray(0, 2000));
    await first.close();
    const again = await startServer({ ...first.settings, port: 0 });
    try {
      expect(await askOffset(again.origin, by, path)).toBe(2000);
      expect((await sendPiece(again.origin, by, path, 2000, bytes.subarray(2000))).status).toBe(204);
    } finally {
      await again.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("pictures of the first release are found where files are now, whoever moved them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "files-"));
  try {
    const storage = diskStorage(folder);
    for (const id of ["one", "two"]) await storage.put(`photos/${id}/full`, Buffer.from(id));
    await storage.put("attachments/three/full", Buffer.from("three"));
    await Promise.all([adoptPhotos(folder), adoptPhotos(folder)]);
    await adoptPhotos(folder);
    for (const id of ["one", "two", "three"])
      expect(await text((await storage.get(`attachments/${id}/full`))!.stream)).toBe(id);
    expect(await readdir(folder)).toEqual(["attachments"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
