import { randomUUID } from "node:crypto";
import { sql, type Insertable, type SqlBool } from "kysely";
import type { ReportStatus } from "../../../contract/types.ts";
import { visibleTo, type ReportRow, type Viewer } from "../../core/case-access.ts";
import { decodeCursor } from "../../core/page.ts";
import { listReports } from "../../core/report-list.ts";
import type { Db, Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";

export async function insertReport(tx: Tx, report: Omit<Insertable<Tables["report"]>, "id">): Promise<ReportRow> {
  return tx
    .insertInto("report")
    .values({ id: randomUUID(), ...report })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One page, newest first. */
export async function listNewest(
  db: Db,
  viewer: Viewer,
  filter: { cursor?: string; limit: number; commune?: string; category?: string; status?: ReportStatus },
) {
  const after = decodeCursor(filter.cursor, "number");
  const where = [
    after && sql<SqlBool>`ord < ${after[0]}`,
    filter.commune !== undefined && sql<SqlBool>`commune_code = ${filter.commune}`,
    filter.category !== undefined && sql<SqlBool>`category_id = ${filter.category}`,
    filter.status !== undefined && sql<SqlBool>`status = ${filter.status}`,
  ];
  return listReports(db, viewer, { where, order: "newest", limit: filter.limit });
}

const MAP_LIMIT = 500;

export async function listPointsInBox(db: Db, box: { west: number; south: number; east: number; north: number }) {
  return db
    .selectFrom("report")
    .where(visibleTo("everybody"))
    .select(["code", "kind_id", "status", "latitude", "longitude"])
    .where("longitude", ">=", box.west)
    .where("longitude", "<=", box.east)
    .where("latitude", ">=", box.south)
    .where("latitude", "<=", box.north)
    .orderBy("ord", "desc")
    .limit(MAP_LIMIT)
    .execute();
}
