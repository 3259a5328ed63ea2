// A province after years: very many reports and questions, put into the database by SQL as the modules would have left
// them. Words, places and frequencies are drawn by a fixed lot, so that every run has the same ones.
import { randomUUID } from "node:crypto";
import type { FeatureCollection } from "geojson";
import { sql } from "kysely";
import { addDays } from "../contract/calendar.ts";
import { randomOf } from "./lot.ts";
import type { Core } from "../server/core/core.ts";
import { weighWords } from "../server/modules/questions/words.ts";
import { QUESTIONS } from "../sandbox/examples/questions.ts";
import { REPORTS } from "../sandbox/examples/reports.ts";

/** What a reader may ask for. */
export interface Filled {
  reports: number;
  questions: number;
  words: number;
  seconds: number;
  communes: string[];
  categories: string[];
  topics: string[];
  /** A corner of a third of the reports, as tiles of the map are asked for. */
  points: [longitude: number, latitude: number][];
  /** What people type: words of real questions. */
  queries: string[];
}

const BATCH = 1000;
const DAY_MS = 24 * 3600 * 1000;

export async function fillCases(core: Core, count: number): Promise<Filled> {
  const began = performance.now();
  const random = randomOf(2026);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const { db, province, clock } = core;
  const now = clock.now().getTime();
  const citizens = Array.from({ length: 500 }, () => randomUUID());
  await insert(
    "citizen",
    citizens.map((id) => ({ id, level: 0, created_at: new Date(now) })),
    "id uuid, level int, created_at timestamptz",
  );

  const communes = province.communes.map(({ code }) => code);
  const spots = spotsOf(province.boundaries);
  const kinds = province.reports.categories.flatMap(({ id, kinds }) =>
    kinds.filter(({ audience }) => audience === "public").map((kind) => ({ categoryId: id, kindId: kind.id })),
  );
  const topics = province.questions.topics.map(({ id }) => id);
  const names = province.communes.map(({ name }) => name);
  const vocabulary = [...REPORTS, ...QUESTIONS].flatMap(({ text }) => text.split(/\s+/));
  const phrase = (words: number) => Array.from({ length: words }, () => pick(vocabulary)).join(" ");
  const answers = QUESTIONS.flatMap(({ then, title }) =>
    then.flatMap((step) => (step.do === "answer" ? [{ title, text: step.text, citations: step.citations ?? [] }] : [])),
  );

  const queries: string[] = [];
  let words = 0;
  const points: Filled["points"] = [];
  for (let from = 0; from < count; from += BATCH) {
    const rows = [];
    const events = [];
    const attachments = [];
    const toIndex: { id: string; topicId: string; weights: Map<string, number> }[] = [];
    for (let n = from; n < Math.min(count, from + BATCH); n++) {
      const isReport = n % 2 === 0;
      const id = randomUUID();
      const sentAt = new Date(now - ((count - n) / count) * 3 * 365 * DAY_MS);
      const date = sentAt.toISOString().slice(0, 10);
      const published = isReport ? random() < 0.85 : random() < 0.95;
      const ended = published ? random() < 0.9 || !isReport : random() < 0.3;
      const endedAt = new Date(sentAt.getTime() + 5 * DAY_MS);
      const { kindId, categoryId } = pick(kinds);
      const commune = pick(communes);
      const point = spots.get(commune);
      const longitude = point && point[0] + (random() - 0.5) * 0.05;
      const latitude = point && point[1] + (random() - 0.5) * 0.05;
      const answer = pick(answers);
      const topicId = pick(topics);
      const title = isReport ? null : `${answer.title} ${pick(names)} ${phrase(3)}`.slice(0, 200);
      const text = isReport ? `${pick(REPORTS).text} ${phrase(12)}` : phrase(40);
      const said = isReport ? phrase(25) : `${answer.text} ${phrase(20)}`;
      const citizen = pick(citizens);
      rows.push({
        id,
        code: `${isReport ? "PA" : "HD"}-${date.slice(2).replaceAll("-", "")}-${String(n).padStart(6, "0")}`,
        kind: isReport ? "report" : "question",
        citizen_id: citizen,
        subject_id: isReport ? kindId : topicId,
        category_id: isReport ? categoryId : null,
        audience: "public",
        title,
        text,
        commune_code: isReport ? commune : null,
        longitude: isReport ? longitude : null,
        latitude: isReport ? latitude : null,
        point_source: isReport ? "pin" : null,
        status: ended ? "answered" : pick(["received", "accepted", "waiting"]),
        agency: "Trung tâm 1022",
        sent_at: sentAt,
        due_on: addDays(date, 21),
        first_due_on: addDays(date, 21),
        late: false,
        ended_at: ended ? endedAt : null,
        may_publish: true,
        shares_contact: false,
        published_at: published ? endedAt : null,
        changed_at: endedAt,
      });
      const event = { case_id: id, agency: null, text: null, data: null };
      events.push({ ...event, kind: "sent", at: sentAt, by: "citizen" });
      if (ended) {
        const data = isReport ? null : { citations: answer.citations };
        events.push({
          ...event,
          kind: "answered",
          at: endedAt,
          by: "office",
          agency: "Trung tâm 1022",
          text: said,
          data,
        });
      }
      if (isReport)
        for (let position = 0; position < 2; position++)
          attachments.push({
            id: randomUUID(),
            citizen_id: citizen,
            case_id: id,
            position,
            published,
            state: "stored",
            type: "image/webp",
            bytes: 200_000,
            width: 1600,
            height: 1200,
            uploaded_at: sentAt,
          });
      if (isReport && published && longitude && latitude && n % 6 === 0) points.push([longitude, latitude]);
      if (title && published) {
        toIndex.push({ id, topicId, weights: weighWords({ title, text, answer: said }) });
        if (queries.length < 2000) queries.push(title);
      }
    }
    await insert("case_file", rows, CASE_COLUMNS);
    await insert(
      "event",
      events,
      "case_id uuid, kind text, at timestamptz, by text, agency text, text text, data jsonb",
    );
    await insert(
      "attachment",
      attachments,
      "id uuid, citizen_id uuid, case_id uuid, position int, published boolean, state text, type text, bytes int, width int, height int, uploaded_at timestamptz",
    );
    const indexed = toIndex.flatMap(({ id, topicId, weights }) =>
      [...weights].map(([word, weight]) => ({ id, topicId, word, weight })),
    );
    words += indexed.length;
    for (let at = 0; at < indexed.length; at += 50_000) {
      const part = indexed.slice(at, at + 50_000);
      await sql`
        insert into question_word (case_ord, word, weight, topic_id)
        select ord, word, weight, topic_id from unnest(
          ${part.map(({ id }) => id)}::uuid[], ${part.map(({ word }) => word)}::text[],
          ${part.map(({ weight }) => weight)}::int[], ${part.map(({ topicId }) => topicId)}::text[]
        ) as t (id, word, weight, topic_id) join case_file using (id)`.execute(db);
    }
  }
  await sql`update attachment set event_id = (select min(id) from event where event.case_id = attachment.case_id)`.execute(
    db,
  );
  for (const table of ["case_file", "event", "attachment", "question_word"])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  // What years have written slowly must not be written out while readers are timed.
  await sql`checkpoint`.execute(db);
  return {
    reports: Math.ceil(count / 2),
    questions: Math.floor(count / 2),
    words,
    seconds: Math.round((performance.now() - began) / 1000),
    communes,
    categories: province.reports.categories.map(({ id }) => id),
    topics,
    points,
    queries,
  };

  /** As one value: however many rows, one parameter. */
  async function insert(table: string, rows: object[], columns: string): Promise<void> {
    if (rows.length === 0) return;
    const names = columns.split(", ").map((column) => column.split(" ")[0]!);
    const list = sql.join(names.map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${list}) select ${list}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (${sql.raw(columns)})`.execute(db);
  }
}

const CASE_COLUMNS =
  "id uuid, code text, kind text, citizen_id uuid, subject_id text, category_id text, audience text, title text, " +
  "text text, commune_code text, longitude float8, latitude float8, point_source text, status text, agency text, " +
  "sent_at timestamptz, due_on text, first_due_on text, late boolean, ended_at timestamptz, may_publish boolean, " +
  "shares_contact boolean, published_at timestamptz, changed_at timestamptz";

/** A point of each commune's outline. */
function spotsOf(boundaries: FeatureCollection): Map<string, [number, number]> {
  return new Map(
    boundaries.features.map(({ properties, geometry }) => {
      let at: unknown = "coordinates" in geometry ? geometry.coordinates : [];
      while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
      return [properties!["code"] as string, at as [number, number]];
    }),
  );
}
