import type { FastifyInstance } from "fastify";
import type { IncomingMessage } from "node:http";
import { REPORT_LIMITS } from "../contract/reports.ts";
import { Problem } from "./problem.ts";

/** Beyond this we stop listening: nobody's camera makes such a file. */
const DRAINED_MAX = 64 * 1024 * 1024;

/**
 * Reads a file's bytes. One over the limit is read to its end and thrown away before it is refused: a browser that is
 * still sending when the connection closes shows a network error and never our sentence.
 */
export function readFileBody(payload: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    payload.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= REPORT_LIMITS.photoBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DRAINED_MAX) {
        payload.destroy();
        reject(new Problem("photo-too-large"));
      }
    });
    payload.on("end", () => {
      if (size > REPORT_LIMITS.photoBytes) reject(new Problem("photo-too-large"));
      else resolve(Buffer.concat(chunks));
    });
    payload.on("error", reject);
    payload.on("aborted", () => reject(new Problem("invalid-request")));
  });
}

/** Lets routes take a file as their body, whatever the header calls it: the type is read from the bytes. */
export function acceptFiles(app: FastifyInstance): void {
  const parse = (_request: unknown, payload: IncomingMessage) => readFileBody(payload);
  app.addContentTypeParser("application/octet-stream", parse as never);
  app.addContentTypeParser(/^(image|video|audio)\/|^application\/pdf$/, parse as never);
}
