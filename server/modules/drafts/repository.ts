import { sql } from "kysely";
import type { DraftContent, VaultKey } from "../../../contract/types.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import type { StoredContent } from "../../db/tables.ts";
import type { Sealer } from "../../core/sealing.ts";
import { Problem } from "../../problem.ts";

export interface DraftRow {
  id: string;
  version: number;
  content: DraftContent;
  deleted_on: string;
}

const select = (db: DbOrTx, citizenId: string) =>
  db.selectFrom("draft").select(["id", "version", "content", "deleted_on"]).where("citizen_id", "=", citizenId);

/**
 * A draft of a dossier holds identity numbers of a whole family: where the server has keys, what is written is sealed.
 * The citizen is not named in the seal, because a guest's drafts become the Zalo citizen's.
 */
const about = (id: string): string => `draft.content:${id}`;

function opened(row: Omit<DraftRow, "content"> & { content: StoredContent }, sealer: Sealer | undefined): DraftRow {
  const { content } = row;
  if (!("sealed" in content)) return { ...row, content };
  return { ...row, content: JSON.parse(sealer!.open(content.sealed, about(row.id))) as DraftContent };
}

export async function listDrafts(db: DbOrTx, sealer: Sealer | undefined, citizenId: string): Promise<DraftRow[]> {
  const rows = await select(db, citizenId).orderBy("saved_at", "desc").orderBy("id").execute();
  return rows.map((row) => opened(row, sealer));
}

export async function findDraft(
  db: DbOrTx,
  sealer: Sealer | undefined,
  citizenId: string,
  id: string,
): Promise<DraftRow | undefined> {
  const row = await select(db, citizenId).where("id", "=", id).executeTakeFirst();
  return row && opened(row, sealer);
}

export async function countDrafts(tx: Tx, citizenId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("draft")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("citizen_id", "=", citizenId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function putDraft(
  tx: Tx,
  sealer: Sealer | undefined,
  citizenId: string,
  draft: DraftRow,
  now: Date,
): Promise<void> {
  const { id, version, content, deleted_on } = draft;
  const stored: StoredContent = sealer ? { sealed: sealer.seal(JSON.stringify(content), about(id)) } : content;
  const values = { service: content.service, version, content: JSON.stringify(stored), saved_at: now, deleted_on };
  await tx
    .insertInto("draft")
    .values({ citizen_id: citizenId, id, ...values })
    .onConflict((conflict) => conflict.columns(["citizen_id", "id"]).doUpdateSet(values))
    .execute();
}

export async function deleteDraft(tx: Tx, citizenId: string, id: string): Promise<void> {
  await tx.deleteFrom("draft").where("citizen_id", "=", citizenId).where("id", "=", id).execute();
}

/**
 * From now on the draft holds these uploads and no others; what it lets go of lives as long as an upload of its own.
 * @throws Problem `upload-not-found` unless all are the citizen's and no case has them
 */
export async function holdUploads(tx: Tx, citizenId: string, draftId: string, ids: string[], now: Date): Promise<void> {
  const free = tx.updateTable("attachment").where("citizen_id", "=", citizenId).where("case_id", "is", null);
  await free
    .set({ draft_id: null, uploaded_at: now })
    .where("draft_id", "=", draftId)
    .$if(ids.length > 0, (query) => query.where("id", "not in", ids))
    .execute();
  if (ids.length === 0) return;
  const { numUpdatedRows } = await free.set({ draft_id: draftId }).where("id", "in", ids).executeTakeFirst();
  if (numUpdatedRows !== BigInt(ids.length)) throw new Problem("upload-not-found");
}

export async function listKeys(db: DbOrTx, citizenId: string): Promise<VaultKey[]> {
  return db
    .selectFrom("vault_key")
    .select(["id", "key"])
    .where("citizen_id", "=", citizenId)
    .orderBy("kept_at")
    .execute();
}

/** Keeps it; beyond `max`, those a phone left with us longest ago go. */
export async function keepKey(tx: Tx, citizenId: string, { id, key }: VaultKey, now: Date, max: number): Promise<void> {
  await tx
    .insertInto("vault_key")
    .values({ citizen_id: citizenId, id, key, kept_at: now })
    .onConflict((conflict) => conflict.columns(["citizen_id", "id"]).doUpdateSet({ key, kept_at: now }))
    .execute();
  await sql`delete from vault_key where citizen_id = ${citizenId} and id in
    (select id from vault_key where citizen_id = ${citizenId} order by kept_at desc, id offset ${max})`.execute(tx);
}
