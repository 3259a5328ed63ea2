import { sql } from "kysely";
import { addDays } from "../../../contract/calendar.ts";
import { DISLIKED_UP_TO, RATING_REASONS, satisfaction } from "../../../contract/dossiers.ts";
import type { DossierStatistics, RatingReason } from "../../../contract/types.ts";
import type { Db } from "../../db/database.ts";

type Counts = Parameters<typeof satisfaction>[0];

/**
 * How an agency's dossiers ended from one day to another, both included, by what QĐ 766/QĐ-TTg counts: late, or asked to be
 * supplemented more than once (domain.md §1.3), is overdue.
 */
export async function dossierStatistics(
  db: Db,
  agency: string,
  { from, to }: { from: string; to: string },
): Promise<DossierStatistics> {
  const ended = sql`from case_file join dossier on dossier.case_id = case_file.id
    where kind = 'dossier' and agency = ${agency} and status = 'answered'
      and ended_at >= ${startOf(from)} and ended_at < ${startOf(addDays(to, 1))}`;
  const counted = await sql<Record<keyof Counts, string>>`
    select count(*) as ended,
      count(*) filter (where late or jsonb_array_length(state -> 'supplementRequests') > 1) as overdue,
      count(rating) as rated,
      count(*) filter (where rating <= ${DISLIKED_UP_TO}) as disliked
    ${ended}`.execute(db);
  const named = await sql<{ reason: RatingReason; count: string }>`
    select reason, count(*) as count
    from (select unnest(rating_reasons) as reason ${ended}) as each group by reason`.execute(db);
  const counts = Object.fromEntries(
    Object.entries(counted.rows[0]!).map(([name, n]) => [name, Number(n)]),
  ) as unknown as Counts;
  const percent = satisfaction(counts);
  return {
    ...counts,
    ...(percent !== undefined && { satisfaction: percent }),
    reasons: RATING_REASONS.map((reason) => ({
      reason,
      count: Number(named.rows.find((each) => each.reason === reason)?.count ?? 0),
    })),
  };
}

const startOf = (date: string): Date => new Date(`${date}T00:00:00+07:00`);
