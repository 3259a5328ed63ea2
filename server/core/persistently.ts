import { setTimeout } from "node:timers/promises";

/** For what must be noted although the database may be away for a moment. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of [100, 1_000, 5_000]) {
    try {
      return await work();
    } catch {
      await setTimeout(pause);
    }
  }
  return work();
}
