import { sql, type RawBuilder, type SqlBool } from "kysely";
import { addDays, civilDate, workingDaysBetween } from "../../contract/calendar.ts";
import { CASE_LIMITS } from "../../contract/cases.ts";
import type { Attention, CaseKind, CasePage, CaseStatus, CaseSummary } from "../../contract/types.ts";
import type { DbOrTx } from "../db/database.ts";
import { visibleParts, type CaseRow, type Viewer } from "./case-access.ts";
import type { Core } from "./core.ts";
import { encodeCursor } from "./page.ts";
import { attachmentUrl, type Side } from "./urls.ts";

export type ListedCase = Pick<
  CaseRow,
  | "ord"
  | "code"
  | "kind"
  | "subject_id"
  | "title"
  | "published_title"
  | "text"
  | "published_text"
  | "commune_code"
  | "status"
  | "sent_at"
  | "due_on"
  | "late"
  | "changed_at"
> & { first_picture: string | null; attention?: Attention[] };

type Condition = RawBuilder<SqlBool> | undefined | false;

export interface CaseQuery {
  viewer: Viewer;
  /** Only these. */
  kind?: CaseKind;
  where: Condition[];
  order: "newest" | "due" | "changed";
  limit: number;
  /** What a supervisor looks for, beside each case. */
  attention?: RawBuilder<Attention[]>;
  /** Another table the conditions speak of. */
  join?: RawBuilder<unknown>;
  /** More of each row. */
  more?: RawBuilder<unknown>;
}

const ORDER = { newest: sql`ord desc`, due: sql`due_on, ord`, changed: sql`changed_at desc, ord desc` };

/**
 * One page of cases the viewer may see, each with the first picture its sender gave, and one row more when there is a
 * next page. Of a dossier no picture: its papers are opened in it, where that is noted. As plain SQL: these are the reads
 * everybody makes all day, and building them piece by piece cost a third of their time.
 */
export async function listCases<More = object>(db: DbOrTx, query: CaseQuery): Promise<(ListedCase & More)[]> {
  const { viewer, kind, where, order, limit, attention, join, more } = query;
  const given = [...where, kind !== undefined && sql<SqlBool>`kind = ${kind}`].filter((one) => one instanceof Object);
  const end = sql`order by ${ORDER[order]} limit ${limit + 1}`;
  const [first, ...others] = visibleParts(viewer, kind).map(
    (part) => sql`case_file${join ? sql` ${join}` : sql``} where ${sql.join([part, ...given], sql` and `)}`,
  );
  // The first rows of each part by its own index, and of those the first.
  const each = [first!, ...others].map((one) => sql`(select case_file.* from ${one} ${end})`);
  const from = others.length === 0 ? first! : sql`(${sql.join(each, sql` union all `)}) as case_file`;
  const chosen = viewer === "everybody" ? sql` and attachment.published` : sql``;
  const { rows } = await sql<ListedCase & More>`
    select ord, code, kind, subject_id, title, published_title, text, published_text, commune_code, status, sent_at,
      due_on, late, changed_at,
      (select attachment.id from attachment where attachment.case_id = case_file.id
       and case_file.kind <> 'dossier'
       and attachment.citizen_id is not null and attachment.type like 'image/%'${chosen}
       order by attachment.event_id, attachment.position limit 1) as first_picture
      ${attention ? sql`, ${attention} as attention` : sql``}${more ?? sql``}
    from ${from} ${end}`.execute(db);
  return rows;
}

/** Rows, of which one too many says that there are more, as the contract's page. */
export function casePage(
  rows: ListedCase[],
  limit: number,
  side: Side,
  keyOf: (last: ListedCase) => (string | number)[],
): CasePage {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => summaryView(row, side)),
    ...(rows.length > limit && last && { nextCursor: encodeCursor(keyOf(last)) }),
  };
}

export function summaryView(row: ListedCase, side: Side): CaseSummary {
  const published = side === "public";
  const title = (published && row.published_title) || row.title;
  return {
    code: row.code,
    kind: row.kind,
    subjectId: row.subject_id,
    ...(title !== null && { title }),
    excerpt: excerptOf((published && row.published_text) || row.text),
    ...(row.commune_code !== null && { communeCode: row.commune_code }),
    status: row.status,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    late: row.late,
    changedAt: row.changed_at.toISOString(),
    ...(row.first_picture && { thumbUrl: `${attachmentUrl(side, row.code, row.first_picture)}?size=thumb` }),
    ...(row.attention && { attention: row.attention }),
  };
}

const EXCERPT = 160;

/** Cut at a character, not inside one. */
export function excerptOf(text: string, max = EXCERPT): string {
  if (text.length <= max) return text;
  const characters = Array.from(text.slice(0, max * 2));
  return characters.length <= max ? characters.join("") : characters.slice(0, max - 1).join("") + "…";
}

const OPEN = sql.join(
  (["received", "accepted", "waiting", "reopened"] satisfies CaseStatus[]).map((status) => sql.lit(status)),
);
/** As SQL, in the words of the index `case_desk_open`. */
export const openInSql = sql<SqlBool>`case_file.status in (${OPEN})`;

/** When each thing a supervisor looks for is true of a case. */
export function attentionInSql({ clock, province }: Core): Record<Attention, RawBuilder<SqlBool>> {
  const today = civilDate(clock.now());
  // The newest day of an answer whose publishing is due today.
  let endedOn = today;
  while (workingDaysBetween(endedOn, today, province.calendar) < CASE_LIMITS.publish) endedOn = addDays(endedOn, -1);
  const before = new Date(`${addDays(endedOn, 1)}T00:00:00+07:00`);
  return {
    overdue: sql`(${openInSql} and case_file.late)`,
    reopened: sql`(${openInSql} and case_file.reopened_at is not null)`,
    "to-publish": sql`(case_file.status in ('answered', 'closed') and case_file.may_publish
      and case_file.published_at is null and case_file.joined_to is null and case_file.ended_at < ${before}
      and not exists (select from event where event.case_id = case_file.id and event.kind = 'unpublished'))`,
  };
}

/** The same as one column. */
export function attentionColumn(core: Core): RawBuilder<Attention[]> {
  const each = Object.entries(attentionInSql(core)).map(
    ([name, holds]) => sql`case when ${holds} then ${sql.lit(name)} end`,
  );
  return sql<Attention[]>`array_remove(array[${sql.join(each)}]::text[], null)`;
}
