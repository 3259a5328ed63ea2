// `npm run bench -- dossiers [--dossiers N] [--citizens M] [--submits K]`: a million dossiers of 250,000 proven people in
// PostgreSQL. What citizens read of them, at the server; then an evening of dossiers handed in, and whether their numbers
// have neither gap nor double; then the whole country's procedures, searched through.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { addDays, civilDate } from "../contract/calendar.ts";
import type { ProcedureFile } from "../contract/procedures.ts";
import { libraryCard } from "../tests/support/dossiers.ts";
import { startPostgres } from "../tests/support/postgres.ts";
import { randomOf } from "./lot.ts";
import { paced, type Sent } from "./paced.ts";
import { keepResults, table } from "./results.ts";
import type { FilledDossiers, ManyDossiers } from "./fill-dossiers.ts";
import type { Ready } from "./server-child.ts";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const READS_PER_SECOND = 50;
const READ_AIM_MS = 50;
const SUBMIT_AIM_MS = 300;
/** Before and after the peak; three times as many at its height. */
const SUBMITS_PER_SECOND = 25;
const PEAK = 3;
const PROCEDURES = 3000;
const CONNECTIONS = 200;
const provinces = join(import.meta.dirname, "..", "provinces");

const numberAfter = (option: string, otherwise: number): number => {
  const at = process.argv.indexOf(option);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};
const dossiers = numberAfter("--dossiers", 1_000_000);
const citizens = numberAfter("--citizens", Math.ceil(dossiers / 4));
const submits = numberAfter("--submits", 20_000);
const today = civilDate(new Date());

