import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Device } from "./devices.ts";

/** How a request of a phone to the province's server goes wrong. */
export interface Failure {
  how: "slow" | "lost" | "answer-lost" | "twice" | "cut" | "status";
  /** Of `cut`: which share of an upload gets through. */
  share: number;
  status: number;
  /** It heals itself when it has struck. */
  once: boolean;
}

/** `slow`, `lost`, `answer-lost`, `twice`, `cut 0.9`, `503`; each may be followed by `once`. */
export function parseFailure(value: string): Failure | undefined {
  const match = /^(slow|lost|answer-lost|twice|cut (0(?:\.\d+)?|1)|5\d\d)( once)?$/.exec(value);
  if (!match) return undefined;
  const [, name, share, once] = match;
  const status = Number(name);
  const how = share !== undefined ? "cut" : status ? "status" : (name as Failure["how"]);
  return { how, share: Number(share ?? 1), status, once: Boolean(once) };
}

/** `PATCH /v1/uploads`: a method, or `*` for any, and how the address begins. */
export const isServerFailure = (name: string): boolean => /^(\*|[A-Z]+) \//.test(name);

function failureOf(phone: Device, request: http.IncomingMessage): { name: string; failure: Failure } | undefined {
  // Browsers ask before they send; what is to fail is the sending.
  if (request.method === "OPTIONS") return undefined;
  for (const [name, value] of Object.entries(phone.settings.failures)) {
    const [method, path] = name.split(" ") as [string, string];
    if (!isServerFailure(name) || !request.url!.startsWith(path)) continue;
    if (method !== "*" && method !== request.method) continue;
    const failure = parseFailure(value);
    if (failure) return { name, failure };
  }
  return undefined;
}

/** The bytes each upload will have, by its address, as its creation said. */
const lengths = new Map<string, number>();

/**
 * Stands between a phone and the province's server while some of its requests are to fail: bytes really stop in the
 * middle, answers really get lost.
 */
export async function passOn(
  phone: Device,
  server: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const found = failureOf(phone, request);
  const struck = () => found && phone.strike(found.name, found.failure.once);
  const { how, share = 1, status = 500 } = found?.failure ?? {};
  const hangUp = () => void response.destroy();
  if (how === "lost") {
    struck();
    return hangUp();
  }
  if (how === "status") {
    struck();
    const origin = request.headers.origin ?? "*";
    response.writeHead(status, { "access-control-allow-origin": origin, "content-type": "text/plain" });
    return void response.end("switched on in the sandbox");
  }
  if (how === "cut") {
    const left = await bytesLeft(share, server, request);
    if (Number(request.headers["content-length"] ?? 0) > left) {
      await sendSome(server, request, left);
      struck();
      return hangUp();
    }
  }
  if (how === "twice") {
    struck();
    const body = await collect(request);
    const [, second] = await Promise.all([ask(server, request, body), ask(server, request, body)]);
    return answer(second, response);
  }
  const upstream = send(server, request);
  // A phone that is gone takes its request with it.
  response.on("close", () => !response.writableFinished && upstream.destroy());
  request.pipe(upstream);
  const answered = await arrival(upstream);
  remember(request, answered);
  if (how === "answer-lost") {
    struck();
    await collect(answered);
    return hangUp();
  }
  if (how === "slow") {
    struck();
    await sleep(phone.settings.slowMs);
  }
  return answer(answered, response);
}

function send(server: string, request: http.IncomingMessage): http.ClientRequest {
  const { host: _, connection: __, ...headers } = request.headers;
  return http.request(server + request.url!, { method: request.method, headers, agent: false });
}

const arrival = (upstream: http.ClientRequest) =>
  new Promise<http.IncomingMessage>((resolve, reject) => upstream.on("response", resolve).on("error", reject));

function ask(server: string, request: http.IncomingMessage, body: Buffer): Promise<http.IncomingMessage> {
  const upstream = send(server, request);
  upstream.end(body);
  return arrival(upstream);
}

function answer(from: http.IncomingMessage, to: http.ServerResponse): void {
  to.writeHead(from.statusCode!, from.headers);
  from.pipe(to);
}

async function collect(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** How much of this piece gets through before the upload has all that may. */
async function bytesLeft(share: number, server: string, request: http.IncomingMessage): Promise<number> {
  const path = request.url!;
  if (!lengths.has(path)) {
    const { authorization = "" } = request.headers;
    const headers = { authorization, "tus-resumable": "1.0.0" };
    const state = await fetch(server + path, { method: "HEAD", headers });
    lengths.set(path, Number(state.headers.get("upload-length") ?? 0));
  }
  return Math.max(0, Math.floor(lengths.get(path)! * share) - Number(request.headers["upload-offset"] ?? 0));
}

async function sendSome(server: string, request: http.IncomingMessage, bytes: number): Promise<void> {
  if (bytes === 0) return;
  const upstream = send(server, request);
  upstream.on("error", () => {});
  let left = bytes;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    await new Promise((resolve) => upstream.write(chunk.subarray(0, left), resolve));
    left -= chunk.length;
    if (left <= 0) break;
  }
  // What has left the phone arrives.
  await sleep(100);
  upstream.destroy();
}

function remember(request: http.IncomingMessage, created: http.IncomingMessage): void {
  const { location } = created.headers;
  const length = request.headers["upload-length"];
  if (request.method === "POST" && location && length)
    lengths.set(new URL(location, "http://server").pathname, Number(length));
}
