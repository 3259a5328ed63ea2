import type { Tx } from "../db/database.ts";
import type { EventKind } from "../db/tables.ts";
import type { Office } from "./call.ts";

/** Writes what happened to a report, in the transaction in which it happened. */
export async function record(
  tx: Tx,
  event: { reportId: string; kind: EventKind; at: Date; office?: Office; by?: "citizen" | "office" | "server" },
): Promise<void> {
  const { reportId, kind, at, office } = event;
  await tx
    .insertInto("event")
    .values({
      report_id: reportId,
      kind,
      at,
      by: event.by ?? (office ? "office" : "citizen"),
      agency: office?.agency ?? null,
      office_key_id: office?.keyId ?? null,
      officer_id: office?.officerId ?? null,
    })
    .execute();
}
