import { sql, type Kysely } from "kysely";

/** What an earlier release wrote wrong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A rating kept the whole dossier with its key, opened. The code is enough: what is repeated is read anew.
  await sql`update idempotency set answer = jsonb_build_object('code', answer->'code') where answer ? 'dossier'`.execute(
    db,
  );
  // A server that died while it handed a dossier on left it as being sent, with no time to try again.
  await sql`update dossier set sync_next_at = now() where sync_next_at is null and state->'sync'->>'status' = 'sending'`.execute(
    db,
  );
}
