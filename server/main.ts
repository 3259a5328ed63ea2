import { ConfigError, readConfig } from "./config.ts";
import { DataFolderLocked } from "./db/lock.ts";
import { startServer } from "./start.ts";

try {
  const server = await startServer(readConfig(process.env));
  console.log(JSON.stringify({ listening: server.origin }));
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void server.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DataFolderLocked;
  console.error(known ? error.message : error);
  process.exit(1);
}
