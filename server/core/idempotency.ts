import { sql } from "kysely";
import type { Tx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Repeat } from "./call.ts";
import type { Core } from "./core.ts";

/**
 * Does the work once per actor and key. The key is inserted first, in the work's own transaction: a second request with
 * the same key waits on the unique key until the first has committed, then answers what the first answered. Work that
 * fails leaves no key behind, so a repeat tries again.
 */
export function once<T>(core: Core, repeat: Repeat, work: (tx: Tx) => Promise<T>): Promise<T> {
  return onceKeeping(core, repeat, async (tx, keep) => {
    const answer = await work(tx);
    await keep(answer).execute();
    return answer;
  });
}

/** What keeps an answer with its key: a statement, or a part of one. */
export type Keep = ReturnType<typeof keeping>;

/** The same for work that others wait for: it keeps its answer itself, in the statement that writes its last rows. */
export function onceKeeping<T>(
  core: Core,
  repeat: Repeat,
  work: (tx: Tx, keep: (answer: T) => Keep) => Promise<T>,
): Promise<T> {
  return core.db.transaction().execute(async (tx) => {
    if (!(await takeKey(tx, repeat, core.clock.now()))) {
      if (repeat.citizenId) await checkStillTheCitizen(tx, repeat.citizenId);
      return (await storedAnswer<T>(tx, repeat))!.answer;
    }
    return work(tx, (answer) => keeping(tx, repeat, answer));
  });
}

const keeping = (tx: Tx, { actor, key }: Repeat, answer: unknown) =>
  tx
    .updateTable("idempotency")
    .set({ answer: JSON.stringify(answer) })
    .where("actor", "=", actor)
    .where("key", "=", key);

/**
 * Inserts the key; false when it is there already, or the citizen is no more. A guest may become a Zalo citizen while a
 * request of theirs is under way, perhaps on another server: the citizen's row is held so that a merge waits for us.
 */
async function takeKey(tx: Tx, { actor, key, requestHash, citizenId }: Repeat, now: Date): Promise<boolean> {
  const row = sql`${actor}::text, ${key}::text, ${requestHash}::text, ${now}::timestamptz`;
  const from = citizenId ? sql`from citizen where id = ${citizenId} and merged_into is null for key share` : sql``;
  const { numAffectedRows } = await sql`
    insert into idempotency (actor, key, request_hash, created_at) select ${row} ${from}
    on conflict (actor, key) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** When the merge was first, the phone begins a session and sends again with the same key. */
async function checkStillTheCitizen(tx: Tx, citizenId: string): Promise<void> {
  const row = await tx.selectFrom("citizen").select("merged_into").where("id", "=", citizenId).executeTakeFirst();
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
