// The real server alone, on either engine, with a breakable Zalo behind it.
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Case, NewSession, Problem, Upload } from "../../contract/types.ts";
import { movableClock, type MovableClock } from "../../server/core/clock.ts";
import { OFFICE_SCOPES } from "../../server/auth.ts";
import { startServer, type RunningServer, type ServerOptions } from "../../server/start.ts";
import { APP_SECRET, startGraph } from "./graph.ts";
import { startPostgres, type RunningPostgres } from "./postgres.ts";
import { copyTemplate } from "./template.ts";
import { uploadBytes } from "./tus.ts";

export const ENGINES = ["pglite", "postgresql"] as const;
export type Engine = (typeof ENGINES)[number];
const demo = join(import.meta.dirname, "..", "..", "provinces", "demo");

export interface Sent {
  method?: string;
  token?: string;
  office?: string;
  officer?: string;
  key?: string;
  body?: unknown;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export interface Answered<T = any> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

/** One request, as a phone or an office would send it. */
export async function send<T = any>(origin: string, path: string, sent: Sent = {}): Promise<Answered<T>> {
  const { token, office, officer = "officer-1", key, body, bytes } = sent;
  const headers: Record<string, string> = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(office && { "x-office-key": office, "x-officer-id": officer }),
    ...(key && { "idempotency-key": key }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(bytes && { "content-type": "application/octet-stream" }),
    ...sent.headers,
  };
  const response = await fetch(origin + path, {
    method: sent.method ?? (body !== undefined || bytes ? "POST" : "GET"),
    headers,
    body: bytes ? (bytes as BodyInit) : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : text };
}

export const newKey = (): string => randomUUID();

/** A kind everybody may see, one for the police, a topic and a commune of the invented province. */
export async function choices(origin: string) {
  const { categories } = (await send(origin, "/v1/public/reports/kinds")).body;
  const kinds = categories.flatMap((category: any) => category.kinds);
  const { topics } = (await send(origin, "/v1/public/questions/topics")).body;
  const communes = (await send(origin, "/v1/public/communes")).body.items;
  return {
    publicKind: kinds.find((kind: any) => kind.audience === "public").id as string,
    policeKind: kinds.find((kind: any) => kind.audience === "police").id as string,
    topic: topics[0].id as string,
    commune: communes[0].code as string,
  };
}

export type TestServer = Awaited<ReturnType<typeof bootServer>>;

/** A clock that stands still until it is moved: for what counts seconds. */
export function standingClock(): MovableClock {
  const began = Date.now();
  return {
    offsetMs: 0,
    now() {
      return new Date(began + this.offsetMs);
    },
    move(ms) {
      this.offsetMs += ms;
    },
  };
}

/** `alone`: nothing but what these tests sent is in it. */
type Shared = Options & { alone?: boolean };
type Options = Partial<Omit<ServerOptions, "clock">> & { clock?: MovableClock };

export async function bootServer(options: Options & { postgres?: RunningPostgres } = {}) {
  const { postgres, ...server } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "server-"));
  const graph = await startGraph();
  const clock = options.clock ?? movableClock();
  const databaseUrl = server.databaseUrl ?? (await postgres?.createDatabase());
  const settings: ServerOptions = {
    provinceDir: demo,
    zaloAppId: "1",
    zaloAppSecret: APP_SECRET,
    zaloGraphOrigin: graph.origin,
    // An engine in this process, on a busy machine, keeps Zalo's answer waiting; silence is waited for by few tests.
    zaloTimeoutMs: 3_000,
    logLevel: "silent",
    rateLimits: false,
    ...server,
    clock,
    dataDir,
    databaseUrl,
  };
  if (!databaseUrl && !options.dataDir) await copyTemplate(settings.provinceDir, dataDir);
  const running: RunningServer = await startServer(settings);
  const { origin } = running;
  const { publicKind, policeKind, topic, commune } = await choices(origin);
  const office = await running.issueOfficeKey({ agency: "Trung tâm 1022", scopes: OFFICE_SCOPES });

