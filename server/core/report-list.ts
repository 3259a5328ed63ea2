import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { DbOrTx } from "../db/database.ts";
import { visibleTo, type ReportRow, type Viewer } from "./case-access.ts";

export type ListedReport = Pick<
  ReportRow,
  "ord" | "code" | "kind_id" | "text" | "published_text" | "commune_code" | "status" | "sent_at" | "due_on"
> & { first_photo: string | null };

/**
 * One page of reports the viewer may see, each with its first photo, and one row more when there is a next page. As
 * plain SQL: these are the reads everybody makes all day, and building them piece by piece cost a third of their time.
 */
export async function listReports(
  db: DbOrTx,
  viewer: Viewer,
  options: { where: (RawBuilder<SqlBool> | undefined | false)[]; order: "newest" | "due"; limit: number },
): Promise<ListedReport[]> {
  const conditions = [visibleTo(viewer), ...options.where.filter((one) => one instanceof Object)];
  const chosen = viewer === "everybody" ? sql` and photo.published` : sql``;
  const order = options.order === "newest" ? sql`ord desc` : sql`due_on, ord`;
  const { rows } = await sql<ListedReport>`
    select ord, code, kind_id, text, published_text, commune_code, status, sent_at, due_on,
      (select photo.id from photo where photo.report_id = report.id and photo.part = 'report'${chosen}
       order by photo.position limit 1) as first_photo
    from report where ${sql.join(conditions, sql` and `)} order by ${order} limit ${options.limit + 1}`.execute(db);
  return rows;
}
