import type { Tx } from "../db/database.ts";
import type { EventKind } from "../db/tables.ts";
import type { Office } from "./call.ts";

interface Happening {
  reportId: string;
  kind: EventKind;
  at: Date;
  office?: Office;
  by?: "citizen" | "office" | "server";
}

/** Writes what happened to a report, in the transaction in which it happened. */
export async function record(tx: Tx, event: Happening): Promise<void> {
  await insertEvent(tx, event).execute();
}

/** The same as a part of another statement. */
export function insertEvent(tx: Tx, { reportId, kind, at, office, by }: Happening) {
  return tx.insertInto("event").values({
    report_id: reportId,
    kind,
    at,
    by: by ?? (office ? "office" : "citizen"),
    agency: office?.agency ?? null,
    office_key_id: office?.keyId ?? null,
    officer_id: office?.officerId ?? null,
  });
}
