import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createApp } from "./app.ts";
import { issueOfficeKey } from "./auth.ts";
import { systemClock, type Clock } from "./core/clock.ts";
import type { Core } from "./core/core.ts";
import { handleDueDates } from "./core/due.ts";
import { createIdentity, type IdentityOptions } from "./core/identity.ts";
import { createJobs } from "./core/jobs.ts";
import { notificationsOf, type NotificationOptions } from "./core/notifications.ts";
import { openProcedures, takenHere } from "./core/procedures.ts";
import { loadProvince } from "./core/province-data.ts";
import { handleUnfinishedUploads } from "./core/attachments.ts";
import { handleSweeps } from "./core/sweep.ts";
import { openDatabase } from "./db/database.ts";
import { seed } from "./db/seed.ts";
import { DEFAULT_LIMITS, type RateLimits } from "./limits.ts";
import { createLog } from "./log.ts";
import { addPages, createHandlers, createKinds, handleJobs } from "./modules/index.ts";
import { oneStopSystem } from "./outside/oneStop.ts";
import { clamd } from "./outside/scanner.ts";
import { adoptPhotos, diskStorage } from "./outside/storage.ts";
import { zaloGraph } from "./outside/zalo.ts";

export interface ServerOptions {
  provinceDir: string;
  dataDir: string;
  /** PostgreSQL; absent: PGlite in the data folder. */
  databaseUrl?: string;
  host?: string;
  /** 0 for any free one. */
  port?: number;
  zaloAppId: string;
  zaloAppSecret: string;
  zaloGraphOrigin?: string;
  /** How long to wait for Zalo; 8 seconds. */
  zaloTimeoutMs?: number;
  /** Where identities are proven; absent: level 2 is closed. */
  identity?: IdentityOptions;
  /** The province's one-stop system; absent: dossiers are not handed on. */
  oneStop?: { url: string; token: string; timeoutMs?: number };
  /** Messages to telephone numbers in the Official Account's name; absent: none are sent. */
  notifications?: NotificationOptions;
  /** The ClamAV daemon that scans what is uploaded: `tcp://host:port` or `unix:/path`; absent: nothing is scanned. */
  clamdUrl?: string;
  /** Procedures whose dossiers this installation takes itself, whatever their `submissionMode` says. */
  localIntake?: string[];
  /** Origins beside Zalo's that may call, for development. */
  extraOrigins?: (string | RegExp)[];
  clock?: Clock;
  logLevel?: string;
  trustProxy?: boolean;
  rateLimits?: boolean | Partial<RateLimits>;
}

export interface RunningServer {
  origin: string;
  port: number;
  close(): Promise<void>;
  issueOfficeKey(options: { agency: string; scopes: string[] }): Promise<string>;
  /** What the modules work with: for tests and benches in this process. */
  core: Core;
}

/** Opens the data, migrates, seeds, and answers requests until closed. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? systemClock;
  const log = createLog(options.logLevel ?? "info");
  const loaded = await loadProvince(options.provinceDir);
  const province = { ...loaded, procedures: takenHere(loaded.procedures, options.localIntake) };
  const database = await openDatabase(options);
  try {
    await seed(database.db);
    const filesDir = join(options.dataDir, "files");
    await adoptPhotos(filesDir);
    const identity =
      options.identity && (await createIdentity(options.provinceDir, options.zaloAppId, clock, options.identity));
    const core: Core = {
      clock,
      database,
      db: database.db,
      province,
      kinds: createKinds(province),
      procedures: await openProcedures(database.db, clock, province.procedures),
      storage: diskStorage(filesDir),
      partialDir: join(options.dataDir, "uploads"),
      ...(options.clamdUrl && { scanner: clamd(options.clamdUrl) }),
      zalo: zaloGraph({
        appSecret: options.zaloAppSecret,
        origin: options.zaloGraphOrigin,
        timeoutMs: options.zaloTimeoutMs,
      }),
      ...(identity && { identity }),
      ...(options.oneStop && { oneStop: oneStopSystem(options.oneStop) }),
      ...(options.notifications &&
        identity && {
          notifications: notificationsOf(options.notifications, { db: database.db, clock, sealer: identity.sealer }),
        }),
      jobs: createJobs(database, log as never),
      log: log as never,
      stopping: false,
    };
    handleDueDates(core);
    handleSweeps(core);
    handleJobs(core);
    handleUnfinishedUploads(core);
    const { rateLimits = true } = options;
    const app = await createApp({
      core,
      createHandlers,
      addPages,
      extraOrigins: options.extraOrigins ?? [],
      trustProxy: options.trustProxy ?? false,
      rateLimits: rateLimits && { ...DEFAULT_LIMITS, ...(typeof rateLimits === "object" && rateLimits) },
    });
    await core.jobs.start();
    await app.listen({ host: options.host ?? "127.0.0.1", port: options.port ?? 0 });
    const { port } = app.server.address() as AddressInfo;
    const origin = `http://${options.host && options.host !== "0.0.0.0" ? options.host : "127.0.0.1"}:${port}`;
    if (core.identity) core.identity.publicOrigin ||= origin;
    return {
      origin,
      port,
      core,
      issueOfficeKey: (key) => issueOfficeKey(database.db, clock, key),
      async close() {
        core.stopping = true;
        // A connection that was busy when the stop began is kept alive after its answer; nobody else would close it.
        const idle = setInterval(() => app.server.closeIdleConnections(), 100);
        await app.close().finally(() => clearInterval(idle));
        await core.jobs.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
