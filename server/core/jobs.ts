import { CompiledQuery } from "kysely";
import PgBoss from "pg-boss";
import type { FastifyBaseLogger } from "fastify";
import type { Database, Tx } from "../db/database.ts";

/** So long a stop waits for a job under way: longer than the systems outside that one may be waiting for have to answer. */
const STOP_MS = 25_000;

/** Work that happens later, kept in the database. */
export interface Jobs {
  /** Says what to do for a job. Before `start`. */
  handle(name: string, work: (data: any) => Promise<void>): void;
  /** Says that a job runs by itself; `cron` in the province's time. */
  every(cron: string, name: string): void;
  /** Queues a job in the caller's transaction: it exists if and only if what it follows from does. */
  send(tx: Tx, name: string, data: object, startAfter?: Date): Promise<void>;
  /** Looks for jobs of that name now instead of at the next poll. */
  hurry(name: string): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * pg-boss on either engine. Its timetable runs on the system's time, not on our clock: a handler that depends on the
 * date asks the injected clock again when it runs.
 */
export function createJobs(database: Database, log: FastifyBaseLogger): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values: unknown[]) => database.executeSql(text, values) },
    schema: "jobs",
    // Ours come by the hour and the day; less polling leaves PGlite's one connection to the citizens.
    maintenanceIntervalSeconds: 600,
  });
  boss.on("error", (error) => log.error({ error: error.message }, "job queue"));
  const handlers = new Map<string, (data: any) => Promise<void>>();
  const schedules: [string, string][] = [];
  const workers = new Map<string, string>();
  let running = false;
  return {
    handle: (name, work) => void handlers.set(name, work),
    every: (cron, name) => void schedules.push([name, cron]),
    async send(tx, name, data, startAfter) {
      const executeSql = (text: string, values: unknown[]) => tx.executeQuery(CompiledQuery.raw(text, values));
      await boss.send(name, data, {
        db: { executeSql } as never,
        retryLimit: 5,
        retryDelay: 60,
        retryBackoff: true,
        ...(startAfter && { startAfter }),
      });
    },
    hurry(name) {
      const worker = workers.get(name);
      if (worker) boss.notifyWorker(worker);
    },
    async start() {
      await boss.start();
      running = true;
      for (const [name, work] of handlers) {
        await boss.createQueue(name);
        const worker = await boss.work(name, { pollingIntervalSeconds: 30, batchSize: 20 }, async (batch) => {
          for (const job of batch) await work(job.data);
        });
        workers.set(name, worker);
      }
      for (const [name, cron] of schedules) await boss.schedule(name, cron, {}, { tz: "Asia/Ho_Chi_Minh" });
    },
    async stop() {
      if (!running) return;
      running = false;
      await boss.stop({ graceful: true, close: false, wait: true, timeout: STOP_MS });
    },
  };
}
