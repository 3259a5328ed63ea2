import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { DbOrTx, Tx } from "../../db/database.ts";

export async function findOrCreateCitizen(tx: Tx, zaloUserId: string, now: Date): Promise<string> {
  await tx
    .insertInto("citizen")
    .values({ id: randomUUID(), zalo_user_id: zaloUserId, level: 0, created_at: now })
    .onConflict((conflict) => conflict.column("zalo_user_id").doNothing())
    .execute();
  const { id } = await tx
    .selectFrom("citizen")
    .select("id")
    .where("zalo_user_id", "=", zaloUserId)
    .executeTakeFirstOrThrow();
  return id;
}

export async function createGuest(tx: Tx, now: Date): Promise<string> {
  const id = randomUUID();
  await tx.insertInto("citizen").values({ id, level: 0, created_at: now }).execute();
  return id;
}

/** The guest behind a session that is still good. Locked, so that two merges do not meet. */
export async function findGuest(tx: Tx, tokenHash: string, now: Date): Promise<string | undefined> {
  const row = await tx
    .selectFrom("session")
    .innerJoin("citizen", "citizen.id", "session.citizen_id")
    .select("citizen.id")
    .where("session.token_hash", "=", tokenHash)
    .where("session.revoked_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("citizen.zalo_user_id", "is", null)
    .where("citizen.merged_into", "is", null)
    .forUpdate("citizen")
    .executeTakeFirst();
  return row?.id;
}

/** What the guest did becomes the citizen's, the keys with which they did it included: a late repeat finds its answer. */
export async function mergeGuest(tx: Tx, guestId: string, citizenId: string, now: Date): Promise<void> {
  // Waits for what the guest is still sending; what comes after finds `merged_into` (core/idempotency.ts).
  await tx.selectFrom("citizen").select("id").where("id", "=", guestId).forUpdate().execute();
  await tx.updateTable("citizen").set({ merged_into: citizenId }).where("id", "=", guestId).execute();
  for (const table of ["case_file", "attachment", "access_log", "zalo_token_use"] as const)
    await tx.updateTable(table).set({ citizen_id: citizenId }).where("citizen_id", "=", guestId).execute();
  // Written on as a guest after the other session had run out: the later version is the one to keep.
  await sql`delete from draft mine using draft guests where guests.id = mine.id
    and mine.citizen_id = ${citizenId} and guests.citizen_id = ${guestId} and mine.version < guests.version`.execute(
    tx,
  );
  await moveUnlessThere(tx, "draft", "id", guestId, citizenId);
  await moveUnlessThere(tx, "vault_key", "id", guestId, citizenId);
  await moveUnlessThere(tx, "follow", "case_id", guestId, citizenId);
  const [from, to] = [`citizen:${guestId}`, `citizen:${citizenId}`];
  await tx
    .updateTable("idempotency")
    .set({ actor: to })
    .where("actor", "=", from)
    .where("key", "not in", tx.selectFrom("idempotency").select("key").where("actor", "=", to))
    .execute();
  await tx
    .updateTable("session")
    .set({ revoked_at: now })
    .where("citizen_id", "=", guestId)
    .where("revoked_at", "is", null)
    .execute();
}

/** Moves the guest's rows; where the citizen has the same one already, theirs stays. */
async function moveUnlessThere(tx: Tx, table: string, key: string, guestId: string, citizenId: string): Promise<void> {
  const [rows, id] = [sql.table(table), sql.ref(key)];
  await sql`update ${rows} set citizen_id = ${citizenId} where citizen_id = ${guestId}
    and ${id} not in (select ${id} from ${rows} where citizen_id = ${citizenId})`.execute(tx);
  await sql`delete from ${rows} where citizen_id = ${guestId}`.execute(tx);
}

export async function insertSession(
  tx: DbOrTx,
  session: { tokenHash: string; citizenId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      citizen_id: session.citizenId,
      created_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export const findTokenUse = (db: DbOrTx, hash: string) =>
  db.selectFrom("zalo_token_use").selectAll().where("token_hash", "=", hash).executeTakeFirst();
