import { sql, type Kysely } from "kysely";

/** Dossiers: a kind of case that belongs to a person, not to a Zalo account, and stays with the procedure of its day. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // Every version of a procedure that was ever in force here: a dossier is read by its own.
    sql`create table procedure_version (
      code text not null,
      version integer not null,
      form_version integer,
      content jsonb not null,
      since timestamptz not null,
      primary key (code, version)
    )`,
    sql`alter table case_file add column person_id uuid references person`,
    sql`create index case_of_person on case_file (person_id, ord desc) where person_id is not null`,
    sql`create index case_of_agency on case_file (agency, due_on, ord) where kind = 'dossier'`,
    sql`alter table attachment add column document text`,
    // What every case has stands in case_file; here is what only dossiers have. \`state\`: its four machines (contract/dossiers.ts).
    sql`create table dossier (
      case_id uuid primary key references case_file,
      procedure_version integer not null,
      answers text not null,
      declarations jsonb not null,
      state jsonb not null,
      amount bigint,
      delivery_address text,
      signed_by text,
      check_hash text unique,
      check_token text,
      sync_next_at timestamptz
    )`,
    sql`create index dossier_to_sync on dossier (sync_next_at) where sync_next_at is not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
