import { createServer, type AddressInfo, type Server } from "node:net";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finishUploads } from "../../server/core/attachments.ts";
import { readConfig } from "../../server/config.ts";
import { clamd } from "../../server/outside/scanner.ts";
import { eicar, startClamd, type RunningClamd } from "../support/clamd.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { bootServer, newKey, problemOf, type TestServer } from "../support/server.ts";
import { announce, askOffset, sendPiece, uploadId } from "../support/tus.ts";

/** A PDF that carries the test virus, as an attachment from somewhere would. */
const infectedPdf = () => Buffer.concat([pdf(), eicar()]);

function listen(talk: Parameters<typeof createServer>[1] = () => {}): Promise<Server> {
  const server = createServer(talk);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = await listen();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let scanner: RunningClamd | undefined;
let port: number;
beforeAll(async () => {
  port = await freePort();
  scanner = await startClamd(port);
});
afterAll(() => scanner?.stop());

describe("ClamAV", () => {
  test.each(["url", "tcpUrl"] as const)("finds EICAR and nothing else (%s)", async (which) => {
    const { scan } = clamd(scanner![which]);
    expect(await scan(Readable.from([eicar()]))).toBe("infected");
    expect(await scan(Readable.from([infectedPdf()]))).toBe("infected");
    expect(await scan(Readable.from([pdf()]))).toBe("clean");
    const large = Buffer.alloc(14_000_000, 65);
    expect(await scan(Readable.from([large, eicar()]))).toBe("infected");
    expect(await scan(Readable.from([large]))).toBe("clean");
  });

  test.each([
    ["nobody listens", undefined],
    ["it hangs up", (socket: { destroy(): void }) => socket.destroy()],
    ["it is silent", () => {}],
    ["it has an error", (socket: { end(text: string): void }) => socket.end("INSTREAM size limit exceeded. ERROR\0")],
    ["it talks nonsense", (socket: { end(text: string): void }) => socket.end("220 mail.example ESMTP\r\n")],
  ])("is unavailable when %s", async (_, talk) => {
    const server = talk && (await listen(talk as never));
    try {
      const { scan } = clamd(`tcp://127.0.0.1:${server ? portOf(server) : await freePort()}`, { timeoutMs: 200 });
      const bytes = Buffer.alloc(2_000_000);
      await expect(scan(Readable.from([bytes, bytes]))).rejects.toMatchObject({ code: "scanner-unavailable" });
    } finally {
      server?.close();
    }
  });

  test.each(["localhost:3310", "http://localhost:3310", "tcp://localhost"])("is not configured as %s", (CLAMD_URL) => {
    const env = { PROVINCE_DIR: "p", ZALO_APP_ID: "1", ZALO_APP_SECRET: "s", CLAMD_URL };
    expect(() => readConfig(env)).toThrow(/CLAMD_URL/);
  });
});

describe("an upload with a scanner", () => {
  let at: TestServer;
  beforeAll(async () => {
    at = await bootServer({ clamdUrl: scanner!.tcpUrl });
  });
  afterAll(() => at?.close());

  const send = async (token: string, bytes: Buffer) => {
    const path = await announce(at.origin, { token }, bytes.length);
    const answer = await sendPiece(at.origin, { token }, path, 0, bytes);
    const text = await answer.text();
    const body = text ? JSON.parse(text) : undefined;
    return { id: uploadId(path), path, answered: { status: answer.status, headers: answer.headers, body, text } };
  };
  const state = async (token: string, id: string) => (await at.go(`/v1/uploads/${id}`, { token })).body;

  test("is refused when infected, and no byte is kept", async () => {
    const token = await at.guest();
    const { id, answered } = await send(token, infectedPdf());
    expect([answered.status, problemOf(answered)]).toEqual([422, "file-infected"]);
    expect(await state(token, id)).toMatchObject({ state: "refused", problem: "file-infected" });
    for (const folder of ["uploads", join("files", "attachments")])
      expect(await readdir(join(at.settings.dataDir, folder)).catch(() => [])).not.toContain(id);
    const clean = await send(token, await jpeg());
    expect(clean.answered.status).toBe(204);
    expect(await state(token, clean.id)).toMatchObject({ state: "stored" });
  });

  test("waits for a scanner that does not answer, and is stored or refused once it does", async () => {
    const token = await at.guest();
    await scanner!.stop();
    const [bytes, virus] = [await jpeg(), infectedPdf()];
    const [clean, infected, asked] = [await send(token, bytes), await send(token, virus), await send(token, bytes)];
    for (const { answered, id } of [clean, infected, asked]) {
      expect([answered.status, problemOf(answered)]).toEqual([503, "scanner-unavailable"]);
      expect(Number(answered.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await state(token, id)).toEqual(expect.objectContaining({ state: "checking" }));
    }
    await finishUploads(at.core);
    expect(await state(token, clean.id)).toMatchObject({ state: "checking" });
    // All of it is here: nothing is sent again. Until it is scanned no case takes it.
    expect(await askOffset(at.origin, { token }, clean.path)).toBe(bytes.length);
    const body = at.newReport({ attachmentIds: [clean.id] });
    expect(problemOf(await at.go("/v1/reports", { token, key: newKey(), body }))).toBe("upload-incomplete");

    scanner = await startClamd(port);
    expect(await state(token, asked.id)).toMatchObject({ state: "stored" });
    await finishUploads(at.core);
    expect(await state(token, clean.id)).toMatchObject({ state: "stored", type: "image/webp" });
    expect(await state(token, infected.id)).toMatchObject({ state: "refused", problem: "file-infected" });
    await at.report(token, { attachmentIds: [clean.id] });
  });
});
