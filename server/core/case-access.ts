import { sql, type RawBuilder, type Selectable, type SqlBool } from "kysely";
import { normaliseCode } from "../../contract/codes.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import type { Tables } from "../db/tables.ts";
import { Problem } from "../problem.ts";
import type { Citizen, Office } from "./call.ts";

/**
 * Who may see which case. Every read and every write of one report, and of anything that belongs to it, goes through
 * here, and nowhere else decides. *Absent* and *not yours* are the same answer, because they are the same query.
 */
export type Viewer = { citizen: Citizen } | { office: Office } | "everybody";
export type ReportRow = Selectable<Tables["report"]>;

/** An office key without this scope does not see what was told to the police. */
const POLICE = "reports:police";

/** The condition on `report` that leaves what the viewer may see. */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer === "everybody") return sql<SqlBool>`published_at is not null and audience = 'public'`;
  if ("citizen" in viewer) return sql<SqlBool>`citizen_id = ${viewer.citizen.id}`;
  return viewer.office.scopes.includes(POLICE) ? sql<SqlBool>`true` : sql<SqlBool>`audience = 'public'`;
}

/** The report with that code, if the viewer may see it; locked until the transaction ends when asked. */
export async function findReport(
  db: DbOrTx,
  viewer: Viewer,
  codeAsTyped: string,
  options: { lock?: boolean } = {},
): Promise<ReportRow> {
  const code = normaliseCode(codeAsTyped);
  if (!code) throw new Problem("report-not-found");
  let query = db.selectFrom("report").selectAll().where("code", "=", code).where(visibleTo(viewer));
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new Problem("report-not-found");
  return row;
}

/** A photo of a report the viewer may see; for everybody only the ones the office has chosen. */
export async function findPhoto(db: DbOrTx, viewer: Viewer, code: string, photoId: string): Promise<string> {
  const report = await findReport(db, viewer, code);
  let query = db.selectFrom("photo").select("id").where("id", "=", photoId).where("report_id", "=", report.id);
  if (viewer === "everybody") query = query.where("published", "=", true);
  const photo = await query.executeTakeFirst();
  if (!photo) throw new Problem("photo-not-found");
  return photo.id;
}

export type FreePhoto = Pick<Selectable<Tables["photo"]>, "id" | "width" | "height">;

/**
 * Uploads of one owner that no case has yet, in the order asked for, kept for this transaction. Somebody else's, one
 * already taken and one that never was are the same.
 */
export async function findFreePhotos(
  tx: Tx,
  owner: { citizen: Citizen } | { office: Office },
  photoIds: string[],
): Promise<FreePhoto[]> {
  if (photoIds.length === 0) return [];
  const query = tx
    .selectFrom("photo")
    .select(["id", "width", "height"])
    .where("id", "in", photoIds)
    .where("report_id", "is", null)
    .orderBy("id")
    .forUpdate();
  const rows = await (
    "citizen" in owner
      ? query.where("citizen_id", "=", owner.citizen.id)
      : query.where("office_key_id", "=", owner.office.keyId)
  ).execute();
  const free = new Map(rows.map((row) => [row.id, row]));
  return photoIds.map((id) => {
    const photo = free.get(id);
    // Asked for twice, it is taken the second time.
    if (!free.delete(id)) throw new Problem("upload-not-found");
    return photo!;
  });
}

/** The statement that gives them to a report. */
export function attachPhotos(tx: Tx, photos: FreePhoto[], reportId: string, part: "report" | "answer") {
  const ids = photos.map(({ id }) => id);
  const position = sql<number>`array_position(${ids}::uuid[], id) - 1`;
  return tx
    .updateTable("photo")
    .set({ report_id: reportId, part, position })
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`);
}
