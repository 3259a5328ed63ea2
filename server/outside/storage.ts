import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";

/** Where files live. Keys are ours (`attachments/<id>/full`); an object store implements the same four verbs. */
export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The file and its size, or undefined when it is not there. */
  get(key: string): Promise<{ stream: Readable; size: number } | undefined>;
  /** Removes everything under the prefix. Absent is fine. */
  removeAll(prefix: string): Promise<void>;
}

/** Files in a folder. A file appears whole or not at all: written beside, flushed, renamed. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(key)) throw new Error("not a storage key");
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const file = await open(`${path}.part`, "w");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
    },
    async get(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => undefined);
      return found && { stream: createReadStream(path), size: found.size };
    },
    removeAll: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
  };
}

/** The first release kept pictures under `photos/`: moved one by one, so that a kill in between loses none. */
export async function adoptPhotos(folder: string): Promise<void> {
  const old = join(folder, "photos");
  const ids = await readdir(old).catch(() => undefined);
  if (!ids) return;
  await mkdir(join(folder, "attachments"), { recursive: true });
  for (const id of ids) {
    await rename(join(old, id), join(folder, "attachments", id)).catch((error: NodeJS.ErrnoException) => {
      // Another server that starts at this moment was faster.
      if (error.code !== "ENOENT") throw error;
    });
  }
  await rmdir(old).catch(() => {});
}
