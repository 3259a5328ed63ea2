import { sql, type Kysely } from "kysely";

/** What is told to offices is listed apart from dossiers, of which there will be ten times as many. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`drop index case_desk`.execute(db);
  await sql`create index case_desk on case_file (due_on, ord) where kind <> 'dossier'`.execute(db);
}
