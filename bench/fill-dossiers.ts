// A province after years of dossiers: a million of them, put into the database by a few statements over whole sets. Only
// what is read again here is really sealed: the dossiers of the readers, who are spread evenly over all citizens.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { addDays, civilDate } from "../contract/calendar.ts";
import { advance, CASE_STATUS, EVENT, newDossier, type DossierAction, type Given } from "../contract/dossiers.ts";
import type { Core } from "../server/core/core.ts";
import { rememberPerson } from "../server/core/persons.ts";
import { hashToken, newToken } from "../server/core/tokens.ts";
import type { Tx } from "../server/db/database.ts";
import { aboutAnswers } from "../server/modules/dossiers/repository.ts";
import { writeState } from "../server/modules/dossiers/state.ts";
import { termsOf } from "../server/modules/dossiers/terms.ts";

export interface ManyDossiers {
  dossiers: number;
  citizens: number;
  /** Files that wait to be handed in with so many more dossiers. */
  papers: number;
  /** The code of the procedure they are all read by: its form is one whose answers we know. */
  procedure: string;
  answers: object;
}

export interface FilledDossiers {
  seconds: number;
  events: number;
  /** Each with codes of dossiers of theirs. */
  readers: { token: string; codes: string[] }[];
  /** The n-th belongs to the reader n modulo their number. */
  papers: string[];
  communes: string[];
}

const READERS = 5000;
const DAY_MS = 24 * 3600 * 1000;
const DAYS = 3 * 365;
/** Dossiers of so many days are still worked on. */
const OPEN_DAYS = 20;

/** Ways a dossier went, and how many of a hundred went it. */
const ENDED: [share: number, actions: DossierAction[]][] = [
  [55, ["accept", "startProcessing", "decide", "finish", "handOver"]],
  [22, ["accept", "startProcessing", "requestSupplement", "supplement", "decide", "finish", "handOver"]],
  [13, ["accept", "startProcessing", "decide", "finish"]],
  [5, ["requestSupplement", "supplement", "refuse"]],
  [5, ["accept", "withdraw"]],
];
const OPEN: typeof ENDED = [
  [20, []],
  [20, ["accept"]],
  [45, ["accept", "startProcessing"]],
  [15, ["accept", "startProcessing", "requestSupplement"]],
];
const BY_CITIZEN = new Set<DossierAction>(["supplement", "withdraw"]);

/** The database's `md5(…)::uuid`. */
const idOf = (text: string): string =>
  createHash("md5")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

