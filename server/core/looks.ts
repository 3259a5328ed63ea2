import type { Tx } from "../db/database.ts";
import type { Office } from "./call.ts";
import type { CaseRow } from "./case-access.ts";

/**
 * Who looked at whose identity, when, and for which case: the citizen can read it.
 * @param sameWithinMs a look of the same officer at the same case in this time before is this one, too
 */
export async function logLook(tx: Tx, office: Office, row: CaseRow, at: Date, sameWithinMs = 0): Promise<void> {
  const looked =
    sameWithinMs > 0 &&
    (await tx
      .selectFrom("access_log")
      .select("id")
      .where("case_code", "=", row.code)
      .where("office_key_id", "=", office.keyId)
      .where("officer_id", "=", office.officerId)
      .where("at", ">", new Date(at.getTime() - sameWithinMs))
      .limit(1)
      .executeTakeFirst());
  if (looked) return;
  await tx
    .insertInto("access_log")
    .values({
      at,
      office_key_id: office.keyId,
      agency: office.agency,
      officer_id: office.officerId,
      citizen_id: row.citizen_id,
      case_code: row.code,
    })
    .execute();
}
