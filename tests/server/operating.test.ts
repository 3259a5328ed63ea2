// What a province's IT staff do by hand: make a key for an agency, stop the server while people use it.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { jpeg } from "../support/pictures.ts";
import { startPostgres } from "../support/postgres.ts";
import { bootServer, newKey, problemOf } from "../support/server.ts";
import { announce, sendPiece } from "../support/tus.ts";

const root = join(import.meta.dirname, "..", "..");

test("an office key made on the command line opens what its scopes say, and nothing else", async () => {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  const server = await bootServer({ databaseUrl });
  try {
    const args = ["server/office-key.ts", "--agency", "UBND phường Hải Đăng", "--scopes", "cases:read"];
    const env = { ...process.env, DATABASE_URL: databaseUrl };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
    const office = stdout.trim();
    const { code } = await server.report(await server.guest());
    expect((await server.go("/v1/office/cases", { office })).body.items).toHaveLength(1);
    const accept = await server.go(`/v1/office/cases/${code}/accept`, { office, key: newKey(), method: "POST" });
    expect(problemOf(accept)).toBe("office-scope-required");
  } finally {
    await server.close();
    await postgres.stop();
  }
});

test("a stop waits for what is being done", { timeout: 60_000 }, async () => {
  const server = await bootServer();
  const token = await server.guest();
  const bytes = await jpeg(4000, 3000);
  const path = await announce(server.origin, { token }, bytes.length);
  const sending = sendPiece(server.origin, { token }, path, 0, bytes);
  // In the middle: the photo has arrived and is being re-encoded.
  const upload = server.core.db.selectFrom("attachment").select("state").where("id", "=", path.split("/").pop()!);
  const arrived = async () => expect((await upload.executeTakeFirstOrThrow()).state).not.toBe("partial");
  await vi.waitFor(arrived, { interval: 10, timeout: 20_000 });
  const closing = server.close();
  expect((await sending).status).toBe(204);
  await closing;
});
