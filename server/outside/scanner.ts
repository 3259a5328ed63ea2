import { connect } from "node:net";
import type { Readable } from "node:stream";
import { Problem } from "../problem.ts";

/** Looks for malware in what citizens and offices upload. */
export interface Scanner {
  /** @throws Problem `scanner-unavailable` when it cannot be said */
  scan(file: Readable): Promise<"clean" | "infected">;
}

/**
 * ClamAV's daemon, by its INSTREAM command (man 8 clamd): the file in pieces, each after its length, and an empty one at
 * the end. Its answer is one line.
 * @param url `tcp://host:port` or `unix:/path/to/socket`
 */
export function clamd(url: string, options: { timeoutMs?: number } = {}): Scanner {
  const { timeoutMs = 30_000 } = options;
  const { protocol, hostname, port, pathname } = new URL(url);
  const address = protocol === "unix:" ? { path: pathname } : { host: hostname, port: Number(port) };

  async function ask(file: Readable): Promise<string> {
    const socket = connect(address);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error("silent")));
    const answer = new Promise<string>((resolve, reject) => {
      let text = "";
      socket.setEncoding("utf8");
      socket.on("data", (piece: string) => void (text += piece));
      socket.on("end", () => resolve(text.replace(/\0/g, "").trim()));
      socket.on("close", () => reject(new Error("closed")));
      socket.on("error", reject);
    });
    answer.catch(() => {});
    try {
      socket.write("zINSTREAM\0");
      for await (const piece of file as AsyncIterable<Buffer>) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        // The daemon sets the pace; one that has hung up says so through `answer`.
        if (!socket.write(piece)) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), answer]);
      }
      socket.write(Buffer.alloc(4));
      return await answer;
    } finally {
      socket.destroy();
    }
  }

  return {
    async scan(file) {
      let answer: string;
      try {
        answer = await ask(file);
      } catch (error) {
        // The file's own trouble is not the scanner's.
        if (error === file.errored) throw error;
        throw unavailable();
      }
      if (answer.endsWith(" FOUND")) return "infected";
      if (answer === "stream: OK") return "clean";
      throw unavailable();
    },
  };
}

const unavailable = () => new Problem("scanner-unavailable", { retryAfterSeconds: 60 });