export async function fillDossiers(core: Core, many: ManyDossiers): Promise<FilledDossiers> {
  const began = performance.now();
  const { db, clock, province } = core;
  const sealer = core.identity!.sealer;
  const now = clock.now();
  const procedure = (await core.procedures.current(db, many.procedure))!;
  const agencies = JSON.stringify(province.agencies.map((agency, a) => ({ a, ...agency })));
  const step = Math.max(1, Math.floor(many.citizens / READERS));
  const readers = Array.from({ length: Math.min(READERS, many.citizens) }, (_, n) => ({
    n: n * step,
    token: newToken(),
  }));

  await db.transaction().execute(async (tx) => {
    // References are right by construction; checking each of millions takes longer than writing them.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`set local work_mem = '256MB'`.execute(tx);
    await sql`select setseed(0.2026)`.execute(tx);
    for (const { n } of readers) await remember(tx, n);
    await sql`insert into person (id, number_index, number, particulars, created_at, changed_at)
      select md5('person ' || n)::uuid, md5('index ' || n) || '01234567890', repeat('x', 60), repeat('x', 250), ${now}, ${now}
      from generate_series(0, ${many.citizens - 1}::int) n where n % ${step} <> 0 or n / ${step} >= ${readers.length}`.execute(
      tx,
    );
    await sql`insert into citizen (id, zalo_user_id, level, level_1_at, level_2_at, level_2_provider, person_id, created_at)
      select md5('citizen ' || n)::uuid, 'bench ' || n, 2, ${now}, ${now}, 'bench', md5('person ' || n)::uuid, ${now}
      from generate_series(0, ${many.citizens - 1}::int) n`.execute(tx);
    await sql`insert into session (token_hash, citizen_id, created_at, expires_at)
      select hash, id, ${now}, ${new Date(now.getTime() + DAY_MS)} from unnest(
        ${readers.map(({ token }) => hashToken(token))}::text[], ${readers.map(({ n }) => idOf(`citizen ${n}`))}::uuid[]
      ) as t (hash, id)`.execute(tx);
    await insertDossiers(tx);
  });
  const { rows } = await sql<{ n: number; id: string; code: string }>`
    select reader.n, case_file.id, code from unnest(${readers.map(({ n }) => idOf(`citizen ${n}`))}::uuid[])
      with ordinality as reader (id, n) join case_file on citizen_id = reader.id`.execute(db);
  const sealed = JSON.stringify(many.answers);
  for (let at = 0; at < rows.length; at += 10_000) {
    const part = rows.slice(at, at + 10_000);
    await sql`update dossier set answers = t.answers from unnest(
      ${part.map(({ id }) => id)}::uuid[], ${part.map(({ id }) => sealer.seal(sealed, aboutAnswers(id)))}::text[]
    ) as t (id, answers) where case_id = t.id`.execute(db);
  }
  for (const table of ["person", "citizen", "session", "case_file", "dossier", "event", "attachment", "counter"])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  // What years have written slowly must not be written out while readers are timed.
  await sql`checkpoint`.execute(db);
  const events = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db);
  const codes = new Map<number, string[]>();
  for (const { n, code } of rows) codes.set(n, [...(codes.get(n) ?? []).slice(-20), code]);
  return {
    seconds: Math.round((performance.now() - began) / 1000),
    events: events.rows[0]!.n,
    readers: readers.map(({ token }, n) => ({ token, codes: codes.get(n + 1) ?? [] })),
    papers: Array.from({ length: many.papers }, (_, n) => idOf(`free ${n}`)),
    communes: province.agencies.map(({ communeCode }) => communeCode),
  };

  /** A reader's person, as proving it would leave it, under the id the dossiers name. */
  async function remember(tx: Tx, n: number): Promise<void> {
    const particulars = {
      name: `Trần Văn ${n}`,
      birthDate: "1990-05-17",
      sex: "male" as const,
      address: "Phường Tân Ninh",
    };
    const number = `072090${String(n).padStart(6, "0")}`;
    const id = await rememberPerson(tx, sealer, { number, particulars } as never, now);
    await sql`update person set id = md5('person ' || ${n}::int)::uuid where id = ${id}`.execute(tx);
  }

  async function insertDossiers(tx: Tx): Promise<void> {
    const scenes = [...scenesOf(ENDED, false), ...scenesOf(OPEN, true)];
    await sql`create temp table scene on commit drop as select * from jsonb_to_recordset(${JSON.stringify(scenes)}::jsonb)
      as t (open boolean, above float8, upto float8, state jsonb, status text, kinds text[], bys text[], finished boolean)`.execute(
      tx,
    );
    await sql`create temp table agency on commit drop as select * from jsonb_to_recordset(${agencies}::jsonb)
      as t (a int, code text, "communeCode" text, name text)`.execute(tx);
    const others = province.procedures.slice(0, 100).map(({ code }) => code);
    await sql`create temp table handed_in on commit drop as
      select n, md5('case ' || n)::uuid as id, md5('citizen ' || c)::uuid as citizen_id,
        md5('person ' || c)::uuid as person_id, agency.name as agency, "communeCode" as commune_code, at,
        agency.code || to_char(at at time zone 'Asia/Ho_Chi_Minh', '-YYMMDD-') ||
          lpad(number::text, greatest(4, length(number::text)), '0') as code,
        case when c % ${step} = 0 then ${many.procedure} else (${others}::text[])[1 + n % ${others.length}::int] end
          as subject_id,
        open, state, status, kinds, bys, finished
      from (
        select *, row_number() over (partition by a, (at at time zone 'Asia/Ho_Chi_Minh')::date order by n) as number
        from (
          select n, floor(${many.citizens}::int * random() ^ 2)::int as c,
            floor(${province.agencies.length}::int * random() ^ 1.5)::int as a, 100 * random() as lot,
            ${now}::timestamptz - (1 - n::float8 / ${many.dossiers}::int) * ${DAYS}::int * interval '1 day' as at,
            n > ${many.dossiers}::int * ${1 - OPEN_DAYS / DAYS}::float8 as is_open
          from generate_series(1, ${many.dossiers}::int) n
        ) drawn
      ) numbered
      join agency using (a)
      join scene on open = is_open and lot >= above and lot < upto`.execute(tx);
    await sql`insert into case_file (id, code, kind, citizen_id, person_id, subject_id, audience, text, commune_code,
        agency, status, sent_at, changed_at, due_on, first_due_on, late, ended_at, may_publish, shares_contact)
      select id, code, 'dossier', citizen_id, person_id, subject_id, 'public', '', commune_code, agency, status, at,
        least(${now}, at + interval '5 days'), due_on, due_on, false, case when not open then at + interval '5 days' end,
        false, true
      from (select *, case when open then ${addDays(civilDate(now), 7)} else to_char(at + interval '6 days', 'YYYY-MM-DD') end
        as due_on from handed_in) as due order by n`.execute(tx);
    await sql`insert into dossier (case_id, procedure_version, answers, declarations, state)
      select id, ${procedure.version}::int, repeat('x', 500), ${JSON.stringify([{ id: "truth", version: 1 }])}::jsonb, state
      from handed_in order by n`.execute(tx);
    await sql`insert into event (case_id, kind, at, by, agency)
      select id, kind, least(${now}, at + k * interval '1 hour'), by, case by when 'office' then agency end
      from handed_in, unnest(kinds, bys) with ordinality as t (kind, by, k) order by n, k`.execute(tx);
    // Two thirds came with papers; half of what is finished has a file as its result.
    await sql`insert into attachment (id, citizen_id, case_id, event_id, document, position, published, state, type, bytes,
        width, height, uploaded_at)
      select gen_random_uuid(), case when kind = 'sent' then citizen_id end, handed_in.id, event.id,
        case when kind = 'sent' then 'photoPaper' else 'result' end, 0, false, 'stored',
        case when kind = 'sent' then 'image/webp' else 'application/pdf' end, 200000, 1200, 1600, event.at
      from handed_in join event on case_id = handed_in.id
      where (kind = 'sent' and n % 3 <> 0) or (kind = 'finished' and n % 2 = 0)`.execute(tx);
    await sql`insert into attachment (id, citizen_id, published, state, type, bytes, width, height, uploaded_at)
      select md5('free ' || n)::uuid, (${readers.map(({ n }) => idOf(`citizen ${n}`))}::uuid[])[1 + n % ${readers.length}::int],
        false, 'stored', 'image/webp', 200000, 1200, 1600, ${now}
      from generate_series(0, ${many.papers - 1}::int) n`.execute(tx);
    await sql`insert into counter (name, value)
      select split_part(code, '-', 1) || ':' || (at at time zone 'Asia/Ho_Chi_Minh')::date, count(*)
      from handed_in group by 1`.execute(tx);
  }

  /** One template a way: its state and timeline, by the rules. */
  function scenesOf(ways: typeof ENDED, open: boolean) {
    let above = 0;
    return ways.map(([share, actions]) => {
      const began = new Date(now.getTime() - (open ? 1 : 100) * DAY_MS);
      const at = (n: number) => new Date(began.getTime() + n * 3600_000);
      const terms = termsOf(procedure, province.calendar);
      const given: Given = { reason: "Theo quy định", items: [{ id: "phone", reason: "Số không liên lạc được" }] };
      const state = actions.reduce(
        (before, action, n) =>
          advance(before, { action, by: BY_CITIZEN.has(action) ? "citizen" : "office", at: at(n + 1), given }, terms),
        newDossier(began, { timing: "free", way: "electronic", sync: "notNeeded" }),
      );
      const scene = {
        open,
        above,
        upto: above + share,
        state: JSON.parse(writeState(state)) as unknown,
        status: CASE_STATUS[state.status],
        kinds: ["sent", ...actions.map((action) => EVENT[action])],
        bys: ["citizen", ...actions.map((action) => (BY_CITIZEN.has(action) ? "citizen" : "office"))],
        finished: state.finishedAt !== undefined,
      };
      above += share;
      return scene;
    });
  }
}
