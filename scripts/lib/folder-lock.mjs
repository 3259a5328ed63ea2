// One `npm start` per data folder. The holder answers on a port, so that a lock left by a killed process is known for
// what it is even where another process has its number now.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { Sentence } from "./bootstrap.mjs";

/**
 * Takes the folder or says who holds it.
 * @param {string} folder
 * @returns {Promise<{ address?: string, release(): void }>} set `address` once it is known: a second start shows it
 */
export async function lockFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "start.lock");
  const secret = randomUUID();
  const lock = { address: undefined, release };
  const door = net.createServer((socket) =>
    socket.end(JSON.stringify({ secret, pid: process.pid, address: lock.address })),
  );
  await new Promise((resolve) => door.listen(0, "127.0.0.1", resolve));
  door.unref();
  const mine = JSON.stringify({ secret, pid: process.pid, port: door.address().port });

  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return lock;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = await whoHolds(file);
    if (holder) {
      door.close();
      const where = holder.address ? ` at ${holder.address}` : "";
      throw new Sentence(
        `It is already running${where} (process ${holder.pid}): open that address, or stop it with Ctrl-C before starting again.`,
      );
    }
    takeAway(file);
  }
  throw new Sentence(`The lock ${file} could not be taken: remove that file and run the command again.`);

  function release() {
    door.close();
    rmSync(file, { force: true });
  }
}

async function whoHolds(file) {
  for (let attempt = 0; attempt < 5; attempt++) {
    let written;
    try {
      written = JSON.parse(readFileSync(file, "utf8"));
    } catch {
      // Being written this moment, or cut off by a kill: look again before judging.
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    const answer = await ask(written.port);
    return answer?.secret === written.secret ? answer : undefined;
  }
  return undefined;
}

function ask(port) {
  return new Promise((resolve) => {
    let text = "";
    const socket = net.connect({ port, host: "127.0.0.1" });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (chunk) => (text += chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      try {
        resolve(JSON.parse(text));
      } catch {
        resolve(undefined);
      }
    });
  });
}

/** Of two that find the same dead lock only one takes it away; renaming is the one step they cannot both do. */
function takeAway(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