  const go = <T = any>(path: string, sent?: Sent) => send<T>(origin, path, sent);
  const newReport = (more: object = {}) => ({
    kindId: publicKind,
    text: "Ổ gà lớn giữa đường, xe máy dễ ngã.",
    place: { communeCode: commune, landmark: "Gần cổng chợ" },
    attachmentIds: [],
    ...more,
  });
  const newQuestion = (more: object = {}) => ({
    topicId: topic,
    title: "Giờ làm việc của bộ phận một cửa",
    text: "Sáng thứ Bảy bộ phận một cửa có nhận hồ sơ không?",
    attachmentIds: [],
    ...more,
  });
  const create = async (path: string, token: string, body: object): Promise<Case> => {
    const answer = await go<Case>(path, { token, key: newKey(), body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  };
  return {
    running,
    core: running.core,
    origin,
    graph,
    clock,
    office,
    settings,
    publicKind,
    policeKind,
    topic,
    commune,
    go,
    async guest(): Promise<string> {
      return (await go<NewSession>("/v1/sessions", { body: {} })).body.token;
    },
    async citizen(id: string, previousToken?: string): Promise<string> {
      const zaloAccessToken = graph.user(`AT-${id}`, { id, name: `Người ${id}` });
      const answer = await go<NewSession>("/v1/sessions", { body: { zaloAccessToken, previousToken } });
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body.token;
    },
    /** A citizen who shared name and phone. */
    async known(id: string, number = `849${createHash("sha256").update(id).digest().readUInt32BE(0)}`.slice(0, 11)) {
      const zaloAccessToken = graph.user(`AT-${id}`, { id, name: `Người ${id}` });
      const { token } = (await go<NewSession>("/v1/sessions", { body: { zaloAccessToken } })).body;
      const phoneToken = graph.code(`PT-${randomUUID()}`, zaloAccessToken, { number });
      const raised = await go("/v1/session/level-1", { token, body: { zaloAccessToken, phoneToken } });
      if (raised.status !== 200) throw new Error(raised.text);
      return token;
    },
    newReport,
    newQuestion,
    report: (token: string, more: object = {}) => create("/v1/reports", token, newReport(more)),
    question: (token: string, more: object = {}) => create("/v1/questions", token, newQuestion(more)),
    /** A file a citizen sends. */
    async upload(token: string, bytes: Uint8Array): Promise<Upload> {
      const id = await uploadBytes(origin, { token }, bytes);
      return (await go<Upload>(`/v1/uploads/${id}`, { token })).body;
    },
    /** A file an office sends. @returns its id */
    officeUpload: (bytes: Uint8Array): Promise<string> => uploadBytes(origin, { office }, bytes),
    async act(code: string, action: string, body?: object, key = newKey()) {
      const sent: Sent = { method: "POST", office, key, body };
      return go(`/v1/office/cases/${code}/${action}`, sent);
    },
    async close() {
      await running.close();
      await graph.close();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same tests on PGlite and on PostgreSQL: one server for each, started before the first test. */
export function onBothEngines(title: string, options: Shared, tests: (at: () => TestServer) => void) {
  onEngines(ENGINES, title, options, tests);
}

/** For what does not touch the database differently: one engine is enough. */
export function onPGlite(title: string, options: Shared, tests: (at: () => TestServer) => void) {
  onEngines(["pglite"], title, options, tests);
}

function onEngines(
  engines: readonly Engine[],
  title: string,
  { alone = false, ...options }: Shared,
  tests: (at: () => TestServer) => void,
) {
  const isPlain = !alone && Object.keys(options).length === 0;
  describe.each(engines)(`${title} on %s`, (engine) => {
    let mine: Booted;
    beforeAll(async () => {
      mine = await (isPlain ? plain(engine) : boot(engine, options));
    });
    if (!isPlain) afterAll(() => end(mine));
    tests(() => mine.server);
  });
  if (isPlain && !endsPlain) afterAll(() => Promise.all([...plainOnes.values()].map(async (one) => end(await one))));
  if (isPlain) endsPlain = true;
}

interface Booted {
  server: TestServer;
  postgres?: RunningPostgres;
}

async function boot(engine: Engine, options: Options): Promise<Booted> {
  const postgres = engine === "postgresql" ? await startPostgres() : undefined;
  return { server: await bootServer({ ...options, postgres }), ...(postgres && { postgres }) };
}

async function end(booted: Booted | undefined): Promise<void> {
  await booted?.server.close();
  await booted?.postgres?.stop();
}

/** A file's tests share a server with nothing special about it, one for each engine: starting one takes seconds. */
const plainOnes = new Map<Engine, Promise<Booted>>();
let endsPlain = false;
function plain(engine: Engine): Promise<Booted> {
  const one = plainOnes.get(engine) ?? boot(engine, {});
  plainOnes.set(engine, one);
  return one;
}

/** A problem's code, when the answer is a well-formed problem; fails loudly when it is not. */
export function problemOf(answer: Answered): string {
  const body = answer.body as Problem;
  const wellFormed =
    answer.headers.get("content-type")?.startsWith("application/problem+json") &&
    body.status === answer.status &&
    body.type === `/problems/${body.code}` &&
    body.requestId === answer.headers.get("x-request-id");
  if (!wellFormed) throw new Error(`Not a problem: ${answer.status} ${answer.text}`);
  return body.code;
}
