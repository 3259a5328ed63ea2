import type { FastifyBaseLogger } from "fastify";
import type { Database, Db } from "../db/database.ts";
import type { Storage } from "../outside/storage.ts";
import type { Zalo } from "../outside/zalo.ts";
import type { Clock } from "./clock.ts";
import type { Jobs } from "./jobs.ts";
import type { ProvinceData } from "./province-data.ts";

/** What every module is given. */
export interface Core {
  clock: Clock;
  database: Database;
  db: Db;
  province: ProvinceData;
  storage: Storage;
  zalo: Zalo;
  jobs: Jobs;
  log: FastifyBaseLogger;
  /** True from the moment the server is asked to stop. */
  stopping: boolean;
}
