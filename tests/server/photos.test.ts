import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { sweep } from "../../server/core/sweep.ts";
import { damaged, heic, hugePicture, jpeg, jpegWithPlace, pdf, png, tooLarge } from "../support/pictures.ts";
import { newKey, onBothEngines, problemOf, type TestServer } from "../support/server.ts";

const picture = async (at: TestServer, path: string, token: string) => {
  const response = await fetch(at.origin + path, { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get("content-type")).toBe("image/webp");
  return Buffer.from(await response.arrayBuffer());
};
const folders = (at: TestServer) => readdir(join(at.settings.dataDir, "files", "photos")).catch(() => []);

onBothEngines("a photo", {}, (at) => {
  test("is shown upright, small enough and without place or device; the original stays private", async () => {
    const { guest, upload, report, go } = at();
    const token = await guest();
    const bytes = await jpegWithPlace();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { id, width, height } = await upload(token, bytes);
    // Lying on its side as stored (400×200), upright as shown.
    expect([width, height]).toEqual([200, 400]);
    const { code, photos } = await report(token, { photoIds: [id] });
    expect(photos).toEqual([expect.objectContaining({ id, width: 200, height: 400 })]);
    for (const [url, longest] of [
      [photos[0]!.url, 400],
      [photos[0]!.thumbUrl, 320],
    ] as const) {
      const shown = await picture(at(), url, token);
      const { exif, icc, xmp, iptc, width = 0, height = 0 } = await sharp(shown).metadata();
      expect({ exif, icc, xmp, iptc }).toEqual({});
      expect(shown.includes("SecretPhone")).toBe(false);
      expect(Math.max(width, height)).toBe(longest);
    }
    expect(problemOf(await go(`/v1/my/reports/${code}/photos/${id}?size=original`, { token }))).toBe("invalid-request");
  });

  test("is made at most 2048 px long", async () => {
    const { guest, upload } = at();
    expect(await upload(await guest(), await jpeg(3000, 1500))).toMatchObject({ width: 2048, height: 1024 });
  });

  test.each([
    ["0 bytes", () => Buffer.alloc(0), 422, "photo-empty"],
    ["a PDF called a photo", pdf, 422, "photo-type-unsupported"],
    ["a program called a photo", () => Buffer.from("MZ\x90\0\x03" + "\0".repeat(300)), 422, "photo-type-unsupported"],
    ["a web page called a photo", () => Buffer.from("<html><script>alert(1)</script>"), 422, "photo-type-unsupported"],
    ["HEIC", heic, 422, "photo-heic"],
    ["17 MB", tooLarge, 413, "photo-too-large"],
    ["12000×9000 pixels", hugePicture, 422, "photo-too-many-pixels"],
    ["a photo cut short", damaged, 422, "photo-unreadable"],
  ])("%s is refused with its own code, and nothing is kept", async (_, make, status, code) => {
    const { guest, go } = at();
    const token = await guest();
    const before = await folders(at());
    const bytes = await make();
    for (const type of ["application/octet-stream", "image/jpeg"]) {
      const answer = await go("/v1/uploads", { token, key: newKey(), bytes, headers: { "content-type": type } });
      expect([answer.status, problemOf(answer)]).toEqual([status, code]);
    }
    expect(await folders(at())).toEqual(before);
  });

  test("is judged by its bytes, whatever the header says", async () => {
    const { guest, go } = at();
    const token = await guest();
    for (const type of ["image/jpeg", "application/pdf", "application/octet-stream", "image/heic"]) {
      const sent = { token, key: newKey(), bytes: await png(), headers: { "content-type": type } };
      expect((await go("/v1/uploads", sent)).status).toBe(201);
    }
  });

  test("sent six times at once with one key is one photo", async () => {
    const { guest, go } = at();
    const token = await guest();
    const before = (await folders(at())).length;
    const key = newKey();
    const bytes = await jpeg();
    const answers = await Promise.all(Array.from({ length: 6 }, () => go("/v1/uploads", { token, key, bytes })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(await folders(at())).toHaveLength(before + 1);
    const other = await go("/v1/uploads", { token, key, bytes: await png() });
    expect(problemOf(other)).toBe("idempotency-key-reused");
  });

  test("can be taken back with its files, until a report has it", async () => {
    const { guest, upload, report, go } = at();
    const token = await guest();
    const [kept, gone] = [await upload(token, await jpeg()), await upload(token, await png())];
    await report(token, { photoIds: [kept.id] });
    const remove = (id: string) => go(`/v1/uploads/${id}`, { method: "DELETE", token });
    expect((await remove(gone.id)).status).toBe(204);
    expect(problemOf(await remove(gone.id))).toBe("upload-not-found");
    expect(problemOf(await remove(kept.id))).toBe("upload-not-found");
    expect(await folders(at())).not.toContain(gone.id);
    expect(await folders(at())).toContain(kept.id);
  });

  test("no report has taken is gone after seven days, row and files", async () => {
    const { guest, upload, report, go, clock, core, newReport } = at();
    const token = await guest();
    const [kept, forgotten] = [await upload(token, await jpeg()), await upload(token, await png())];
    await report(token, { photoIds: [kept.id] });
    const day = 24 * 60 * 60 * 1000;
    try {
      clock.move(6 * day);
      await sweep(core);
      expect(await folders(at())).toContain(forgotten.id);
      clock.move(1.1 * day);
      await sweep(core);
    } finally {
      clock.offsetMs = 0;
    }
    const left = await folders(at());
    expect(left).toContain(kept.id);
    expect(left).not.toContain(forgotten.id);
    const answer = await go("/v1/reports", { token, key: newKey(), body: newReport({ photoIds: [forgotten.id] }) });
    expect(problemOf(answer)).toBe("upload-not-found");
  });

  test("one too many on the way is refused", async () => {
    const { guest, go, core } = at();
    const token = await guest();
    const bytes = await png();
    const first = await go("/v1/uploads", { token, key: newKey(), bytes });
    const { citizen_id } = await core.db
      .selectFrom("photo")
      .select("citizen_id")
      .where("id", "=", first.body.id)
      .executeTakeFirstOrThrow();
    const row = { citizen_id, published: false, width: 1, height: 1, uploaded_at: core.clock.now() };
    const more = Array.from({ length: 39 }, () => ({ ...row, id: crypto.randomUUID() }));
    await core.db.insertInto("photo").values(more).execute();
    expect(problemOf(await go("/v1/uploads", { token, key: newKey(), bytes }))).toBe("too-many-photos");
  });
});
