import { sql, type Kysely } from "kysely";

/**
 * Reports become one kind of case; what was said lives with the event that said it; photos become attachments that come
 * by resumable upload; drafts, followed cases and keys in our care come in.
 */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [
    sql`alter table report rename to case_file`,
    sql`alter table case_file rename column kind_id to subject_id`,
    sql`alter table case_file alter column category_id drop not null, alter column commune_code drop not null`,
    sql`alter table case_file
      add column kind text not null default 'report',
      add column title text,
      add column published_title text,
      add column accuracy_metres double precision,
      add column agency text,
      add column first_due_on text,
      add column late boolean not null default false,
      add column asked_at timestamptz,
      add column ended_at timestamptz,
      add column reopened_at timestamptz,
      add column rating smallint,
      add column rating_text text,
      add column joined_to uuid references case_file,
      add column changed_at timestamptz`,
    sql`alter table case_file alter column kind drop default, alter column late drop default`,
    sql`alter index report_mine rename to case_mine`,
    sql`drop index report_public, report_public_by_commune, report_public_by_point, report_desk`,

    sql`alter table event rename column report_id to case_id`,
    sql`alter index event_of_report rename to event_of_case`,
    sql`alter table event add column text text, add column data jsonb`,
    sql`update event set by = 'system' where by = 'server'`,
    sql`update event set text = answer_text, data = case when answer_no_photo_reason is null then null
        else jsonb_build_object('noPhotoReason', answer_no_photo_reason) end
      from case_file where case_id = case_file.id and event.kind = 'answered'`,
    sql`update event set text = refusal_reason from case_file where case_id = case_file.id and event.kind = 'refused'`,
    sql`update case_file set first_due_on = due_on, ended_at = coalesce(answered_at, refused_at),
      agency = coalesce(answer_agency, refusal_agency),
      late = exists (select from event where case_id = case_file.id and event.kind = 'overdue'),
      changed_at = (select max(at) from event where case_id = case_file.id)`,
    sql`update case_file set changed_at = sent_at where changed_at is null`,
    sql`alter table case_file alter column first_due_on set not null, alter column changed_at set not null`,
    sql`alter table case_file drop column answer_text, drop column answer_no_photo_reason, drop column answer_agency,
      drop column answered_at, drop column refusal_reason, drop column refusal_agency, drop column refused_at`,

    sql`alter table photo rename to attachment`,
    sql`alter table attachment rename column report_id to case_id`,
    sql`alter table attachment
      add column event_id bigint references event,
      add column draft_id uuid,
      add column state text not null default 'stored',
      add column problem text,
      add column type text,
      add column name text,
      add column bytes integer not null default 0,
      alter column width drop not null,
      alter column height drop not null`,
    sql`update attachment set type = 'image/webp'`,
    sql`update attachment set event_id = (select min(event.id) from event where event.case_id = attachment.case_id
      and event.kind = case attachment.part when 'answer' then 'answered' else 'sent' end)
      where case_id is not null`,
    sql`drop index photo_of_report, photo_unattached`,
    sql`alter table attachment drop column part, alter column state drop default, alter column bytes drop default`,
    sql`alter index photo_of_citizen rename to attachment_of_citizen`,
    sql`create index attachment_of_case on attachment (case_id, event_id, position)`,
    sql`create index attachment_free on attachment (uploaded_at) where case_id is null`,

    sql`create index case_public_report on case_file (ord desc) where published_at is not null and kind = 'report'`,
    sql`create index case_public_report_by_commune on case_file (commune_code, ord desc)
      where published_at is not null and kind = 'report'`,
    // With all that a point of the map says: the boxes people look at hold thousands, scattered over the whole table.
    sql`create index case_public_report_by_point on case_file (longitude, latitude)
      include (ord, code, subject_id, status, audience) where published_at is not null and kind = 'report'`,
    sql`create index case_public_question on case_file (ord desc) where published_at is not null and kind = 'question'`,
    sql`create index case_desk on case_file (due_on, ord)`,
    sql`create index case_desk_open on case_file (due_on, ord)
      where status in ('received', 'accepted', 'waiting', 'reopened')`,
    sql`create index case_joined on case_file (joined_to) where joined_to is not null`,

    // Folded words of what is published, one row a word, so that a typing error a word is found by its letters: from a
    // case to its words, and from a word to the cases it says most about. In the C collation, so that beginnings are ranges.
    sql`create table question_word (
      case_ord bigint not null references case_file (ord),
      word text collate "C" not null,
      weight smallint not null,
      topic_id text not null,
      primary key (case_ord, word) include (weight)
    )`,
    sql`create index question_word_best on question_word (word, weight desc, case_ord desc) include (topic_id)`,

    sql`create table follow (
      citizen_id uuid not null references citizen,
      case_id uuid not null references case_file,
      followed_at timestamptz not null,
      seen_at timestamptz not null,
      primary key (citizen_id, case_id)
    )`,
    sql`create table draft (
      citizen_id uuid not null references citizen,
      id uuid not null,
      service text not null,
      version integer not null,
      content jsonb not null,
      saved_at timestamptz not null,
      deleted_on text not null,
      primary key (citizen_id, id)
    )`,
    sql`create index draft_by_end on draft (deleted_on)`,
    sql`create table vault_key (
      citizen_id uuid not null references citizen,
      id text not null,
      key text not null,
      kept_at timestamptz not null,
      primary key (citizen_id, id)
    )`,
    sql`update office_key set scopes = replace(scopes::text, '"reports:', '"cases:')::jsonb`,
    sql`create index access_log_by_case on access_log (case_code)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
