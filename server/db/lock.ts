import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class DataFolderLocked extends Error {}

function holder(file: string): number | undefined {
  try {
    return Number(JSON.parse(readFileSync(file, "utf8")).pid);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  // Our own number in an old lock: a container restarted and every life of it has the same pid.
  if (pid === process.pid) return locked.size > 0;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const locked = new Set<string>();

/**
 * PGlite is for one process: two would destroy its files. Takes the folder, or says who holds it;
 * a lock whose process has died is taken over.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, "server.lock");
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new DataFolderLocked(`The data folder ${dataDir} cannot be written to (${(error as Error).message}).`);
  }
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid }) + "\n", { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST")
        throw new DataFolderLocked(`The data folder ${dataDir} cannot be written to (${(error as Error).message}).`);
      const pid = holder(file);
      if (attempt >= 3 || locked.has(file) || (pid !== undefined && isRunning(pid)))
        throw new DataFolderLocked(
          `The data folder ${dataDir} is in use by another server (process ${pid ?? "unknown"}). Stop it, or choose another DATA_DIR.`,
        );
      rmSync(file, { force: true });
    }
  }
  locked.add(file);
  return () => {
    locked.delete(file);
    rmSync(file, { force: true });
  };
}
