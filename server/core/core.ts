import type { FastifyBaseLogger } from "fastify";
import type { Database, Db } from "../db/database.ts";
import type { Notifications } from "../outside/notifications.ts";
import type { Scanner } from "../outside/scanner.ts";
import type { OneStop } from "../outside/oneStop.ts";
import type { Storage } from "../outside/storage.ts";
import type { Zalo } from "../outside/zalo.ts";
import type { Clock } from "./clock.ts";
import type { Identity } from "./identity.ts";
import type { Jobs } from "./jobs.ts";
import type { Kinds } from "./kinds.ts";
import type { Procedures } from "./procedures.ts";
import type { ProvinceData } from "./province-data.ts";

/** What every module is given. */
export interface Core {
  clock: Clock;
  database: Database;
  db: Db;
  province: ProvinceData;
  kinds: Kinds;
  procedures: Procedures;
  storage: Storage;
  /** Where the bytes of unfinished uploads lie. */
  partialDir: string;
  /** Looks for malware in what is uploaded, where the province runs one. */
  scanner?: Scanner;
  zalo: Zalo;
  /** Where identities are proven; absent where the province has not opened level 2. */
  identity?: Identity;
  /** Where dossiers are handed on to; absent: our own processing is all there is. */
  oneStop?: OneStop;
  /** What goes to who has no app; absent where the province sends nothing. */
  notifications?: Notifications;
  jobs: Jobs;
  log: FastifyBaseLogger;
  /** True from the moment the server is asked to stop. */
  stopping: boolean;
}
