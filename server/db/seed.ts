import type { Db } from "./database.ts";

/** The services a province can open and close. The folder seeds them open; after that the database is the truth. */
export const MODULES = ["reports", "questions", "procedures", "dossiers"] as const;

export async function seed(db: Db): Promise<void> {
  await db
    .insertInto("module_switch")
    .values(MODULES.map((id) => ({ id, open: true })))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
