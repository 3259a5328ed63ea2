import { sql, type Kysely } from "kysely";

/** The house: who the citizen is, one kind of case (reports), its photos, events and everything that keeps them safe. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    sql`create table citizen (
      id uuid primary key,
      zalo_user_id text unique,
      level smallint not null,
      name text,
      phone text,
      created_at timestamptz not null,
      level_1_at timestamptz,
      merged_into uuid references citizen
    )`,
    sql`create table session (
      token_hash text primary key,
      citizen_id uuid not null references citizen,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`,
    sql`create index session_by_citizen on session (citizen_id)`,
    sql`create index session_by_expiry on session (expires_at)`,
    // A Zalo phone or location token is decoded once; a repeat by the same citizen is answered from here.
    sql`create table zalo_token_use (
      token_hash text primary key,
      citizen_id uuid not null references citizen,
      kind text not null,
      used_at timestamptz not null,
      latitude double precision,
      longitude double precision
    )`,
    sql`create table office_key (
      id uuid primary key,
      key_hash text not null unique,
      agency text not null,
      scopes jsonb not null,
      created_at timestamptz not null,
      revoked_at timestamptz
    )`,
    sql`create table access_log (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      office_key_id uuid not null references office_key,
      agency text not null,
      officer_id text not null,
      citizen_id uuid not null,
      case_code text not null
    )`,
    sql`create index access_log_by_citizen on access_log (citizen_id, at)`,
    sql`create table idempotency (
      actor text not null,
      key text not null,
      request_hash text not null,
      answer jsonb,
      created_at timestamptz not null,
      primary key (actor, key)
    )`,
    sql`create table counter (name text primary key, value integer not null)`,
    sql`create table module_switch (
      id text primary key,
      open boolean not null,
      closed_message jsonb,
      banner jsonb,
      edited_at timestamptz
    )`,
    sql`create table report (
      id uuid primary key,
      ord bigint generated always as identity unique,
      code text not null unique,
      citizen_id uuid not null references citizen,
      kind_id text not null,
      category_id text not null,
      audience text not null,
      text text not null,
      commune_code text not null,
      landmark text,
      latitude double precision,
      longitude double precision,
      point_source text,
      status text not null,
      sent_at timestamptz not null,
      due_on text not null,
      may_publish boolean not null,
      shares_contact boolean not null,
      published_at timestamptz,
      published_text text,
      answer_text text,
      answer_no_photo_reason text,
      answer_agency text,
      answered_at timestamptz,
      refusal_reason text,
      refusal_agency text,
      refused_at timestamptz
    )`,
    sql`create index report_mine on report (citizen_id, ord desc)`,
    sql`create index report_public on report (ord desc) where published_at is not null`,
    sql`create index report_public_by_commune on report (commune_code, ord desc) where published_at is not null`,
    sql`create index report_public_by_point on report (longitude, latitude) where published_at is not null`,
    sql`create index report_desk on report (due_on, ord)`,
    sql`create table photo (
      id uuid primary key,
      citizen_id uuid references citizen,
      office_key_id uuid references office_key,
      report_id uuid references report,
      part text,
      position integer,
      published boolean not null,
      width integer not null,
      height integer not null,
      uploaded_at timestamptz not null
    )`,
    sql`create index photo_of_report on photo (report_id, part, position)`,
    sql`create index photo_of_citizen on photo (citizen_id)`,
    sql`create index photo_unattached on photo (uploaded_at) where report_id is null`,
    sql`create table event (
      id bigint generated always as identity primary key,
      report_id uuid not null references report,
      kind text not null,
      at timestamptz not null,
      by text not null,
      agency text,
      office_key_id uuid,
      officer_id text
    )`,
    sql`create index event_of_report on event (report_id, id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
