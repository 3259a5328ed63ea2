// A migrated and seeded PGlite to start on, made once.
import { createHash, randomUUID } from "node:crypto";
import { cp, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { startServer } from "../../server/start.ts";

const root = join(import.meta.dirname, "..", "..");

/**
 * A fresh PGlite takes five to eleven seconds to create and migrate; a copied one is open in under a second. The
 * template belongs to the code that made it: any change to the server or the province makes another one.
 * `dataDir` must not exist, or be empty.
 */
export async function copyTemplate(provinceDir: string, dataDir: string): Promise<void> {
  const code = basename(provinceDir);
  const name = `template-${code}-${await hashOf([join(root, "server"), join(root, "contract"), provinceDir])}`;
  const template = join(root, ".cache", name);
  const copy = () => cp(template, dataDir, { recursive: true });
  try {
    return await copy();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const making = `${template}-${process.pid}-${randomUUID()}`;
  const server = await startServer({
    provinceDir,
    dataDir: making,
    port: 0,
    zaloAppId: "template",
    zaloAppSecret: "template",
    logLevel: "silent",
  });
  await server.close();
  await forgetOldTemplates(code);
  // Another worker may have been faster: its template is as good as ours.
  await rename(making, template).catch(() => rm(making, { recursive: true, force: true }));
  await copy();
}

/** Forty megabytes each: those of yesterday's code are of no use. An hour's grace, for a run beside this one. */
async function forgetOldTemplates(province: string) {
  const cache = join(root, ".cache");
  for (const name of await readdir(cache)) {
    if (!name.startsWith(`template-${province}-`)) continue;
    // Another worker may be renaming or forgetting it this moment.
    const made = await stat(join(cache, name)).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > 3_600_000) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function hashOf(folders: string[]) {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}
