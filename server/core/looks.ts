import type { Tx } from "../db/database.ts";
import type { Office } from "./call.ts";
import type { CaseRow } from "./case-access.ts";

/** Who looked at whose identity, when, and for which case: the citizen can read it. */
export async function logLook(tx: Tx, office: Office, row: CaseRow, at: Date): Promise<void> {
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
