import { sql, type SqlBool } from "kysely";
import type { CaseStatus } from "../../../contract/types.ts";
import { visibleTo } from "../../core/case-access.ts";
import { listCases } from "../../core/case-list.ts";
import { decodeCursor } from "../../core/page.ts";
import type { Db } from "../../db/database.ts";

interface PublicFilter {
  cursor?: string;
  limit: number;
  commune?: string;
  category?: string;
  status?: CaseStatus;
}

/** One page of what is published, newest first. */
export function listPublished(db: Db, filter: PublicFilter) {
  const after = decodeCursor(filter.cursor, "number");
  const where = [
    sql<SqlBool>`kind = 'report'`,
    after && sql<SqlBool>`ord < ${after[0]}`,
    filter.commune !== undefined && sql<SqlBool>`commune_code = ${filter.commune}`,
    filter.category !== undefined && sql<SqlBool>`category_id = ${filter.category}`,
    filter.status !== undefined && sql<SqlBool>`status = ${filter.status}`,
  ];
  return listCases(db, { viewer: "everybody", where, order: "newest", limit: filter.limit });
}

const MAP_LIMIT = 500;

export function listPointsInBox(db: Db, box: { west: number; south: number; east: number; north: number }) {
  return db
    .selectFrom("case_file")
    .where(visibleTo("everybody"))
    .where("kind", "=", sql.lit("report"))
    .select(["code", "subject_id", "status", "latitude", "longitude"])
    .where("longitude", ">=", box.west)
    .where("longitude", "<=", box.east)
    .where("latitude", ">=", box.south)
    .where("latitude", "<=", box.north)
    .orderBy("ord", "desc")
    .limit(MAP_LIMIT)
    .execute();
}
