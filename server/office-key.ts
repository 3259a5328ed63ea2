import { parseArgs } from "node:util";
import { issueOfficeKey, OFFICE_SCOPES } from "./auth.ts";
import { systemClock } from "./core/clock.ts";
import { openDatabase } from "./db/database.ts";
import { DataFolderLocked } from "./db/lock.ts";

// node server/office-key.ts --agency "UBND xã Tân Lập" --scopes cases:read,cases:write
const { values } = parseArgs({ options: { agency: { type: "string" }, scopes: { type: "string" } } });
if (!values.agency || !values.scopes) {
  console.error(`Usage: node server/office-key.ts --agency "…" --scopes ${OFFICE_SCOPES.join(",")}`);
  process.exit(1);
}
try {
  const database = await openDatabase({
    dataDir: process.env.DATA_DIR ?? ".data",
    databaseUrl: process.env.DATABASE_URL || undefined,
    poolSize: 1,
  });
  const key = await issueOfficeKey(database.db, systemClock, {
    agency: values.agency,
    scopes: values.scopes.split(","),
  });
  await database.close();
  // Shown once: only its hash is kept.
  console.log(key);
} catch (error) {
  console.error(error instanceof DataFolderLocked ? error.message : (error as Error).message);
  process.exit(1);
}
