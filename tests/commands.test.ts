// What the commands promise before anything of ours runs: one clear sentence, and one start per data folder.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkNodeVersion, checkWritable } from "../scripts/lib/bootstrap.mjs";
import { lockFolder } from "../scripts/lib/folder-lock.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "commands-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a Node that is too old is told which one is needed", () => {
  for (const version of ["14.21.3", "18.20.4", "19.9.0"]) {
    expect(() => checkNodeVersion(version)).toThrow(/^Node .* is too old: this project needs Node 20 or newer/);
  }
  for (const version of ["20.0.0", "22.4.1", "24.21.0"]) checkNodeVersion(version);
});

test("a folder that cannot be written to is named", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => checkWritable(join(folder, "file", "inside"))).toThrow(/cannot be written to/);
  checkWritable(join(folder, "new", "deep"));
});

test("a second start says where the first one runs", async () => {
  const first = await lockFolder(folder);
  first.address = "http://localhost:5180";
  await expect(lockFolder(folder)).rejects.toThrow(
    new RegExp(`already running at http://localhost:5180 \\(process ${process.pid}\\)`),
  );
  first.release();
  (await lockFolder(folder)).release();
});

test("a lock left by a killed start is taken over", async () => {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL("../scripts/lib/folder-lock.mjs", import.meta.url).href)});
    await lockFolder(${JSON.stringify(folder)});
    process.kill(process.pid, "SIGKILL");
  `;
  const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
  expect(signal).toBe("SIGKILL");
  expect(readFileSync(join(folder, "start.lock"), "utf8")).toContain("secret");
  (await lockFolder(folder)).release();
});

test("a lock cut off in the middle of being written is taken over", async () => {
  writeFileSync(join(folder, "start.lock"), '{"secret":"ab');
  (await lockFolder(folder)).release();
});

test("of many starts at once exactly one gets the folder", async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  const won = results.filter((result) => result.status === "fulfilled");
  expect(won).toHaveLength(1);
  won.forEach((result) => result.value.release());
});
