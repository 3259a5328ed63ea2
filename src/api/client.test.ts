import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApi, type ApiOptions } from "./client.ts";
import { ApiError } from "./errors.ts";
import { OPERATIONS, type OperationId } from "./operations.ts";
import { TIMEOUTS } from "./call.ts";
import { readPublic } from "./read.ts";

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const close of closing.splice(0)) await close();
});

/** A server that answers as told, once per call in turn, the last one for ever. */
async function answering(...handlers: Handler[]) {
  const seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => (body += part));
    request.on("end", () => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      (handlers.length > 1 ? handlers.shift()! : handlers[0]!)(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
const problem = (status: number, code: string, more: object = {}): Handler => {
  const body = { type: `/problems/${code}`, title: code, status, code, requestId: "req-1", ...more };
  return json(status, body, { "content-type": "application/problem+json; charset=utf-8" });
};
const page: Handler = (_, response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<h1>Please log in to this Wi-Fi</h1>");
};
const silence: Handler = () => undefined;
const hangUp: Handler = (request) => request.socket.destroy();

const client = (origin: string, options: Partial<ApiOptions> = {}) =>
  createApi({ origin, bearer: async () => "token-1", onExpired: async () => undefined, ...options });
const report = {
  kindId: "light",
  text: "Đèn đường hỏng",
  place: { communeCode: "25456" },
  attachmentIds: [],
  mayPublish: true,
};
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => error as ApiError,
  );

describe("a call", () => {
  it("goes where the contract says, with path and query encoded", async () => {
    const { origin, seen } = await answering(json(200, { items: [] }));
    await client(origin).call("listMyCases", { query: { cursor: "a/b c", limit: 5 } });
    await client(origin).call("getMyCase", { path: { code: "PA/1 2" } });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET /v1/my/cases?cursor=a%2Fb+c&limit=5",
      "GET /v1/my/cases/PA%2F1%202",
    ]);
    expect(seen[0]!.headers.authorization).toBe("Bearer token-1");
  });

  it("sends a write with its key and no cookies", async () => {
    const { origin, seen } = await answering(json(201, { code: "PA-261121-0001" }));
    const answer = await client(origin).call("createReport", { body: report, idempotencyKey: "0123456789abcdef" });
    expect(answer.code).toBe("PA-261121-0001");
    expect(JSON.parse(seen[0]!.body)).toEqual(report);
    expect(seen[0]!.headers).toMatchObject({
      "idempotency-key": "0123456789abcdef",
      "content-type": "application/json",
    });
    expect(seen[0]!.headers.cookie).toBeUndefined();
  });

  it("beginning a session carries nobody's bearer", async () => {
    const { origin, seen } = await answering(json(201, {}));
    await client(origin).call("createSession", { body: {} });
    expect(seen[0]!.headers.authorization).toBeUndefined();
  });

  it("answers undefined where the contract has no body", async () => {
    const { origin } = await answering((_, response) => void response.writeHead(204).end());
    expect(await client(origin).call("deleteUpload", { path: { uploadId: "x" } })).toBeUndefined();
  });
});

describe("a failure", () => {
  it("carries what the server said", async () => {
    const fields = [{ path: "/body/text", rule: "minLength" }];
    const { origin } = await answering(problem(400, "invalid-request", { fields }));
    const error = await errorOf(client(origin).call("listMyCases"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: "invalid-request", status: 400, requestId: "req-1", fields });
  });

  it("says how long to wait and which level is needed", async () => {
    const { origin } = await answering(
      problem(429, "rate-limited", { retryAfterSeconds: 7 }),
      problem(403, "identity-level-required", { requiredLevel: 1 }),
    );
    expect(await errorOf(client(origin).call("listMyCases"))).toMatchObject({ retryAfterSeconds: 7 });
    expect(await errorOf(client(origin).call("listMyCases"))).toMatchObject({ requiredLevel: 1 });
  });

  it("of something in between is named by what it means", async () => {
    const html =
      (status: number): Handler =>
      (_, response) =>
        void response.writeHead(status).end("<h1>nginx</h1>");
    const { origin } = await answering(html(413), html(502), html(429));
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("body-too-large");
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("unreachable");
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("rate-limited");
  });

  it("is not hidden by a captive portal's friendly page", async () => {
    const { origin } = await answering(page);
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("unreachable");
    expect((await errorOf(readPublic(origin, "getProvince", {}))).code).toBe("unreachable");
  });

  it("without an answer is offline, slow or unreachable", async () => {
    const { origin } = await answering(hangUp);
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("unreachable");
    expect((await errorOf(readPublic(origin, "getProvince", {}))).code).toBe("unreachable");
    vi.stubGlobal("navigator", { onLine: false });
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("offline");
    expect((await errorOf(readPublic(origin, "getProvince", {}))).code).toBe("offline");
    vi.unstubAllGlobals();
    const slow = await answering(silence);
    const usual = TIMEOUTS.json;
    TIMEOUTS.json = 50;
    try {
      expect((await errorOf(client(slow.origin).call("listMyCases"))).code).toBe("timeout");
      expect((await errorOf(readPublic(slow.origin, "getProvince", {}))).code).toBe("timeout");
    } finally {
      TIMEOUTS.json = usual;
    }
  });

  it("of the caller's own making is an abort, not a problem", async () => {
    const { origin } = await answering(silence);
    const stop = new AbortController();
    const calls = [
      errorOf(client(origin).call("listMyCases", { signal: stop.signal })),
      errorOf(readPublic(origin, "getProvince", { signal: stop.signal })),
    ];
    stop.abort();
    for (const error of await Promise.all(calls)) expect(error.name).toBe("AbortError");
  });
});

