import { sql, type Kysely } from "kysely";

/** Messages to a telephone number, and the Official Account's token they are sent with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table phone_message (
    case_id uuid primary key references case_file,
    state text not null check (state in ('waiting', 'sent', 'unreachable', 'failed', 'cancelled')),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    next_at timestamptz
  )`.execute(db);
  await sql`create index phone_message_due on phone_message (next_at) where next_at is not null`.execute(db);
  await sql`create table oa_token (
    app_id text primary key,
    pair text,
    tried text[] not null,
    renewed_at timestamptz,
    expires_at timestamptz,
    renewing_until timestamptz
  )`.execute(db);
}
