import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { lockDataFolder } from "./lock.ts";
import { Migrator } from "kysely/migration";
import * as house from "./migrations/001-house.ts";
import * as cases from "./migrations/002-cases.ts";
import * as identity from "./migrations/003-identity.ts";
import * as dossiers from "./migrations/004-dossiers.ts";
import * as agreement from "./migrations/008-agreement.ts";
import * as deskIndex from "./migrations/009-desk-index.ts";
import * as mends from "./migrations/010-mends.ts";
import * as messages from "./migrations/011-messages.ts";
import * as people from "./migrations/005-people.ts";
import * as procedures from "./migrations/007-procedures.ts";
import * as results from "./migrations/006-results.ts";
import type { Tables } from "./tables.ts";

export type Db = Kysely<Tables>;
/** Either the database or an open transaction: what repositories take. */
export type Tx = Transaction<Tables>;
export type DbOrTx = Db | Tx;

/** In the order they run. A migration that has shipped is never edited; the next one is added here. */
const MIGRATIONS = {
  "001-house": house,
  "002-cases": cases,
  "003-identity": identity,
  "004-dossiers": dossiers,
  "005-people": people,
  "006-results": results,
  "007-procedures": procedures,
  "008-agreement": agreement,
  "009-desk-index": deskIndex,
  "010-mends": mends,
  "011-messages": messages,
};

/**
 * Twice the cores, as https://wiki.postgresql.org/wiki/Number_Of_Database_Connections advises: on two of them four
 * connections answer a burst of searches sooner than ten, which take the processor from each other (`bench -- cases`).
 */
const POOL_SIZE = Math.min(10, Math.max(4, 2 * availableParallelism()));

export interface Database {
  db: Db;
  engine: "pglite" | "postgresql";
  /** Several statements at once, outside any transaction of ours: how the job queue makes its own schema. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: any[] }>;
  close(): Promise<void>;
}

/** PGlite in the data folder, or PostgreSQL when there is a URL: same SQL, same migrations. */
export async function openDatabase(options: {
  dataDir: string;
  databaseUrl?: string;
  poolSize?: number;
}): Promise<Database> {
  const database = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.poolSize ?? POOL_SIZE)
    : await openPGlite(options.dataDir);
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openPGlite(dataDir: string): Promise<Database> {
  const unlock = lockDataFolder(dataDir);
  try {
    // A server on PostgreSQL need not hold the embedded database's code in memory.
    const { PGlite } = await import("@electric-sql/pglite");
    const pglite = await PGlite.create(join(dataDir, "pglite"));
    return {
      db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }),
      engine: "pglite",
      async executeSql(text, values) {
        if (values?.length) return pglite.query(text, values);
        return (await pglite.exec(text)).at(-1) ?? { rows: [] };
      },
      async close() {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

const names = new Map<string, string>();
/** Lists of varying length make new texts; past this many we stop naming them. */
const NAMES_MAX = 500;

/** Has PostgreSQL plan each text once a connection: our statements are few and always the same. */
class PreparingClient extends pg.Client {
  override query(...args: any[]): any {
    const [text, values] = args;
    if (typeof text !== "string" || !Array.isArray(values) || args.length > 2) return super.query(...(args as [any]));
    let name = names.get(text);
    if (!name && names.size < NAMES_MAX) names.set(text, (name = `s${names.size}`));
    return super.query({ name, text, values });
  }
}

function openPostgres(connectionString: string, max: number): Database {
  const int8 = 20;
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString,
    max,
    types: {
      // Our bigints are row numbers: far below 2^53.
      getTypeParser: (oid: number, format: any) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
    } as never,
  });
  // An idle connection that the server cut is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    engine: "postgresql",
    async executeSql(text, values) {
      const result = values?.length ? await pool.query(text, values) : await pool.query(text);
      return Array.isArray(result) ? (result.at(-1) ?? { rows: [] }) : result;
    },
    close: () => db.destroy(),
  };
}
