// SIGKILL in the middle of bursts of creates: what was acknowledged is there, once, and what was not is sent again.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { choices, ENGINES, newKey, send } from "../support/server.ts";
import { startPostgres } from "../support/postgres.ts";

const root = join(import.meta.dirname, "..", "..");
const BURSTS = 20;
const AT_ONCE = 8;

async function startChild(dataDir: string, databaseUrl?: string) {
  const env = {
    ...process.env,
    PROVINCE_DIR: join(root, "provinces", "demo"),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? "",
    HOST: "127.0.0.1",
    PORT: "0",
    ZALO_APP_ID: "1",
    ZALO_APP_SECRET: "secret",
    LOG_LEVEL: "error",
  };
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "server/main.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr!.on("data", (chunk) => (said += chunk));
  for await (const line of createInterface({ input: child.stdout! })) {
    const { listening } = JSON.parse(line) as { listening?: string };
    if (listening) return { child, origin: listening };
  }
  throw new Error(`The server did not start: ${said}`);
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM") {
  const exited = once(child, "exit");
  child.kill(signal);
  return (await exited)[0] as number | null;
}

/** Where in a burst to kill: spread over it, the same in every run. */
const momentOf = (burst: number) => (burst * 7) % 23;

describe.each(ENGINES)("killed in the middle on %s", (engine) => {
  test("every acknowledged report is there, once", { timeout: 240_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "kill-"));
    const postgres = engine === "postgresql" ? await startPostgres() : undefined;
    const databaseUrl = await postgres?.createDatabase();
    let server = await startChild(dataDir, databaseUrl);
    try {
      const { publicKind, commune } = await choices(server.origin);
      const tokens = await Promise.all(
        Array.from(
          { length: AT_ONCE },
          async () => (await send(server.origin, "/v1/sessions", { body: {} })).body.token,
        ),
      );
      // Key → the code that was acknowledged, or undefined while nothing was.
      const acknowledged = new Map<string, string | undefined>();
      const owner = new Map<string, string>();
      let unanswered = 0;
      const create = async (key: string) => {
        const body = { kindId: publicKind, text: `Phản ánh ${key}`, place: { communeCode: commune }, photoIds: [] };
        try {
          const answer = await send(server.origin, "/v1/reports", { token: owner.get(key)!, key, body });
          if (answer.status !== 201) throw new Error(answer.text);
          const before = acknowledged.get(key);
          if (before !== undefined) expect(answer.body.code).toBe(before);
          acknowledged.set(key, answer.body.code);
        } catch (error) {
          // Only what a dead server does to a connection is expected here.
          if (!(error instanceof TypeError)) throw error;
          unanswered++;
        }
      };
      for (let burst = 0; burst < BURSTS; burst++) {
        const keys = tokens.map((token) => {
          const key = newKey();
          acknowledged.set(key, undefined);
          owner.set(key, token);
          return key;
        });
        const sending = keys.map(create);
        await new Promise((resolve) => setTimeout(resolve, momentOf(burst)));
        await end(server.child, "SIGKILL");
        await Promise.all(sending);
        server = await startChild(dataDir, databaseUrl);
        // The phone's outbox: everything of this burst goes again with its key, answered or not.
        await Promise.all(keys.map(create));
      }
      expect([...acknowledged.values()].filter((code) => code === undefined)).toEqual([]);
      const listed: string[] = [];
      for (const token of tokens) {
        const { items } = (await send(server.origin, "/v1/my/reports?limit=50", { token })).body;
        listed.push(...items.map((item: { code: string }) => item.code));
      }
      expect(listed.sort()).toEqual([...acknowledged.values()].sort());
      const numbers = listed.map((code) => Number(code.slice(-4))).sort((a, b) => a - b);
      // A run over midnight has two days' numbers.
      if (new Set(listed.map((code) => code.slice(0, 9))).size === 1)
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      expect(unanswered).toBeGreaterThan(0);
      expect(await end(server.child, "SIGTERM")).toBe(0);
    } finally {
      if (server.child.exitCode === null && server.child.signalCode === null) await end(server.child, "SIGKILL");
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

test("without its secret the server says what is missing, in one sentence", async () => {
  const env = { PATH: process.env.PATH, PROVINCE_DIR: "provinces/demo", ZALO_APP_ID: "1" };
  const child = spawn(process.execPath, ["server/main.ts"], { cwd: root, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  expect(said.trim()).toBe("The environment variable ZALO_APP_SECRET is missing; the server needs it to start.");
});
