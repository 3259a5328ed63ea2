import { randomUUID } from "node:crypto";
import { sql, type SqlBool } from "kysely";
import type { ReportStatus } from "../../../contract/types.ts";
import { attachPhotos, visibleTo, type FreePhoto, type ReportRow, type Viewer } from "../../core/case-access.ts";
import { insertEvent } from "../../core/events.ts";
import type { Keep } from "../../core/idempotency.ts";
import { decodeCursor } from "../../core/page.ts";
import { listReports } from "../../core/report-list.ts";
import type { Db, Tx } from "../../db/database.ts";

type NewRow = Omit<ReportRow, "ord">;

const UNTOUCHED = {
  status: "received",
  published_at: null,
  published_text: null,
  answer_text: null,
  answer_no_photo_reason: null,
  answer_agency: null,
  answered_at: null,
  refusal_reason: null,
  refusal_agency: null,
  refused_at: null,
} as const;

/** A report as it will be written, before it has its code. */
export function newRow(report: Omit<NewRow, "id" | "code" | keyof typeof UNTOUCHED>): Omit<NewRow, "code"> {
  return { id: randomUUID(), ...UNTOUCHED, ...report };
}

/** The report, that it was sent, its photos and the answer kept with the key: one statement. */
export async function insertReport(tx: Tx, row: NewRow, photos: FreePhoto[], kept: Keep): Promise<void> {
  await tx
    .with("sent", () => insertEvent(tx, { reportId: row.id, kind: "sent", at: row.sent_at }))
    .with("given", () => attachPhotos(tx, photos, row.id, "report"))
    .with("kept", () => kept)
    .insertInto("report")
    .values(row)
    .execute();
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
