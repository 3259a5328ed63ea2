import { sql, type Kysely } from "kysely";

/** What a second person is asked to agree to before a dossier is submitted. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // `content` (what is shown, in words) and `token` (of the link) are sealed; `content_index` is a blind index.
    sql`create table co_declaration (
      id uuid primary key,
      person_id uuid not null references person,
      procedure_code text not null,
      procedure_version integer not null,
      token text not null,
      token_hash text not null unique,
      content text not null,
      content_index text not null,
      state text not null,
      by_person_id uuid references person,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      answered_at timestamptz,
      case_id uuid unique references case_file
    )`,
    sql`create index co_declaration_of_person on co_declaration (person_id, procedure_code)`,
    sql`create index co_declaration_by_age on co_declaration (expires_at) where case_id is null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
