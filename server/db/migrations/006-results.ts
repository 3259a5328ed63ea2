import { sql, type Kysely } from "kysely";

/** What becomes of a result: a paper of the next dossier, shown once to somebody else, and what was not good about it. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // Nothing is copied: the file lies where the result lies.
    sql`alter table attachment add column reused_from uuid references attachment`,
    sql`create index attachment_reused on attachment (reused_from) where reused_from is not null`,
    sql`create table result_link (
      id uuid primary key,
      case_id uuid not null references case_file,
      token_hash text not null unique,
      token text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      opened_at timestamptz,
      browser_hash text,
      taken_back_at timestamptz
    )`,
    sql`create index result_link_of_case on result_link (case_id, made_at desc)`,
    sql`alter table case_file add column rating_reasons text[]`,
  ];
  for (const statement of statements) await statement.execute(db);
}
