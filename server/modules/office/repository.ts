import { sql, type SqlBool } from "kysely";
import type { ReportStatus } from "../../../contract/types.ts";
import type { Office } from "../../core/call.ts";
import type { ReportRow } from "../../core/case-access.ts";
import { decodeCursor } from "../../core/page.ts";
import { listReports } from "../../core/report-list.ts";
import type { Db, DbOrTx, Tx } from "../../db/database.ts";

/** One page of the desk, oldest due first, and one row more when there is a next page. */
export async function listForDesk(
  db: Db,
  office: Office,
  filter: { cursor?: string; limit: number; status?: ReportStatus; commune?: string },
) {
  const after = decodeCursor(filter.cursor, "string", "number");
  const where = [
    after && sql<SqlBool>`(due_on, ord) > (${after[0]}, ${after[1]})`,
    filter.status !== undefined && sql<SqlBool>`status = ${filter.status}`,
    filter.commune !== undefined && sql<SqlBool>`commune_code = ${filter.commune}`,
  ];
  return listReports(db, { office }, { where, order: "due", limit: filter.limit });
}

type ReportChange = Partial<Omit<ReportRow, "id" | "ord" | "code">>;

export const updateReport = (tx: Tx, id: string, change: ReportChange): Promise<ReportRow> =>
  tx.updateTable("report").set(change).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

/** Exactly these photos of the report may be seen by everybody. Undefined when one of them is not the report's. */
export async function publishPhotos(tx: Tx, reportId: string, photoIds: string[]): Promise<boolean> {
  await tx.updateTable("photo").set({ published: false }).where("report_id", "=", reportId).execute();
  if (photoIds.length === 0) return true;
  const { numUpdatedRows } = await tx
    .updateTable("photo")
    .set({ published: true })
    .where("report_id", "=", reportId)
    .where("id", "in", photoIds)
    .executeTakeFirst();
  return numUpdatedRows === BigInt(photoIds.length);
}

export const findSender = (db: DbOrTx, citizenId: string) =>
  db.selectFrom("citizen").select(["name", "phone"]).where("id", "=", citizenId).executeTakeFirstOrThrow();

/** Who looked at whose identity, when, and for which case. */
export async function logLook(tx: Tx, office: Office, report: ReportRow, at: Date): Promise<void> {
  await tx
    .insertInto("access_log")
    .values({
      at,
      office_key_id: office.keyId,
      agency: office.agency,
      officer_id: office.officerId,
      citizen_id: report.citizen_id,
      case_code: report.code,
    })
    .execute();
}
