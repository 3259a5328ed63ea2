import { civilDate } from "../../contract/calendar.ts";
import { deleteUploadsOfDraft, removeFiles, removeUnattached } from "./attachments.ts";
import type { Core } from "./core.ts";
import { LOCATION_KEPT_MINUTES } from "./zalo-tokens.ts";

const SWEEP = "sweep";
/** A session that has ended says "session-expired" for a while longer, then is forgotten. */
const ENDED_SESSION_KEPT_DAYS = 30;
/** Asked for, and no dossier came of it. */
const UNUSED_AGREEMENT_KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Every hour, deletes what has outlived its purpose (core/personal-data.ts says how long each thing lives). */
export function handleSweeps(core: Core): void {
  core.jobs.handle(SWEEP, () => sweep(core));
  core.jobs.every("17 * * * *", SWEEP);
}

export async function sweep(core: Core): Promise<void> {
  const now = core.clock.now().getTime();
  await removeOldDrafts(core);
  await removeUnattached(core);
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
  await core.db
    .updateTable("identity_attempt")
    .set({ proven: null, checks: null })
    .where("expires_at", "<", new Date(now))
    .execute();
  await core.db
    .deleteFrom("identity_attempt")
    .where("created_at", "<", new Date(now - DAY_MS))
    .execute();
  await core.db
    .deleteFrom("co_declaration")
    .where("case_id", "is", null)
    .where("expires_at", "<", new Date(now - UNUSED_AGREEMENT_KEPT_DAYS * DAY_MS))
    .execute();
  // Zalo's tokens live two minutes; after a day a repeat is Zalo's to refuse.
  await core.db
    .deleteFrom("zalo_token_use")
    .where("used_at", "<", new Date(now - DAY_MS))
    .execute();
}

/** Drafts whose day has come, with their uploads. */
async function removeOldDrafts(core: Core): Promise<void> {
  const uploads = await core.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom("draft")
      .where("deleted_on", "<=", civilDate(core.clock.now()))
      .returning(["id", "citizen_id"])
      .execute();
    const ids: string[] = [];
    for (const { id, citizen_id } of gone) ids.push(...(await deleteUploadsOfDraft(tx, citizen_id, id)));
    return ids;
  });
  await removeFiles(core, uploads);
}
