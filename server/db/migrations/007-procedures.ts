import { sql, type Kysely } from "kysely";

/** Procedures are edited by offices: which version is in force stands here, and what the folder offers beside it. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // `folder_hash`: of the folder's file that the one in force rests on. `offer`: a later one, once an office has edited.
    sql`create table procedure (
      code text primary key,
      version integer not null,
      edited boolean not null,
      folder_version integer,
      folder_hash text,
      offer jsonb,
      offer_hash text
    )`,
    // Who made it; nobody's where the folder did.
    sql`alter table procedure_version add column office_key_id uuid, add column agency text, add column officer_id text`,
  ];
  for (const statement of statements) await statement.execute(db);
}
