import type { Tx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Repeat } from "./call.ts";
import type { Core } from "./core.ts";

/**
 * Does the work once per actor and key. The key is inserted first, in the work's own transaction: a second request with
 * the same key waits on the unique key until the first has committed, then answers what the first answered. Work that
 * fails leaves no key behind, so a repeat tries again.
 */
export async function once<T>(core: Core, repeat: Repeat, work: (tx: Tx) => Promise<T>): Promise<T> {
  return core.db.transaction().execute(async (tx) => {
    if (repeat.citizenId) await checkStillTheCitizen(tx, repeat.citizenId);
    const taken = await tx
      .insertInto("idempotency")
      .values({
        actor: repeat.actor,
        key: repeat.key,
        request_hash: repeat.requestHash,
        answer: null,
        created_at: core.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(["actor", "key"]).doNothing())
      .executeTakeFirst();
    if (taken.numInsertedOrUpdatedRows === 0n) return (await storedAnswer<T>(tx, repeat))!.answer;
    const answer = await work(tx);
    await tx
      .updateTable("idempotency")
      .set({ answer: JSON.stringify(answer) })
      .where("actor", "=", repeat.actor)
      .where("key", "=", repeat.key)
      .execute();
    return answer;
  });
}

/**
 * A guest may become a Zalo citizen while a request of theirs is under way, perhaps on another server. Holds the row so
 * that a merge waits for us; when the merge was first, the phone begins a session and sends again with the same key.
 */
async function checkStillTheCitizen(tx: Tx, citizenId: string): Promise<void> {
  const row = await tx
    .selectFrom("citizen")
    .select("merged_into")
    .where("id", "=", citizenId)
    .forKeyShare()
    .executeTakeFirst();
  if (!row || row.merged_into) throw new Problem("session-expired");
}

/** What a request with this key was answered, if one was: to spare a repeat the heavy part of the work. */
export async function storedAnswer<T>(db: Core["db"] | Tx, repeat: Repeat): Promise<{ answer: T } | undefined> {
  const row = await db
    .selectFrom("idempotency")
    .select(["request_hash", "answer"])
    .where("actor", "=", repeat.actor)
    .where("key", "=", repeat.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.request_hash !== repeat.requestHash) throw new Problem("idempotency-key-reused");
  return { answer: row.answer as T };
}