const random = randomOf(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const postgres = await startPostgres({ durable: true });
const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
let results;
try {
  const { provinceDir, queries } = country();
  const databaseUrl = await postgres.createDatabase();
  const card = libraryCard("", [], addDays(today, 3));
  const many: ManyDossiers = {
    dossiers,
    citizens,
    // A few more than are meant: when each is sent is drawn by lot.
    papers: Math.ceil(submits * 1.1) + 1000,
    procedure: card.procedureCode,
    answers: card.answers,
  };
  const options = { mode: "ours", dossiers: many, dataDir, databaseUrl, provinceDir };
  const child = fork(join(import.meta.dirname, "server-child.ts"), [JSON.stringify(options)], {
    env: { ...process.env, NODE_ENV: "production" },
    // As docs/deploy.md starts the server.
    execArgv: ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=4", "--max-old-space-size=256"],
  });
  const usage = async () => {
    const answered = once(child, "message");
    child.send("usage");
    const { rss, cpu } = (await answered)[0] as { rss: number; cpu: number };
    return { rssMB: Math.round(rss / 1024 / 1024), cpu };
  };
  console.log(
    `Putting ${dossiers.toLocaleString("en")} dossiers of ${citizens.toLocaleString("en")} people into PostgreSQL …`,
  );
  const [ready] = (await once(child, "message")) as [Ready];
  const { origin } = ready;
  const filled = ready.filledDossiers!;
  console.log(`done in ${filled.seconds} s: ${filled.events.toLocaleString("en")} events`);

  const reads = readsOf(origin, filled, queries);
  const read = (seconds: number) =>
    paced(READS_PER_SECOND, seconds, CONNECTIONS, () => {
      const [name, next] = pick(Object.entries(reads));
      return { name, sent: next() };
    });
  await read(Math.min(10, SECONDS));
  const beforeReads = await usage();
  const took = await read(SECONDS * 2);
  const afterReads = await usage();

  const next = submitsOf(origin, filled);
  // Fifty a second on average, from 25 up to 75 and down again: two hours of an evening in less time.
  const average = SUBMITS_PER_SECOND * ((1 + PEAK) / 2);
  const evening = (share: number) => SUBMITS_PER_SECOND * (1 + (PEAK - 1) * (1 - Math.abs(2 * share - 1)));
  const warm = await paced(SUBMITS_PER_SECOND, Math.min(5, SECONDS), CONNECTIONS, next);
  const before = await usage();
  const { submit } = await paced(evening, submits / average, CONNECTIONS, next);
  const after = await usage();
  child.kill("SIGKILL");
  await once(child, "exit");
  const sent = submit!.all.length + warm.submit!.all.length;
  results = {
    dossiers,
    citizens,
    events: filled.events,
    procedures: PROCEDURES,
    readsPerSecond: READS_PER_SECOND,
    readAimMs: READ_AIM_MS,
    submitAimMs: SUBMIT_AIM_MS,
    readCpuMicroseconds: perRequest(beforeReads.cpu, afterReads.cpu, took),
    submitCpuMicroseconds: perRequest(before.cpu, after.cpu, { submit: submit! }),
    rssMB: { beforeSubmits: before.rssMB, afterSubmits: after.rssMB },
    numbers: await checkNumbers(databaseUrl, dossiers + sent),
    routes: Object.fromEntries(
      Object.entries({ ...took, submit: submit! }).map(([name, { all, p50, p99 }]) => [
        name,
        { requests: all.length, p50, p99 },
      ]),
    ),
  };
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

console.log(
  table(
    ["request", "requests", "p50", "p99", "aim", ""],
    Object.entries(results.routes).map(([name, { requests, p50, p99 }]) => {
      const aim = name === "submit" ? SUBMIT_AIM_MS : READ_AIM_MS;
      return [name, String(requests), `${p50} ms`, `${p99} ms`, `p99 ≤ ${aim} ms`, p99 <= aim ? "yes" : "no"];
    }),
  ),
);
const { numbers, rssMB, readCpuMicroseconds, submitCpuMicroseconds } = results;
console.log(
  `\nthe server: ${readCpuMicroseconds} µs of processor time a read, ${submitCpuMicroseconds} µs a submit; ` +
    `${rssMB.beforeSubmits} MB before the submits, ${rssMB.afterSubmits} MB after`,
);
console.log(
  `numbers of ${numbers.series} agencies' days: ${numbers.wrong === 0 ? "no gap, no double" : `${numbers.wrong} WRONG`}`,
);
// A small count tries whether the bench works; it says nothing about a province.
if (!process.argv.some((argument) => argument.startsWith("--"))) keepResults("dossiers", results);
process.exit(numbers.wrong === 0 ? 0 : 1);

function perRequest(before: number, after: number, took: Record<string, { all: number[] }>): number {
  const answers = Object.values(took).reduce((sum, { all }) => sum + all.length, 0);
  return Math.round((after - before) / answers);
}

/** Tây Ninh's folder with as many procedures as the country has, most of them copies, and one that is taken here. */
function country(): { provinceDir: string; queries: string[] } {
  const provinceDir = join(dataDir, "province");
  cpSync(join(provinces, "tay-ninh"), provinceDir, { recursive: true });
  const folder = join(provinceDir, "procedures");
  const known = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as ProcedureFile,
  );
  cpSync(join(provinces, "demo", "procedures", "1.900001.json"), join(folder, "1.900001.json"));
  for (let n = known.length + 1; n < PROCEDURES; n++) {
    const code = `9.${String(n).padStart(6, "0")}`;
    const { published, ...more } = known[n % known.length]!;
    // Each has a word of its own, and shares all others with a hundred.
    const name = `${published.name} ${n}`;
    writeFileSync(join(folder, `${code}.json`), JSON.stringify({ ...more, code, published: { ...published, name } }));
  }
  const said = known.flatMap(({ plain, published }) => [
    published.name,
    ...(plain ? [plain.title.vi, ...plain.alsoCalled] : []),
  ]);
  return { provinceDir, queries: said };
}

function readsOf(origin: string, { readers }: FilledDossiers, queries: string[]): Record<string, () => Sent> {
  const get = (path: string, token?: string): Sent => ({
    url: origin + path,
    method: "GET",
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  const withDossiers = readers.filter(({ codes }) => codes.length > 0);
  return {
    "my list": () => get("/v1/my/cases", pick(readers).token),
    "lookup by code": () => get(`/v1/public/dossiers/${pick(pick(withDossiers).codes)}`),
    "one dossier": () => {
      const { token, codes } = pick(withDossiers);
      return get(`/v1/my/cases/${pick(codes)}`, token);
    },
    "procedure search": () => {
      const words = pick(queries).split(" ");
      const typed = words.slice(0, 1 + Math.floor(random() * Math.min(8, words.length))).join(" ");
      // Half in the middle of a word.
      const q = random() < 0.5 ? typed.slice(0, -1 - Math.floor(random() * 2)) || typed : typed;
      return get(`/v1/public/procedures?q=${encodeURIComponent(q)}`);
    },
  };
}

function submitsOf(origin: string, { readers, papers, communes }: FilledDossiers) {
  let n = -1;
  return (): { name: string; sent: Sent } => {
    n += 1;
    const body = libraryCard(pick(communes), [papers[n]!], addDays(today, 3));
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${readers[n % readers.length]!.token}`,
      "idempotency-key": randomUUID(),
    };
    return {
      name: "submit",
      sent: { url: `${origin}/v1/dossiers`, method: "POST", headers, body: JSON.stringify(body) },
    };
  };
}

/** Every agency's numbers of every day: from 1, each once, up to what its counter says; none lost. */
async function checkNumbers(databaseUrl: string, expected: number): Promise<{ series: number; wrong: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`
    select count(*)::int as series, sum(sent)::int as sent,
      (count(*) filter (where sent <> newest or sent <> different or sent is distinct from value))::int as wrong
    from (
      select split_part(code, '-', 1) || ':' || to_char(to_date(split_part(code, '-', 2), 'YYMMDD'), 'YYYY-MM-DD') as name,
        count(*) as sent, count(distinct split_part(code, '-', 3)::int) as different, max(split_part(code, '-', 3)::int) as newest
      from case_file where kind = 'dossier' group by 1
    ) series left join counter using (name)`);
  await client.end();
  const { series, sent, wrong } = rows[0] as { series: number; sent: number; wrong: number };
  if (sent !== expected) throw new Error(`${sent} dossiers where ${expected} were handed in`);
  return { series, wrong };
}
