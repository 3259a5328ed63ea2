// A province that ran the first release keeps everything when it takes the next: no row, no word, no picture is lost.
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Case } from "../../contract/types.ts";
import { hashToken } from "../../server/core/tokens.ts";
import * as house from "../../server/db/migrations/001-house.ts";
import { bootServer, send, type TestServer } from "../support/server.ts";

const TOKEN = "a-session-of-the-first-release-0001";
const CITIZEN = "00000000-0000-4000-8000-000000000001";
const id = (n: number) => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, "0")}`;

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let dataDir: string;
let server: TestServer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "migrations-"));
  await mkdir(join(dataDir, "pglite"), { recursive: true });
  const pglite = await PGlite.create(join(dataDir, "pglite"));
  const db = new Kysely<any>({ dialect: new PGliteDialect({ pglite }) });
  const provider = { getMigrations: async () => ({ "001-house": house }) };
  expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined();

  await sql`insert into citizen (id, zalo_user_id, level, created_at) values (${CITIZEN}, 'z1', 0, now())`.execute(db);
  await sql`insert into session (token_hash, citizen_id, created_at, expires_at)
    values (${hashToken(TOKEN)}, ${CITIZEN}, now(), now() + interval '30 days')`.execute(db);
  const report = (n: number, code: string, status: string, more: Record<string, unknown> = {}) =>
    db
      .insertInto("report")
      .values({
        id: id(n),
        code,
        citizen_id: CITIZEN,
        kind_id: "pothole",
        category_id: "roads",
        audience: "public",
        text: `Ổ gà số ${n} ở gần chợ`,
        commune_code: "25486",
        landmark: "gần chợ",
        status,
        sent_at: "2026-11-02T02:00:00Z",
        due_on: "2099-11-23",
        may_publish: true,
        shares_contact: false,
        ...more,
      })
      .execute();
  const happened = (n: number, kind: string, by: string, at: string) =>
    db
      .insertInto("event")
      .values({ report_id: id(n), kind, at, by, agency: by === "office" ? "UBND xã" : null })
      .execute();

  await report(1, "PA-261102-0001", "answered", {
    answer_text: "Đã vá xong đoạn đường.",
    answer_agency: "UBND xã",
    answered_at: "2026-11-05T02:00:00Z",
    published_at: "2026-11-06T02:00:00Z",
  });
  await happened(1, "sent", "citizen", "2026-11-02T02:00:00Z");
  await happened(1, "accepted", "office", "2026-11-03T02:00:00Z");
  await happened(1, "answered", "office", "2026-11-05T02:00:00Z");
  await report(2, "PA-261102-0002", "refused", {
    refusal_reason: "Đường này thuộc tỉnh khác.",
    refusal_agency: "UBND xã",
    refused_at: "2026-11-03T02:00:00Z",
  });
  await happened(2, "sent", "citizen", "2026-11-02T02:00:00Z");
  await happened(2, "refused", "office", "2026-11-03T02:00:00Z");
  await report(3, "PA-261102-0003", "received");
  await happened(3, "sent", "citizen", "2026-11-02T02:00:00Z");
  await happened(3, "overdue", "server", "2026-11-24T02:00:00Z");
  for (const [n, part] of [
    [7, "report"],
    [8, "answer"],
  ] as const) {
    await db
      .insertInto("photo")
      .values({
        id: id(n),
        citizen_id: part === "report" ? CITIZEN : null,
        report_id: id(1),
        part,
        position: 0,
        published: true,
        width: 800,
        height: 600,
        uploaded_at: "2026-11-02T02:00:00Z",
      })
      .execute();
  }
  await db.destroy();
  if (!pglite.closed) await pglite.close();
  server = await bootServer({ dataDir });
}, 240_000);

afterAll(async () => {
  await server?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const mine = async (code: string) => (await send<Case>(server.origin, `/v1/my/cases/${code}`, { token: TOKEN })).body;

test("a migration a database may have run is as it was then", async () => {
  const folder = new URL("../../server/db/migrations/", import.meta.url);
  const listed = (await readFile(new URL("shipped.sha256", folder), "utf8")).trim().split("\n");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  const now = await Promise.all(files.map(async (file) => `${sha256(await readFile(new URL(file, folder)))}  ${file}`));
  expect(now, "never edit one that shipped; write the next (docs/recipes.md)").toEqual(listed);
});

test("an answered report is an answered case, its words and pictures with the events that said them", async () => {
  const found = await mine("PA-261102-0001");
  expect(found).toMatchObject({
    kind: "report",
    status: "answered",
    agency: "UBND xã",
    published: true,
    can: ["rate"],
    attachments: [{ id: id(7), type: "image/webp", width: 800 }],
    report: { kindId: "pothole", place: { communeCode: "25486", landmark: "gần chợ" } },
  });
  expect(found.timeline).toMatchObject([
    { event: "sent", by: "citizen" },
    { event: "accepted", agency: "UBND xã" },
    { event: "answered", text: "Đã vá xong đoạn đường.", attachments: [{ id: id(8) }] },
  ]);
});

test("a refusal keeps its reason, lateness is in the open, and the list is whole", async () => {
  expect((await mine("PA-261102-0002")).timeline.at(-1)).toMatchObject({
    event: "refused",
    text: "Đường này thuộc tỉnh khác.",
  });
  expect(await mine("PA-261102-0003")).toMatchObject({ status: "received", late: true });
  const list = (await send(server.origin, "/v1/my/cases", { token: TOKEN })).body.items;
  expect(list.map(({ code }: { code: string }) => code)).toEqual([
    "PA-261102-0003",
    "PA-261102-0002",
    "PA-261102-0001",
  ]);
});

test("what was published is still published", async () => {
  const answer = await send(server.origin, "/v1/public/reports/PA-261102-0001");
  expect(answer.status).toBe(200);
  expect(answer.body.attachments).toHaveLength(1);
});
