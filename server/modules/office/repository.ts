import { sql, type Selectable, type SqlBool } from "kysely";
import type { Attention, CaseKind, CaseStatus, LocalText } from "../../../contract/types.ts";
import type { Office } from "../../core/call.ts";
import type { CaseRow } from "../../core/case-access.ts";
import { attentionColumn, attentionInSql, listCases } from "../../core/case-list.ts";
import type { Said } from "../../core/case-steps.ts";
import type { Core } from "../../core/core.ts";
import { decodeCursor } from "../../core/page.ts";
import type { Db, DbOrTx, Tx } from "../../db/database.ts";
import type { EventData, Tables } from "../../db/tables.ts";
import { Problem } from "../../problem.ts";

interface DeskFilter {
  cursor?: string;
  limit: number;
  kind?: CaseKind;
  status?: CaseStatus;
  commune?: string;
  attention?: Attention;
}

/** One page of the desk, first due first, and one row more when there is a next page. */
export function listForDesk(core: Core, office: Office, filter: DeskFilter) {
  const after = decodeCursor(filter.cursor, "string", "number");
  const where = [
    after && sql<SqlBool>`(due_on, ord) > (${after[0]}, ${after[1]})`,
    filter.status !== undefined && sql<SqlBool>`status = ${filter.status}`,
    filter.commune !== undefined && sql<SqlBool>`commune_code = ${filter.commune}`,
    filter.attention !== undefined && attentionInSql(core)[filter.attention],
  ];
  return listCases(core.db, {
    viewer: { office },
    kind: filter.kind,
    where,
    order: "due",
    limit: filter.limit,
    attention: attentionColumn(core),
  });
}

export async function attentionOf(core: Core, db: DbOrTx, caseId: string): Promise<Attention[]> {
  const { rows } = await sql<{ attention: Attention[] }>`
    select ${attentionColumn(core)} as attention from case_file where id = ${caseId}`.execute(db);
  return rows[0]!.attention;
}

/**
 * Exactly these pictures of the case may be seen by everybody.
 * @throws Problem attachment-not-found when one of them is not a picture of this case
 */
export async function publishAttachments(tx: Tx, caseId: string, ids: string[]): Promise<void> {
  await tx.updateTable("attachment").set({ published: false }).where("case_id", "=", caseId).execute();
  if (ids.length === 0) return;
  const { numUpdatedRows } = await tx
    .updateTable("attachment")
    .set({ published: true })
    .where("case_id", "=", caseId)
    .where("type", "like", "image/%")
    .where("id", "in", ids)
    .executeTakeFirst();
  if (numUpdatedRows !== BigInt(ids.length)) throw new Problem("attachment-not-found");
}

/** The words of the newest answer, to be said again to whoever asked the same. */
export async function lastAnswer(tx: Tx, caseId: string): Promise<Said | undefined> {
  const event = await tx
    .selectFrom("event")
    .select(["text", "data"])
    .where("case_id", "=", caseId)
    .where("kind", "=", "answered")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return event && { text: event.text ?? undefined, data: (event.data as EventData | null) ?? undefined };
}

/** Whom the account shared: the one that sent it, of a dossier the one its person has now, if any. */
export const findSender = (db: DbOrTx, { kind, citizen_id, person_id }: CaseRow) => {
  const query = db.selectFrom("citizen").select(["name", "phone"]);
  return (
    kind === "dossier" ? query.where("person_id", "=", person_id) : query.where("id", "=", citizen_id!)
  ).executeTakeFirst();
};

export function setModule(
  db: Db,
  id: string,
  { open, closedMessage, banner }: { open: boolean; closedMessage?: LocalText; banner?: LocalText },
  at: Date,
): Promise<Selectable<Tables["module_switch"]> | undefined> {
  return db
    .updateTable("module_switch")
    .set({
      open,
      closed_message: closedMessage ? JSON.stringify(closedMessage) : null,
      banner: banner ? JSON.stringify(banner) : null,
      edited_at: at,
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}
