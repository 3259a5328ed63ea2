// SIGKILL in the middle of every kind of write and of the work nobody asks for: what was acknowledged is there, once,
// and what was not is sent again.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { OFFICE_SCOPES } from "../../server/auth.ts";
import { openDatabase, type Database } from "../../server/db/database.ts";
import { jpeg } from "../support/pictures.ts";
import { startPostgres } from "../support/postgres.ts";
import { choices, ENGINES, newKey, send, type Engine, type Sent } from "../support/server.ts";
import { copyTemplate } from "../support/template.ts";
import { announce, askOffset, sendPiece, uploadBytes, uploadId } from "../support/tus.ts";

const root = join(import.meta.dirname, "..", "..");
const demo = join(root, "provinces", "demo");
const LONG = process.env.TEST_LONG === "1";
const ROUNDS = LONG ? 40 : 3;
/** Of each kind of write, at once. */
const OF_EACH = LONG ? 2 : 1;
/** Guards against hanging; the machine may be busy with much else. */
const TIMEOUT = LONG ? 3_600_000 : 600_000;

interface Running {
  child: ChildProcess;
  origin: string;
  /** What it says afterwards, line by line. */
  lines: AsyncIterator<string>;
}

/** Where one engine keeps its data, over the deaths of its servers. */
interface Place {
  dataDir: string;
  databaseUrl?: string;
  clear(): Promise<void>;
}

async function makePlace(engine: Engine): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "kill-"));
  const postgres = engine === "postgresql" ? await startPostgres() : undefined;
  if (!postgres) await copyTemplate(demo, dataDir);
  return {
    dataDir,
    databaseUrl: await postgres?.createDatabase(),
    async clear() {
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const environment = ({ dataDir, databaseUrl }: Place) => ({
  ...process.env,
  PROVINCE_DIR: demo,
  DATA_DIR: dataDir,
  DATABASE_URL: databaseUrl ?? "",
  HOST: "127.0.0.1",
  PORT: "0",
  ZALO_APP_ID: "1",
  ZALO_APP_SECRET: "secret",
  IDENTITY_SECRET_SAO_MAI_ID: "secret",
  IDENTITY_SECRET_DINH_DANH_QUOC_GIA: "secret",
  SEALING_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SEALING_INDEX_KEY: Buffer.alloc(32, 2).toString("base64"),
  LOG_LEVEL: "error",
});

const launch = (place: Place, program: string, more: Record<string, string> = {}) =>
  spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
    cwd: root,
    env: { ...environment(place), ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });

async function started(child: ChildProcess): Promise<Running> {
  let said = "";
  child.stderr!.on("data", (chunk) => (said += chunk));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const { listening } = JSON.parse(line.value) as { listening?: string };
    if (listening) return { child, origin: listening, lines };
  }
  throw new Error(`The server did not start: ${said}`);
}

const start = (place: Place) => started(launch(place, "server/main.ts"));

const isDead = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

async function died(child: ChildProcess): Promise<void> {
  let said = "";
  child.stdout!.resume();
  child.stderr!.on("data", (chunk) => (said += chunk));
  if (!isDead(child)) await once(child, "exit");
  expect([child.signalCode, said]).toEqual(["SIGKILL", ""]);
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM") {
  if (isDead(child)) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  return (await exited)[0] as number | null;
}

/** The database without its server, which must be dead. */
async function whileDead<T>(place: Place, look: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ...place, poolSize: 2 });
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}

/** One write, as the phone's outbox or an office's system repeats it until it is acknowledged. */
interface Write {
  name: string;
  /** The acknowledgement; the same every time. Throws a TypeError when the server died over it. */
  send(): Promise<unknown>;
  /** That it has happened, and happened once. */
  check(): Promise<void>;
}

const WORDS = { text: "Đoạn trước nhà số 12, đối diện trường học.", attachmentIds: [] };
const REASON = { reason: "Không thuộc thẩm quyền giải quyết." };
const ANSWER = { ...WORDS, noPhotoReason: "Công trình ngầm." };

