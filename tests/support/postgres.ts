// A PostgreSQL of our own for the length of a test or a bench: in a temporary folder, on a free port of this machine.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { postgres as findPrograms } from "../../scripts/lib/programs.mjs";

export interface RunningPostgres {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** The server's own process. */
  pid: number;
  stop(): Promise<void>;
}

/** `initdb` and `postgres` refuse root: as root they run as the system's `postgres`, or else as `nobody`. */
function lesserUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("Neither a user postgres nor nobody to run PostgreSQL as.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** `durable` keeps fsync on and has the memory `docs/deploy.md` gives it, as a province's would: for benches. */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<RunningPostgres> {
  const bin = await findPrograms();
  const user = lesserUser();
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", HOME: folder } };
  const data = join(folder, "data");
  const initdb = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
    { ...as, encoding: "utf8" },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed:\n${initdb.stderr}${initdb.error?.message ?? ""}`);
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: folder, max_connections: 60 };
  const forgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const more = options.durable ? { shared_buffers: "1GB" } : forgetful;
  const flags = Object.entries({ ...settings, ...more }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(bin, "postgres"), ["-D", data, ...flags], { ...as, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const kill = () => void child.kill("SIGQUIT");
  process.on("exit", kill);

  const address = (database: string) => `postgres://test@127.0.0.1:${port}/${database}`;
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: address("postgres") });
    client.on("error", () => {});
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  for (let attempt = 0; ; attempt++) {
    try {
      await ask("select 1");
      break;
    } catch (error) {
      if (attempt > 150 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  let made = 0;
  return {
    pid: child.pid!,
    async createDatabase() {
      const name = `test_${++made}`;
      await ask(`create database ${name}`);
      return address(name);
    },
    async stop() {
      process.off("exit", kill);
      child.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
