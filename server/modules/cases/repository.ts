import { sql, type Selectable, type SqlBool } from "kysely";
import type { CaseKind } from "../../../contract/types.ts";
import type { Citizen } from "../../core/call.ts";
import { visibleParts, type CaseRow } from "../../core/case-access.ts";
import { listCases } from "../../core/case-list.ts";
import { decodeCursor } from "../../core/page.ts";
import type { Db } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";

type Look = Pick<Selectable<Tables["access_log"]>, "id" | "at" | "agency" | "case_code">;

interface Page {
  cursor?: string;
  limit: number;
}

/** What the citizen has sent, newest first. */
export function listMine(db: Db, citizen: Citizen, filter: Page & { kind?: CaseKind }) {
  const after = decodeCursor(filter.cursor, "number");
  const where = [after && sql<SqlBool>`ord < ${after[0]}`];
  return listCases(db, { viewer: { citizen }, kind: filter.kind, where, order: "newest", limit: filter.limit });
}

/** Published cases the citizen follows, the last changed first, each with whether it changed since they looked. */
export function listFollowed(db: Db, citizen: Citizen, filter: Page) {
  const after = decodeCursor(filter.cursor, "string", "number");
  return listCases<{ changed: boolean }>(db, {
    viewer: "everybody",
    join: sql`join follow on follow.case_id = case_file.id and follow.citizen_id = ${citizen.id}`,
    more: sql`, changed_at > seen_at as changed`,
    // The instant in the cursor is as exact as JavaScript's.
    where: [
      after && sql<SqlBool>`(date_trunc('milliseconds', changed_at), ord) < (${after[0]}::timestamptz, ${after[1]})`,
    ],
    order: "changed",
    limit: filter.limit,
  });
}

/** Follows it, or notes that the citizen has just seen it. */
export async function follow(db: Db, citizen: Citizen, row: CaseRow, now: Date): Promise<void> {
  await db
    .insertInto("follow")
    .values({ citizen_id: citizen.id, case_id: row.id, followed_at: now, seen_at: now })
    .onConflict((conflict) => conflict.columns(["citizen_id", "case_id"]).doUpdateSet({ seen_at: now }))
    .execute();
}

export async function unfollow(db: Db, citizen: Citizen, row: CaseRow): Promise<void> {
  await db.deleteFrom("follow").where("citizen_id", "=", citizen.id).where("case_id", "=", row.id).execute();
}

/**
 * Who looked at the name and phone number in what the citizen may see, newest first: of a dossier, whoever is proven to be
 * its person reads it, also where it was entered at the counter, and no longer the account that sent it. Which officer it
 * was is the office's to know.
 */
export async function listLooks(db: Db, citizen: Citizen, filter: Page): Promise<Look[]> {
  const after = decodeCursor(filter.cursor, "number");
  const mine = visibleParts({ citizen }).map((part) => sql`select code from case_file where ${part}`);
  const { rows } = await sql<Look>`
    with mine as materialized (${sql.join(mine, sql` union all `)})
    select id, at, agency, case_code from access_log join mine on case_code = code
    ${after ? sql`where id < ${after[0]}` : sql``} order by id desc limit ${filter.limit + 1}`.execute(db);
  return rows;
}
