import type { Selectable } from "kysely";
import type { CaseEvent } from "../../contract/types.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import type { EventData, Tables } from "../db/tables.ts";
import type { Owner } from "./case-access.ts";

export type EventRow = Pick<Selectable<Tables["event"]>, "id" | "kind" | "at" | "by" | "agency" | "text" | "data">;

/** What happened to a case, oldest first. */
export const eventsOf = (db: DbOrTx, caseId: string): Promise<EventRow[]> =>
  db
    .selectFrom("event")
    .select(["id", "kind", "at", "by", "agency", "text", "data"])
    .where("case_id", "=", caseId)
    .orderBy("id")
    .execute();

export interface Happening {
  caseId: string;
  kind: CaseEvent;
  at: Date;
  /** Who did it; nobody: the server itself. */
  by?: Owner;
  /** What was said. */
  text?: string;
  data?: EventData;
}

/** Writes what happened to a case, in the transaction in which it happened. @returns the event's id */
export async function record(tx: Tx, event: Happening): Promise<number> {
  return (await insertEvent(tx, event).executeTakeFirstOrThrow()).id;
}

/** The same as a part of another statement. */
export function insertEvent(tx: Tx, { caseId, kind, at, by, text, data }: Happening) {
  const office = by && "office" in by ? by.office : undefined;
  return tx
    .insertInto("event")
    .values({
      case_id: caseId,
      kind,
      at,
      by: office ? "office" : by ? "citizen" : "system",
      agency: office?.agency ?? null,
      office_key_id: office?.keyId ?? null,
      officer_id: office?.officerId ?? null,
      text: text ?? null,
      data: data && Object.values(data).some((value) => value !== undefined) ? JSON.stringify(data) : null,
    })
    .returning("id");
}
