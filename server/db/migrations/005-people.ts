import { sql, type Kysely } from "kysely";

/** Dossiers of those who have no phone: entered by an officer at the counter, found by their person when they prove who they are. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // Nobody's Zalo account sent it. The version before reads such a case as one that belongs to nobody.
    sql`alter table case_file alter column citizen_id drop not null`,
    sql`alter table access_log alter column citizen_id drop not null`,
    // \`holder\`: whom the officer read from the card, sealed; \`holder_index\`: blind index of their number.
    sql`alter table dossier
      add column holder text,
      add column holder_index text`,
    sql`create index dossier_of_holder on dossier (holder_index) where holder_index is not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
