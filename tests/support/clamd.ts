// ClamAV's own daemon for the length of a test, with a signature database of one virus: nothing is downloaded.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clamd as findProgram } from "../../scripts/lib/programs.mjs";

/** The industry's harmless test virus (eicar.org), in two halves: whole, scanners would take this very file away. */
export const eicar = (): Buffer =>
  Buffer.from("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

export interface RunningClamd {
  /** `unix:…` */
  url: string;
  /** `tcp:…` */
  tcpUrl: string;
  stop(): Promise<void>;
}

export async function startClamd(port: number): Promise<RunningClamd> {
  const program = await findProgram();
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  const socket = join(folder, "clamd.sock");
  // Name, any type of file, at any place, these bytes.
  writeFileSync(join(folder, "test.ndb"), `Eicar-Test:0:*:${eicar().toString("hex")}\n`);
  const settings = {
    DatabaseDirectory: folder,
    LocalSocket: socket,
    TCPSocket: port,
    TCPAddr: "127.0.0.1",
    TemporaryDirectory: folder,
    Foreground: "yes",
    MaxThreads: 2,
  };
  const file = join(folder, "clamd.conf");
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(""),
  );
  const child = spawn(program, ["--config-file", file], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += String(text)));
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const kill = () => void child.kill("SIGKILL");
  process.on("exit", kill);
  for (let attempt = 0; !(await answers(socket)); attempt++) {
    if (attempt > 300 || child.exitCode !== null) throw new Error(`clamd does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `unix:${socket}`,
    tcpUrl: `tcp://127.0.0.1:${port}`,
    async stop() {
      process.off("exit", kill);
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ path });
    socket.on("error", () => resolve(false));
    socket.on("data", (answer) => {
      resolve(/PONG/.test(String(answer)));
      socket.destroy();
    });
    socket.on("connect", () => void socket.write("zPING\0"));
  });
