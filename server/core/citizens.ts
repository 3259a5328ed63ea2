import type { Tx } from "../db/database.ts";
import { Problem } from "../problem.ts";

/**
 * Holds the citizen's row until the transaction ends, so that what they do at the same moment is counted one by one, and
 * a merge (modules/session/repository.ts) waits. When the merge was first, the phone begins a session and sends again.
 */
export async function holdCitizen(tx: Tx, citizenId: string): Promise<void> {
  const row = await tx
    .selectFrom("citizen")
    .select("merged_into")
    .where("id", "=", citizenId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.merged_into) throw new Problem("session-expired");
}
