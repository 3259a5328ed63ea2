import type { Core } from "./core.ts";
import { removeUnattachedPhotos } from "./photos.ts";
import { LOCATION_KEPT_MINUTES } from "./zalo-tokens.ts";

const SWEEP = "sweep";
/** A session that has ended says "session-expired" for a while longer, then is forgotten. */
const ENDED_SESSION_KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Every hour, deletes what has outlived its purpose (core/personal-data.ts says how long each thing lives). */
export function handleSweeps(core: Core): void {
  core.jobs.handle(SWEEP, () => sweep(core));
  core.jobs.every("17 * * * *", SWEEP);
}

export async function sweep(core: Core): Promise<void> {
  const now = core.clock.now().getTime();
  await removeUnattachedPhotos(core);
  const ended = new Date(now - ENDED_SESSION_KEPT_DAYS * DAY_MS);
  await core.db
    .deleteFrom("session")
    .where((eb) => eb.or([eb("expires_at", "<", ended), eb("revoked_at", "<", ended)]))
    .execute();
  await core.db
    .updateTable("zalo_token_use")
    .set({ latitude: null, longitude: null })
    .where("kind", "=", "location")
    .where("used_at", "<", new Date(now - LOCATION_KEPT_MINUTES * 60_000))
    .execute();
  // Zalo's tokens live two minutes; after a day a repeat is Zalo's to refuse.
  await core.db
    .deleteFrom("zalo_token_use")
    .where("used_at", "<", new Date(now - DAY_MS))
    .execute();
}