describe.each(ENGINES)("killed in the middle on %s", (engine) => {
  test("every acknowledged write is there, once", { timeout: TIMEOUT }, async () => {
    const place = await makePlace(engine);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["server/office-key.ts", "--agency", "Trung tâm 1022", "--scopes", OFFICE_SCOPES.join(",")],
      { cwd: root, env: environment(place) },
    );
    const office = stdout.trim();
    let server = await start(place);
    try {
      const { publicKind, commune } = await choices(server.origin);
      const topic: string = (await send(server.origin, "/v1/public/questions/topics")).body.topics[0].id;

      /** A request that has to succeed, unless the server dies over it. */
      const go = async (path: string, sent: Sent = {}) => {
        const answer = await send(server.origin, path, sent);
        if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
        return answer.body;
      };
      const guest = async (): Promise<string> => (await go("/v1/sessions", { body: {} })).token;
      const newReport = (attachmentIds: string[] = []) => ({
        kindId: publicKind,
        text: "Ổ gà lớn giữa đường, xe máy dễ ngã.",
        place: { communeCode: commune },
        attachmentIds,
      });
      const question = {
        topicId: topic,
        title: "Làm lại giấy khai sinh ở đâu?",
        text: "Tôi muốn hỏi làm lại giấy khai sinh ở đâu.",
        attachmentIds: [],
      };
      const create = (token: string, what: "reports" | "questions", body: object, key = newKey()) =>
        go(`/v1/${what}`, { token, key, body });
      const act = (code: string, action: string, body?: object, key = newKey()) =>
        go(`/v1/office/cases/${code}/${action}`, { method: "POST", office, key, body });
      const speak = (token: string, code: string, what: string, body: object, key = newKey()) =>
        go(`/v1/my/cases/${code}/${what}`, { token, key, body });
      const mine = (token: string, code: string) => go(`/v1/my/cases/${code}`, { token });
      const eventsOf = async (token: string, code: string): Promise<string[]> =>
        (await mine(token, code)).timeline.map(({ event }: { event: string }) => event);

      /** A step of the office on a report of its own: prepared by `before`, written by `action`. */
      const officeStep =
        (action: string, event: string, body?: object, before: [string, object?][] = [], events = ["sent"]) =>
        async (): Promise<Write> => {
          const token = await guest();
          const { code } = await create(token, "reports", newReport());
          for (const [step, said] of before) await act(code, step, said);
          const key = newKey();
          return {
            name: action,
            send: () => act(code, action, body, key),
            check: async () => expect(await eventsOf(token, code), action).toEqual([...events, event]),
          };
        };
      /** The same for a step of the citizen. */
      const citizenStep =
        (what: string, event: string, body: object, [step, said]: [string, object], before: string) =>
        async (): Promise<Write> => {
          const token = await guest();
          const { code } = await create(token, "reports", newReport());
          await act(code, step, said);
          const key = newKey();
          return {
            name: what,
            send: () => speak(token, code, what, body, key),
            check: async () => expect(await eventsOf(token, code), what).toEqual(["sent", before, event]),
          };
        };

      const KINDS: (() => Promise<Write>)[] = [
        async () => {
          const token = await guest();
          const picture = await uploadBytes(server.origin, { token }, await jpeg());
          const key = newKey();
          return {
            name: "create a report",
            send: () => create(token, "reports", newReport([picture]), key),
            async check() {
              const { items } = await go("/v1/my/cases", { token });
              expect(items).toHaveLength(1);
              const { attachments } = await mine(token, items[0].code);
              expect(attachments.map(({ id }: { id: string }) => id)).toEqual([picture]);
              await go(attachments[0].url, { token });
            },
          };
        },
        async () => {
          const token = await guest();
          const key = newKey();
          return {
            name: "create a question",
            send: () => create(token, "questions", question, key),
            check: async () => expect((await go("/v1/my/cases", { token })).items).toHaveLength(1),
          };
        },
        citizenStep("reply", "replied", WORDS, ["ask", WORDS], "asked"),
        citizenStep("reopening", "reopened", WORDS, ["answer", ANSWER], "answered"),
        citizenStep("rating", "rated", { level: 4, text: "Nhanh." }, ["answer", ANSWER], "answered"),
        officeStep("accept", "accepted"),
        officeStep("pass", "passed", { agency: "UBND phường Hải Đăng" }),
        officeStep("ask", "asked", WORDS),
        officeStep("close", "closed", REASON),
        officeStep("refuse", "refused", REASON),
        officeStep("publish", "published", { published: true, attachmentIds: [] }),
        officeStep(
          "publish",
          "unpublished",
          { published: false, attachmentIds: [] },
          [["publish", { published: true, attachmentIds: [] }]],
          ["sent", "published"],
        ),
        async () => {
          const picture = await uploadBytes(server.origin, { office }, await jpeg());
          const body = { text: "Đã vá xong đoạn đường.", attachmentIds: [picture] };
          const step = await officeStep("answer", "answered", body)();
          return { ...step, name: "answer with a picture" };
        },
        async () => {
          const token = await guest();
          const [one, into] = [
            (await create(token, "questions", question)).code,
            (await create(token, "questions", question)).code,
          ];
          const key = newKey();
          return {
            name: "join",
            send: () => act(one, "join", { into }, key),
            async check() {
              await act(into, "answer", { text: "Bạn đến bộ phận một cửa của xã.", attachmentIds: [] });
              expect(await eventsOf(token, one)).toEqual(["sent", "accepted", "answered"]);
              expect(await eventsOf(token, into)).toEqual(["sent", "answered"]);
            },
          };
        },
        async () => {
          const token = await guest();
          const other = await guest();
          const [one, into] = [
            (await create(token, "questions", question)).code,
            (await create(other, "questions", question)).code,
          ];
          await act(one, "join", { into });
          const key = newKey();
          return {
            name: "answer a joined question",
            send: () => act(into, "answer", { text: "Bạn đến bộ phận một cửa của xã.", attachmentIds: [] }, key),
            async check() {
              expect(await eventsOf(token, one)).toEqual(["sent", "accepted", "answered"]);
              expect(await eventsOf(other, into)).toEqual(["sent", "answered"]);
            },
          };
        },
        async () => {
          const token = await guest();
          const { code } = await create(token, "reports", newReport());
          await act(code, "publish", { published: true, attachmentIds: [] });
          return {
            name: "follow",
            send: () => go(`/v1/my/follows/${code}`, { method: "PUT", token }),
            check: async () => expect((await go("/v1/my/follows", { token })).items).toHaveLength(1),
          };
        },
        async () => {
          const token = await guest();
          const id = crypto.randomUUID();
          const body = {
            service: "reports",
            formVersion: "1",
            answers: { text: "Ván cầu tàu bị gãy" },
            attachments: [],
            at: "what",
            savedAt: new Date().toISOString(),
            baseVersion: 0,
            device: "Điện thoại Android",
          };
          return {
            name: "save a draft",
            send: () => go(`/v1/my/drafts/${id}`, { method: "PUT", token, body }),
            async check() {
              const { summary, content } = await go(`/v1/my/drafts/${id}`, { token });
              expect([summary.version, content.answers]).toEqual([1, body.answers]);
            },
          };
        },
        async () => {
          const token = await guest();
          const body = { id: newKey().replaceAll("-", "").slice(0, 16), key: Buffer.alloc(32, 7).toString("base64") };
          return {
            name: "keep a key",
            send: () => go("/v1/my/vault-keys", { token, body }),
            check: async () => expect((await go("/v1/my/vault-keys", { token })).items).toEqual([body]),
          };
        },
        async () => {
          const token = await guest();
          const by = { token };
          const bytes = await jpeg(2400, 1800);
          const path = await announce(server.origin, by, bytes.length);
          const quarter = Math.ceil(bytes.length / 4);
          let acknowledged = 0;
          return {
            name: "upload",
            async send() {
              let offset = await askOffset(server.origin, by, path);
              expect(offset, "what was acknowledged is there").toBeGreaterThanOrEqual(acknowledged);
              while (offset! < bytes.length) {
                const piece = bytes.subarray(offset, offset! + quarter);
                const answer = await sendPiece(server.origin, by, path, offset!, piece);
                if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
                acknowledged = offset = Number(answer.headers.get("upload-offset"));
              }
            },
            async check() {
              const state = async () => (await go(`/v1/uploads/${uploadId(path)}`, { token })).state;
              await expect.poll(state, { timeout: 60_000 }).toBe("stored");
              const { attachments } = await create(token, "reports", newReport([uploadId(path)]));
              await go(attachments[0].thumbUrl, { token });
            },
          };
        },
      ];

      const prepare = () =>
        Promise.all(Array.from({ length: OF_EACH }, () => KINDS).flatMap((all) => all.map((one) => one())));

      // Once in peace: how long it all takes, so that the moments of death can be spread over it.
      const calm = await prepare();
      const began = performance.now();
      await Promise.all(calm.map((write) => write.send()));
      const whole = performance.now() - began;
      for (const write of calm) await write.check();

      let [answeredBefore, unanswered] = [0, 0];
      for (let round = 1; round <= ROUNDS; round++) {
        const writes = await prepare();
        const first = writes.map(async (write) => {
          try {
            return { answer: await write.send() };
          } catch (error) {
            // Only what a dead server does to a connection is expected here.
            if (!(error instanceof TypeError)) throw error;
            return undefined;
          }
        });
        // Golden steps: spread evenly however many rounds there are, the same in every run.
        await new Promise((resolve) => setTimeout(resolve, whole * ((round * 0.618034) % 1)));
        await end(server.child, "SIGKILL");
        const acknowledged = await Promise.all(first);
        server = await start(place);
        // The outbox: everything goes again with its key, answered or not.
        const again = await Promise.all(writes.map((write) => write.send()));
        for (const [i, write] of writes.entries()) {
          if (acknowledged[i]) expect(again[i], write.name).toEqual(acknowledged[i].answer);
          await write.check();
        }
        const heard = acknowledged.filter(Boolean).length;
        answeredBefore += heard;
        unanswered += acknowledged.length - heard;
      }
      expect(unanswered, "some were cut off").toBeGreaterThan(0);
      expect(answeredBefore, "some were not").toBeGreaterThan(0);

      // No number of a day was lost or given twice, over all the deaths.
      const codes: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await go(`/v1/office/cases?limit=50${cursor ? `&cursor=${cursor}` : ""}`, { office });
        codes.push(...page.items.map(({ code }: { code: string }) => code));
        if (!(cursor = page.nextCursor)) break;
      }
      for (const day of new Set(codes.map((code) => code.slice(0, 9)))) {
        const ofDay = codes.filter((code) => code.startsWith(day));
        const sorted = ofDay.map((code) => Number(code.slice(10))).sort((a, b) => a - b);
        expect(sorted, day).toEqual(sorted.map((_, i) => i + 1));
      }
      expect(await end(server.child, "SIGTERM")).toBe(0);
    } finally {
      await end(server.child, "SIGKILL");
      await place.clear();
    }
  });

  test("a job that was killed runs again, and does the rest, once", { timeout: TIMEOUT }, async () => {
    const CASES = 250;
    const place = await makePlace(engine);
    const impatient = (offsetMs: number, diesAt = Infinity) =>
      launch(place, "tests/support/impatient-server.ts", {
        CLOCK_OFFSET_MS: String(offsetMs),
        DIES_AT: String(diesAt),
      });
    let server = await started(impatient(0));
    try {
      const { publicKind, commune } = await choices(server.origin);
      const { token } = (await send(server.origin, "/v1/sessions", { body: {} })).body;
      const body = {
        kindId: publicKind,
        text: "Ổ gà lớn giữa đường, xe máy dễ ngã.",
        place: { communeCode: commune },
        attachmentIds: [],
      };
      for (let sent = 0; sent < CASES; sent += 25) {
        const create = () => send(server.origin, "/v1/reports", { token, key: newKey(), body });
        for (const { status } of await Promise.all(Array.from({ length: 25 }, create))) expect(status).toBe(201);
      }
      await end(server.child, "SIGTERM");
      // Queued as the timetable queues it, which may itself do so meanwhile.
      await whileDead(place, ({ executeSql }) =>
        executeSql(`insert into jobs.job (name, data) values ('overdue', '{"ours": true}')`),
      );
      const stateOfOurs = async ({ executeSql }: Database): Promise<string> =>
        (await executeSql("select state from jobs.job where data->>'ours' = 'true'")).rows[0].state;

      const later = 40 * 24 * 60 * 60 * 1000;
      const untilNoted = async (wanted: number) => {
        for (let line = await server.lines.next(); !line.done; line = await server.lines.next()) {
          const { noted } = JSON.parse(line.value) as { noted?: number };
          if (noted !== undefined && noted >= wanted) return;
        }
        throw new Error("The server ended by itself.");
      };
      // It works in hundreds: killed in the second, and in what is left after it.
      for (const [diesAt, done] of [
        [150, 100],
        [130, 200],
      ] as const) {
        await died(impatient(later, diesAt));
        await whileDead(place, async (database) => {
          const { db, executeSql } = database;
          expect(await stateOfOurs(database)).toBe("active");
          // A quarter of an hour later the queue takes it for dead.
          await executeSql(
            "update jobs.job set started_on = started_on - interval '1 day' where name = 'overdue';" +
              "update jobs.version set maintained_on = maintained_on - interval '1 day'",
          );
          const noted = await db.selectFrom("event").select("id").where("kind", "=", "overdue").execute();
          expect(noted).toHaveLength(done);
        });
      }
      server = await started(impatient(later));
      await untilNoted(CASES);
      expect(await end(server.child, "SIGTERM")).toBe(0);
      await whileDead(place, async (database) => {
        const { db } = database;
        const noted = await db.selectFrom("event").select("case_id").where("kind", "=", "overdue").execute();
        expect(noted).toHaveLength(CASES);
        expect(new Set(noted.map((row) => row.case_id)).size).toBe(CASES);
        const late = await db.selectFrom("case_file").select("due_on").where("late", "=", true).execute();
        expect(late).toHaveLength(CASES);
        expect(new Set(late.map((row) => row.due_on)).size).toBe(1);
        expect(await stateOfOurs(database)).toBe("completed");
      });
    } finally {
      await end(server.child, "SIGKILL");
      await place.clear();
    }
  });
});

test("without its secret the server says what is missing, in one sentence", async () => {
  const env = { PATH: process.env.PATH, PROVINCE_DIR: "provinces/demo", ZALO_APP_ID: "1" };
  const child = spawn(process.execPath, ["server/main.ts"], { cwd: root, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  expect(said.trim()).toBe("The environment variable ZALO_APP_SECRET is missing; the server needs it to start.");
});
