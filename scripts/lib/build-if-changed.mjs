// Builds a province's www/ only when something it is made of has changed since.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Sentence, progress, root } from "./bootstrap.mjs";
import { node } from "./run.mjs";

/** Where a province's build goes: the first one's is the one we hand to Zalo. */
export const wwwDir = (province) => join(root, province === "tay-ninh" ? "www" : join(".cache", `www-${province}`));

const ingredients = (province) => [
  ...["src", "build", "contract", `provinces/${province}`],
  ...["index.html", "app-config.json", "vite.config.ts", "tailwind.config.js", "postcss.config.js", "tsconfig.json"],
  ...["package-lock.json", "scripts/build.mjs"],
];

/** @returns {Promise<boolean>} whether it had to build */
export async function buildIfChanged(province) {
  const www = wwwDir(province);
  const stamp = join(root, ".cache", `built-${province}`);
  const wanted = await fingerprint(ingredients(province));
  const have = await readFile(stamp, "utf8").catch(() => "");
  if (have === wanted && existsSync(join(www, "app-config.json"))) return false;
  const done = progress(`Building the app for ${province}`);
  const { ok, output } = await node(["scripts/build.mjs", "--province", province, "--out", www]);
  done(ok);
  if (!ok) throw new Sentence(`The app could not be built:\n${output.trim()}`);
  await mkdir(join(root, ".cache"), { recursive: true });
  await writeFile(stamp, wanted);
  return true;
}

/** A hash of every file's path and bytes under these paths. */
export async function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) await add(hash, path);
  return hash.digest("hex");
}

async function add(hash, path) {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return "file";
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (entries === "file") {
    hash
      .update(path)
      .update("\0")
      .update(await readFile(join(root, path)));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/\.test\.tsx?$/.test(entry.name)) continue;
    await add(hash, `${path}/${entry.name}`);
  }
}
