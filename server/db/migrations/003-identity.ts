import { sql, type Kysely } from "kysely";

/** Level 2: the persons identity numbers name, which Zalo account each is linked to, and attempts to prove it. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    // One row an identity number, found by its blind index; number and particulars are sealed (core/sealing.ts).
    sql`create table person (
      id uuid primary key,
      number_index text not null unique,
      number text not null,
      particulars text not null,
      created_at timestamptz not null,
      changed_at timestamptz not null
    )`,
    // A person is linked to one Zalo account at a time.
    sql`alter table citizen
      add column person_id uuid unique references person,
      add column level_2_at timestamptz,
      add column level_2_provider text`,
    sql`create table identity_attempt (
      id uuid primary key,
      citizen_id uuid not null references citizen,
      provider text not null,
      state text not null,
      failure text,
      secret_hash text not null,
      start_hash text not null unique,
      browser_hash text,
      state_hash text unique,
      checks text,
      code_hash text,
      digits_hash text,
      tries smallint not null,
      proven text,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    sql`create index identity_attempt_of_citizen on identity_attempt (citizen_id)`,
    sql`create index identity_attempt_by_age on identity_attempt (created_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