describe("an expired session", () => {
  it("is renewed and the call repeated once, with the same key", async () => {
    const { origin, seen } = await answering(problem(401, "session-expired"), json(201, { code: "PA-261121-0001" }));
    const onExpired = vi.fn(async () => "token-2");
    await client(origin, { onExpired }).call("createReport", { body: report, idempotencyKey: "0123456789abcdef" });
    expect(onExpired).toHaveBeenCalledExactlyOnceWith("token-1");
    expect(seen.map(({ headers }) => [headers.authorization, headers["idempotency-key"]])).toEqual([
      ["Bearer token-1", "0123456789abcdef"],
      ["Bearer token-2", "0123456789abcdef"],
    ]);
  });

  it("of somebody else than what was kept here carries nothing of it", async () => {
    const { origin, seen } = await answering(json(201, {}));
    let isKnown = false;
    const onExpired = vi.fn(async () => "a guest's");
    const api = client(origin, { bearer: async () => ((isKnown = true), "token-2"), onExpired });
    const given = { body: {} as never, idempotencyKey: "0123456789abcdef" };
    const isTheirs = async () => !isKnown; // whoever was known before
    await expect(api.call("createReport", { ...given, isTheirs })).rejects.toMatchObject({ code: "session-expired" });
    expect(seen).toEqual([]);
    expect(onExpired).not.toHaveBeenCalled(); // the session is good, and goes on
    await api.call("createReport", { ...given, isTheirs: async () => isKnown });
    expect(seen).toHaveLength(1);
  });

  it("asked with a bearer of its own renews nothing", async () => {
    const { origin, seen } = await answering(problem(401, "session-expired"));
    const [bearer, onExpired] = [vi.fn(async () => "token-1"), vi.fn(async () => "token-2")];
    const asked = client(origin, { bearer, onExpired }).call("getSession", { bearer: "of-before" });
    expect((await errorOf(asked)).code).toBe("session-expired");
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer of-before"]);
    expect([bearer, onExpired].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it("that cannot be renewed is told once, not tried for ever", async () => {
    const { origin, seen } = await answering(problem(401, "session-expired"));
    expect((await errorOf(client(origin).call("listMyCases"))).code).toBe("session-expired");
    expect(seen).toHaveLength(1);
    const renewing = client(origin, { onExpired: async () => "token-2" });
    expect((await errorOf(renewing.call("listMyCases"))).code).toBe("session-expired");
    expect(seen).toHaveLength(3);
  });
});

it("a public read sends nothing that makes a preflight", async () => {
  const { origin, seen } = await answering(json(200, {}));
  const reads = (Object.keys(OPERATIONS) as OperationId[]).filter((id) =>
    OPERATIONS[id].path.startsWith("/v1/public/"),
  );
  expect(reads.length).toBeGreaterThan(5);
  const fetched = vi.spyOn(globalThis, "fetch");
  for (const id of reads) {
    await readPublic(origin, id, { path: { code: "PA-1", attachmentId: "1" } });
    const options = fetched.mock.lastCall![1]!;
    expect(options.headers).toBeUndefined();
    expect(options.method).toBeUndefined();
  }
  for (const { headers } of seen) expect(headers.authorization).toBeUndefined();
});
