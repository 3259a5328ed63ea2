import type { Selectable } from "kysely";
import type { Module } from "../../contract/types.ts";
import type { Db } from "../db/database.ts";
import type { Tables } from "../db/tables.ts";
import { Problem } from "../problem.ts";

/** A service's switch as the app reads it. */
export function moduleView(row: Selectable<Tables["module_switch"]>): Module {
  return {
    id: row.id,
    open: row.open,
    ...(row.closed_message && { closedMessage: row.closed_message }),
    ...(row.banner && { banner: row.banner }),
  };
}

/** Refuses while the office has closed the service. */
export async function requireOpen(db: Db, moduleId: string): Promise<void> {
  const row = await db.selectFrom("module_switch").select("open").where("id", "=", moduleId).executeTakeFirst();
  if (row && !row.open) throw new Problem("module-closed");
}
