import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockDataFolder } from "./lock.ts";

const folder = () => mkdtempSync(join(tmpdir(), "lock-"));

test("a second server is told who holds the folder", () => {
  const at = folder();
  const unlock = lockDataFolder(at);
  expect(() => lockDataFolder(at)).toThrow(`in use by another server (process ${process.pid})`);
  unlock();
  lockDataFolder(at)();
  expect(existsSync(join(at, "server.lock"))).toBe(false);
});

test("a living process's lock stands", () => {
  const at = folder();
  writeFileSync(join(at, "server.lock"), JSON.stringify({ pid: process.ppid }));
  expect(() => lockDataFolder(at)).toThrow(`process ${process.ppid}`);
});

test("the lock of a process that has died is taken over", () => {
  const at = folder();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(at, "server.lock"), JSON.stringify({ pid }));
  const unlock = lockDataFolder(at);
  expect(JSON.parse(readFileSync(join(at, "server.lock"), "utf8")).pid).toBe(process.pid);
  unlock();
});

test("a lock cut short by a crash is taken over", () => {
  const at = folder();
  writeFileSync(join(at, "server.lock"), "");
  lockDataFolder(at)();
});

test("a folder that cannot be made is one sentence", () => {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  expect(() => lockDataFolder(join(file, "data"))).toThrow("cannot be written to");
});
