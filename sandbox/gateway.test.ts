import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isServerFailure, parseFailure } from "./gateway.ts";
import { createSandbox, type RunningSandbox } from "./start.ts";

let sandbox: RunningSandbox;
let server: Server;
/** What reached the server, with how many bytes. */
let seen: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let bytes = 0;
    const note = () => seen.push(`${request.method} ${request.url} ${bytes}`);
    request.on("data", (chunk: Buffer) => (bytes += chunk.length));
    request.on("error", note);
    request.on("end", () => {
      note();
      if (request.method === "POST") response.writeHead(201, { location: "/v1/uploads/one" }).end();
      else if (request.method === "HEAD") response.writeHead(200, { "upload-length": "100000" }).end();
      else response.writeHead(204, { "upload-offset": "1" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  sandbox = await createSandbox({
    wwwDir: tmpdir(),
    provinceDir: path.join(import.meta.dirname, "..", "provinces", "demo"),
    zaloAppSecret: "s",
  });
  sandbox.connect({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await sandbox.close();
  server.close();
});
beforeEach(async () => {
  seen = [];
  await sandbox.device().reset();
});

/** A phone's request to the province's server, while some of them are to fail. */
function send(method: string, url: string, headers: Record<string, string> = {}, body?: Buffer) {
  return new Promise<number | "cut">((resolve) => {
    const sent = request({
      host: "127.0.0.1",
      port: sandbox.port,
      path: url,
      method,
      headers: { host: `main.api.localhost:${sandbox.port}`, ...headers },
    });
    sent.on("response", (answer: IncomingMessage) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode!)).on("error", () => resolve("cut"));
    });
    sent.on("error", () => resolve("cut"));
    sent.end(body);
  });
}
const fail = (failures: Record<string, string>) => sandbox.device().patch({ failures });
const create = () => send("POST", "/v1/uploads", { "upload-length": "100000" });
const piece = (offset: number, bytes: number) =>
  send("PATCH", "/v1/uploads/one", { "upload-offset": String(offset) }, Buffer.alloc(bytes));

test("what is written wrongly is refused, and Zalo's own failures stay as they are", async () => {
  expect(parseFailure("cut 0.9 once")).toEqual({ how: "cut", share: 0.9, status: NaN, once: true });
  expect([parseFailure("cut 9"), parseFailure("maybe"), parseFailure("404")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(["PATCH /v1/uploads", "* /v1/", "graph.me"].map(isServerFailure)).toEqual([true, true, false]);
  await expect(fail({ "PATCH /v1/uploads": "maybe" })).rejects.toThrow("failures");
  await fail({ "graph.me": "-501" });
});

test("an upload stops at its share, whatever its pieces, until it is healed", async () => {
  await create();
  await fail({ "PATCH /v1/uploads": "cut 0.9" });
  expect(await piece(0, 50_000)).toBe(204);
  expect(await piece(50_000, 50_000)).toBe("cut");
  expect(await piece(90_000, 10_000)).toBe("cut");
  await expect
    .poll(() => seen)
    .toEqual(["POST /v1/uploads 0", "PATCH /v1/uploads/one 50000", "PATCH /v1/uploads/one 40000"]);
  expect(sandbox.device().describe().struck).toEqual({ "PATCH /v1/uploads": 2 });
  await fail({ "PATCH /v1/uploads": "ok" });
  expect(await piece(90_000, 10_000)).toBe(204);
});

test("an answer gets lost after the server has acted, a request before", async () => {
  await fail({ "PATCH /v1/uploads": "answer-lost once" });
  expect(await piece(0, 10)).toBe("cut");
  expect(await piece(0, 10)).toBe(204);
  await fail({ "* /v1/": "lost once" });
  expect(await piece(0, 10)).toBe("cut");
  expect(seen).toEqual(["PATCH /v1/uploads/one 10", "PATCH /v1/uploads/one 10"]);
});

test("a request arrives twice, late, or meets a broken server", async () => {
  await fail({ "PATCH /v1/uploads": "twice once" });
  expect(await piece(0, 10)).toBe(204);
  expect(seen).toHaveLength(2);
  await sandbox.device().patch({ slowMs: 50 });
  await fail({ "PATCH /v1/uploads": "slow once" });
  const began = performance.now();
  expect(await piece(0, 10)).toBe(204);
  expect(performance.now() - began).toBeGreaterThanOrEqual(49);
  await fail({ "POST /v1/uploads": "503" });
  expect([await create(), await create()]).toEqual([503, 503]);
  expect(await piece(0, 10)).toBe(204);
});
