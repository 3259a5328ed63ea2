import { sql, type Kysely } from "kysely";

/** A rating kept the whole dossier with its key, opened. The code is enough: what is repeated is read anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update idempotency set answer = jsonb_build_object('code', answer->'code') where answer ? 'dossier'`.execute(
    db,
  );
}
