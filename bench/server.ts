// `npm run bench -- server`: requests a second, p50, p99 and memory of the real server on both engines, beside a bare
// Fastify route that runs one equivalent query on the same data.
import autocannon from "autocannon";
import { fork, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../tests/support/postgres.ts";
import { paced, type Sent } from "./paced.ts";
import { keepResults, table } from "./results.ts";
import type { Ready } from "./server-child.ts";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const CONNECTIONS = 16;
const provinceDir = join(import.meta.dirname, "..", "provinces", "tay-ninh");

type Mode = "ours" | "bare";
type Route = "public list" | "my list" | "create report";
interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  p99AtHalf: number;
  rssMB: number;
  /** Of the server's own process, per request: the figure that other work on the machine disturbs least. */
  cpuMicroseconds: number;
}

const results: Record<string, Record<string, Partial<Record<Mode, Figures>>>> = {};

const postgres = await startPostgres({ durable: true });
const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
try {
  for (const engine of ["postgresql", "pglite"] as const) {
    const databaseUrl = engine === "postgresql" ? await postgres.createDatabase() : undefined;
    for (const mode of ["ours", "bare"] as const) {
      const { child, ready } = await start({ mode, dataDir: join(dataDir, engine), databaseUrl, provinceDir });
      for (const route of ["public list", "my list", "create report"] as const) {
        const figures = await measure(child, ready, mode, route);
        ((results[engine] ??= {})[route] ??= {})[mode] = figures;
      }
      child.kill("SIGKILL");
      await once(child, "exit");
      if (engine === "pglite") rmSync(join(dataDir, engine, "server.lock"), { force: true });
    }
  }
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

const rows = Object.entries(results).flatMap(([engine, routes]) =>
  Object.entries(routes).map(([route, { ours, bare }]) => [
    engine,
    route,
    String(ours!.perSecond),
    String(bare!.perSecond),
    `${Math.round((100 * ours!.perSecond) / bare!.perSecond)} %`,
    `${ours!.p50} ms`,
    `${ours!.p99} ms`,
    `${ours!.p99AtHalf} ms`,
    `${ours!.cpuMicroseconds} / ${bare!.cpuMicroseconds} µs`,
    `${ours!.rssMB} MB`,
  ]),
);
console.log(
  table(
    ["engine", "route", "req/s", "bare", "of bare", "p50", "p99", "p99 at half rate", "CPU ours / bare", "memory"],
    rows,
  ),
);
keepResults("server", results);
process.exit(0);

async function start(options: object): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(join(import.meta.dirname, "server-child.ts"), [JSON.stringify(options)], {
    env: { ...process.env, NODE_ENV: "production" },
    // As docs/deploy.md starts the server.
    execArgv: ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=4", "--max-old-space-size=256"],
  });
  const [ready] = (await once(child, "message")) as [Ready];
  return { child, ready };
}

async function measure(child: ChildProcess, ready: Ready, mode: Mode, route: Route): Promise<Figures> {
  const sent = requestOf(ready, mode, route);
  await run(sent, Math.min(2, SECONDS));
  const before = await usage(child);
  const peak = await run(sent, SECONDS);
  const after = await usage(child);
  return {
    perSecond: Math.round(peak.requests.average),
    p50: peak.latency.p50,
    p99: peak.latency.p99,
    p99AtHalf: await p99At(peak.requests.average / 2, sent, SECONDS),
    rssMB: Math.round(after.rss / 1024 / 1024),
    cpuMicroseconds: Math.round((after.cpu - before.cpu) / peak.requests.total),
  };
}

async function usage(child: ChildProcess): Promise<{ rss: number; cpu: number }> {
  const answered = once(child, "message");
  child.send("usage");
  return (await answered)[0];
}

/** A report is another one each time. */
interface Repeated extends Sent {
  fresh?(): Record<string, string>;
}

function requestOf(ready: Ready, mode: Mode, route: Route): Repeated {
  const paths = {
    ours: { "public list": "/v1/public/reports", "my list": "/v1/my/cases", "create report": "/v1/reports" },
    bare: { "public list": "/public", "my list": "/mine", "create report": "/create" },
  };
  const url = ready.origin + paths[mode][route];
  const headers: Record<string, string> = {};
  if (mode === "ours" && route !== "public list") headers.authorization = `Bearer ${ready.token}`;
  if (route !== "create report") return { url, method: "GET", headers };
  const text = "Đèn đường trước trường học tắt ba đêm liền, các cháu đi học thêm về tối rất nguy hiểm.";
  const report = { kindId: ready.kindId, text, place: { communeCode: ready.commune }, attachmentIds: [] };
  return {
    url,
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    fresh: () => ({ "idempotency-key": randomUUID() }),
    body: JSON.stringify(mode === "ours" ? report : { text }),
  };
}

/** As many as it can answer, sixteen at a time. */
async function run({ url, method, headers, body, fresh }: Repeated, duration: number) {
  const setupRequest = (request: { headers?: Record<string, string> }) => ({
    ...request,
    headers: { ...request.headers, ...fresh?.() },
  });
  const requests = [{ method, headers, body, ...(fresh && { setupRequest }) }];
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result;
}

async function p99At(rate: number, { fresh, ...sent }: Repeated, seconds: number): Promise<number> {
  const next = () => ({ name: "all", sent: { ...sent, headers: { ...sent.headers, ...fresh?.() } } });
  return Math.round((await paced(rate, seconds, 64, next)).all!.p99);
}
