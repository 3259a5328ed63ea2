import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import type { ReportStatus } from "../../../contract/types.ts";
import { visibleTo, type ReportRow, type Viewer } from "../../core/case-access.ts";
import { decodeCursor } from "../../core/page.ts";
import type { Db, Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";

export async function insertReport(tx: Tx, report: Omit<Insertable<Tables["report"]>, "id">): Promise<ReportRow> {
  return tx
    .insertInto("report")
    .values({ id: randomUUID(), ...report })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One page of what the viewer may see, newest first, and one row more when there is a next page. */
export async function listReports(
  db: Db,
  viewer: Viewer,
  filter: { cursor?: string; limit: number; commune?: string; category?: string; status?: ReportStatus },
) {
  const after = decodeCursor(filter.cursor, "number");
  let query = visibleTo(db.selectFrom("report"), viewer)
    .select(["ord", "code", "kind_id", "text", "published_text", "commune_code", "status", "sent_at", "due_on"])
    .select((eb) => {
      let first = eb
        .selectFrom("photo")
        .select("photo.id")
        .whereRef("photo.report_id", "=", "report.id")
        .where("photo.part", "=", "report");
      if (viewer === "everybody") first = first.where("photo.published", "=", true);
      return first.orderBy("photo.position").limit(1).as("first_photo");
    })
    .orderBy("ord", "desc")
    .limit(filter.limit + 1);
  if (after) query = query.where("ord", "<", after[0]);
  if (filter.commune) query = query.where("commune_code", "=", filter.commune);
  if (filter.category) query = query.where("category_id", "=", filter.category);
  if (filter.status) query = query.where("status", "=", filter.status);
  return query.execute();
}

const MAP_LIMIT = 500;

export async function listPointsInBox(db: Db, box: { west: number; south: number; east: number; north: number }) {
  return visibleTo(db.selectFrom("report"), "everybody")
    .select(["code", "kind_id", "status", "latitude", "longitude"])
    .where("longitude", ">=", box.west)
    .where("longitude", "<=", box.east)
    .where("latitude", ">=", box.south)
    .where("latitude", "<=", box.north)
    .orderBy("ord", "desc")
    .limit(MAP_LIMIT)
    .execute();
}
