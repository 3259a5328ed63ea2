import { sql, type RawBuilder } from "kysely";
import { visibleTo, type CaseRow } from "../../core/case-access.ts";
import { decodeCursor } from "../../core/page.ts";
import { oneErrorAway, readQuery, type Query } from "../../core/words.ts";
import type { Db, DbOrTx, Tx } from "../../db/database.ts";
import type { EventData } from "../../db/tables.ts";
import { weighWords } from "./words.ts";

/** What was answered, and how often the question was asked. */
export interface Answered {
  text: string;
  at: Date;
  agency: string;
  citations: NonNullable<EventData["citations"]>;
}

/** The newest answer; undefined when there is none yet. */
export async function lastAnswered(db: DbOrTx, caseId: string): Promise<Answered | undefined> {
  const event = await db
    .selectFrom("event")
    .select(["text", "at", "agency", "data"])
    .where("case_id", "=", caseId)
    .where("kind", "=", "answered")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!event) return undefined;
  const { citations = [] } = (event.data as EventData | null) ?? {};
  return { text: event.text ?? "", at: event.at, agency: event.agency ?? "", citations };
}

/** Citizens whose question was joined to this one, and the one who asked first. */
export async function countAsked(db: DbOrTx, caseId: string): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int + 1 as asked from case_file where joined_to = ${caseId}`.execute(db);
  return rows[0]!.asked;
}

/** Has the question found by what is published of it, and by nothing else. */
export async function indexQuestion(tx: Tx, row: CaseRow, answer: Answered): Promise<void> {
  await unindexQuestion(tx, row);
  const weights = weighWords({
    title: row.published_title ?? row.title ?? "",
    text: row.published_text ?? row.text,
    answer: [answer.text, ...answer.citations.flatMap(({ title, procedureCode = "" }) => [title, procedureCode])].join(
      " ",
    ),
  });
  await sql`
    insert into question_word (case_ord, word, weight, topic_id)
    select ${row.ord}::bigint, word, weight, ${row.subject_id}::text
    from unnest(${[...weights.keys()]}::text[], ${[...weights.values()]}::int[]) as t (word, weight)`.execute(tx);
}

export async function unindexQuestion(tx: Tx, row: CaseRow): Promise<void> {
  await tx.deleteFrom("question_word").where("case_ord", "=", row.ord).execute();
}

export interface Search {
  q?: string;
  topic?: string;
  cursor?: string;
  limit: number;
}

export interface Found {
  ord: number;
  /** How well it fits; 0 where nothing was looked for. */
  score: number;
  code: string;
  topic_id: string;
  title: string;
  answer: string;
  answered_at: Date;
}

const FOUND = sql`case_file.ord, case_file.code, case_file.subject_id as topic_id,
  coalesce(case_file.published_title, case_file.title) as title, answered.text as answer, answered.at as answered_at`;
const ANSWERED = sql`cross join lateral (select text, at from event
  where event.case_id = case_file.id and event.kind = 'answered' order by id desc limit 1) as answered`;

/** One page of published questions, best match first, and one row more when there is a next page. */
export async function searchPublished(db: Db, search: Search): Promise<Found[]> {
  const query = readQuery(search.q ?? "");
  if (query.words.length > 0) return findByWords(db, query, search);
  const after = decodeCursor(search.cursor, "number", "number");
  const { rows } = await sql<Found>`
    select ${FOUND}, 0 as score from case_file ${ANSWERED}
    where kind = 'question' and ${visibleTo("everybody")}
      ${after ? sql`and ord < ${after[1]}` : sql``}
      ${search.topic === undefined ? sql`` : sql`and subject_id = ${search.topic}`}
    order by ord desc limit ${search.limit + 1}`.execute(db);
  return rows;
}

/** A word that is looked for. Those of one part mean the same word of the query, and the best one counts. */
interface Term {
  word: string;
  part: number;
  /** How close it is to what was typed. */
  closeness: number;
}

const CLOSENESS = { exact: 1, beginning: 0.7, error: 0.5 } as const;
/** A beginning stands for at most this many words. */
const READINGS = 12;

/**
 * However many questions there are, a search looks at as many rows: of each of its words at the questions the word says
 * most about (all, of a rare word), some `LOOKED_AT` together; of the `LIKELY` that fit best so far, at every word.
 */
const LOOKED_AT = 2000;
const LIKELY = 40;

async function findByWords(db: Db, query: Query, { topic, cursor, limit }: Search): Promise<Found[]> {
  const after = decodeCursor(cursor, "number", "number");
  const terms = await termsOf(db, query);
  const listed = sql`${Math.ceil(LOOKED_AT / Math.max(terms.length, 10))}::int`;
  const list = <T>(values: T[], type: RawBuilder<unknown>) => sql`${values}::${type}[]`;
  const { rows } = await sql<Found>`
    with term as materialized (
      select * from unnest(
        ${list(
          terms.map(({ word }) => word),
          sql`text`,
        )},
        ${list(
          terms.map(({ part }) => part),
          sql`int`,
        )},
        ${list(
          terms.map(({ closeness }) => closeness),
          sql`float8`,
        )}
      ) as t (word, part, closeness)
    ), listed as materialized (
      select term.part, term.closeness, best.case_ord, best.weight from term cross join lateral (
        select case_ord, weight from question_word
        where question_word.word = term.word ${topic === undefined ? sql`` : sql`and topic_id = ${topic}`}
        order by weight desc, case_ord desc limit ${listed}
      ) as best
    ), rarity as materialized (
      select part, 1 + ln(${listed} / least(count(*), ${listed})::float8) as value
      from listed group by part
    ), likely as materialized (
      select case_ord from listed join rarity using (part)
      group by case_ord order by sum(weight * closeness * value) desc, case_ord desc limit ${sql.lit(LIKELY)}
    ), scored as (
      select case_ord, (100 * sum(best))::int as score from (
        select case_ord, part, max(weight * closeness * value) as best
        from likely cross join (term join rarity using (part)) cross join lateral (
          select weight from question_word
          where question_word.case_ord = likely.case_ord and question_word.word = term.word limit 1
        ) as held
        group by case_ord, part
      ) as each_part
      group by case_ord having 2 * count(*) filter (where part >= 0) >= ${query.words.length}::int
    ), best as (
      select id, score from scored join case_file on ord = case_ord
      where ${visibleTo("everybody")} ${after ? sql`and (score, ord) < (${after[0]}, ${after[1]})` : sql``}
      order by score desc, ord desc limit ${limit + 1}
    )
    select ${FOUND}, score from best join case_file using (id) ${ANSWERED} order by score desc, ord desc`.execute(db);
  return rows;
}

/** The query's words, what the last one may become, and what those that stand nowhere may have been meant to be. */
async function termsOf(db: Db, { words, pairs, beginning }: Query): Promise<Term[]> {
  const exact = words.map((word, part): Term => ({ word, part, closeness: CLOSENESS.exact }));
  const { known, longer } = await standing(db, words, beginning);
  const unknown = words.filter((word) => !known.has(word) && !(word === beginning && longer.length > 0));
  const meant = await wordsMeant(db, unknown);
  const part = (word: string) => words.indexOf(word);
  return [
    ...exact,
    ...longer.map((word): Term => ({ word, part: part(beginning!), closeness: CLOSENESS.beginning })),
    ...meant.map(({ word, typed }): Term => ({ word, part: part(typed), closeness: CLOSENESS.error })),
    ...pairs.map((word, i): Term => ({ word, part: -1 - i, closeness: CLOSENESS.exact })),
  ];
}

/**
 * Those of the words that some published question holds, and longer ones that begin as the last one does, leaping from
 * one to the next in the index.
 */
async function standing(
  db: Db,
  words: string[],
  beginning: string | undefined,
): Promise<{ known: Set<string>; longer: string[] }> {
  // Nothing follows a beginning of null. `{` is the character after `z` in the C collation.
  const [after, end] = [beginning ?? null, beginning === undefined ? null : beginning + "{"];
  const { rows } = await sql<{ word: string; typed: boolean }>`
    with recursive next as (
      (select word, 1 as n from question_word where word > ${after} and word < ${end} order by word limit 1)
      union all
      select later.word, n + 1 from next cross join lateral (
        select word from question_word where question_word.word > next.word and question_word.word < ${end}
        order by question_word.word limit 1
      ) as later where n < ${sql.lit(READINGS)}
    )
    select word, false as typed from next
    union all
    select word, true from unnest(${words}::text[]) as t (word)
    where exists (select from question_word where question_word.word = t.word)`.execute(db);
  const those = (typed: boolean) => rows.filter((row) => row.typed === typed).map(({ word }) => word);
  return { known: new Set(those(true)), longer: those(false) };
}

/** Words that are there and one typing error away from the ones typed. */
async function wordsMeant(db: Db, typed: string[]): Promise<{ word: string; typed: string }[]> {
  if (typed.length === 0) return [];
  const near = typed.flatMap((each) => oneErrorAway(each).map((word) => ({ word, typed: each })));
  const { known } = await standing(
    db,
    near.map(({ word }) => word),
    undefined,
  );
  return near.filter(({ word }) => known.has(word));
}
