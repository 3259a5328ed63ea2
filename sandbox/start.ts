import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { WebSocketServer } from "ws";
import type { NotificationOptions } from "../server/core/notifications.ts";
import type { IdentityOptions } from "../server/core/identity.ts";
import type { ProvinceFile } from "../contract/province.ts";
import { passOn } from "./gateway.ts";
import { BadIdentity, People, type Person } from "./identity/people.ts";
import { profilesOf } from "./identity/profiles.ts";
import { type IdentityProfile, IdentityProvider } from "./identity/provider.ts";
import type { Switches } from "./identity/switches.ts";
import { BadPatch, Device, type Entry, type Message, PERMISSIONS, type Permission } from "./devices.ts";
import { PERSONAS } from "./personas.ts";
import { inlineJson, killedPage, phonePage, readAppConfig, versionOf } from "./phone-page.ts";
import { ZaloServers } from "./zalo.ts";

export interface SandboxOptions {
  /** The built app; may appear later, but before the phone is opened. */
  wwwDir: string;
  provinceDir: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** The production origin in the build; absent: province.json's. */
  apiOrigin?: string;
  /** The server's movable clock; moved together with a phone's. */
  clock?: { offsetMs: number };
  zaloAppSecret: string;
  /** Remember phones here over a restart; absent: forget. */
  dataDir?: string;
  /** Who proves identities; absent: Tây Ninh ID and the national one. */
  identityProfiles?: readonly IdentityProfile[];
}

export interface RunningSandbox {
  port: number;
  /** The desktop page: `http://localhost:P`. */
  origin: string;
  /** Zalo's graph for the province's server: `ZALO_GRAPH_ORIGIN`. */
  graphOrigin: string;
  /** How the province's server sends messages to numbers. */
  notifications: NotificationOptions;
  appId: string;
  /** The mini app on one simulated phone. */
  phoneUrl(device?: string): string;
  /** Which origins the server must let in besides Zalo's. */
  phoneOrigins: RegExp;
  device(id?: string): Device;
  zalo: ZaloServers;
  /** How the province's server is a client of the identity providers. */
  identityClient: Pick<IdentityOptions, "secrets" | "issuers" | "zaloLinkOrigin">;
  /** The province's central identity, Tây Ninh ID: the first of `identities`. */
  identity: IdentityProvider;
  identities: readonly IdentityProvider[];
  /** Stands for `https://zalo.me`: a deep link is `${zaloLinkOrigin}/s/<appId>/?p=<path>`. */
  zaloLinkOrigin: string;
  /** Where the province's server is. */
  connect(server: ProvinceServer): void;
  close(): Promise<void>;
}

export interface ProvinceServer {
  origin: string;
  /** The agencies whose officers use the desk, each with its key. */
  officeKeys?: Record<string, string>;
  /** What the server does by itself as time goes on; asked whenever its clock was moved. */
  timePasses?: () => Promise<unknown>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSED = new Set([".js", ".css", ".json", ".geojson", ".svg", ".html", ".map"]);
const PAGES = path.join(import.meta.dirname, "pages");
const CONTRACT = path.join(import.meta.dirname, "..", "contract");
const PICTURES = path.join(import.meta.dirname, "examples", "pictures");
/** As the process was started: a bundler run later in the same process sets NODE_ENV for itself. */
const IN_PRODUCTION = process.env["NODE_ENV"] === "production";
/** What the tus protocol says in headers. */
const TUS_REQUEST = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset"];
const TUS_ANSWER = ["tus-resumable", "location", "upload-offset", "upload-length"];
const MAX_BODY = 20 * 1024 * 1024;

const NOT_BUILT = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>Đang dựng ứng dụng</title><body style="font:1rem system-ui;padding:2rem"><p>Ứng dụng đang được dựng lại. Trang tự mở khi xong.</p></body></html>`;

class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new HttpError(413, "Body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readJson(request: http.IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBody(request)).toString("utf8");
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // answered below
  }
  throw new HttpError(400, "The body must be a JSON object");
}

/** Listens at once, so that the server can be started with `graphOrigin`; the server's origin follows by `connect`. */
export async function createSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  if (IN_PRODUCTION) throw new Error("The sandbox is for development only.");
  const province = JSON.parse(readFileSync(path.join(options.provinceDir, "province.json"), "utf8")) as ProvinceFile;
  const appId = province.zalo.appId;
  const apiOrigin = options.apiOrigin ?? province.apiOrigin;
  const now = () => Date.now() + (options.clock?.offsetMs ?? 0);
  const zalo = new ZaloServers({ id: appId, name: province.appName, secret: options.zaloAppSecret, now });
  let server: ProvinceServer | undefined;
  let identities: IdentityProvider[] = [];
  const people = new People();
  /** The phone whose webview was opened last and is still open. */
  let webview: string | undefined;

  const devices = new Map<string, Device>();
  const stateFile = options.dataDir ? path.join(options.dataDir, "sandbox-phones.json") : undefined;
  let saving: NodeJS.Timeout | undefined;
  const saveNow = () => {
    clearTimeout(saving);
    saving = undefined;
    if (!stateFile) return;
    mkdirSync(path.dirname(stateFile), { recursive: true });
    writeFileSync(`${stateFile}.new`, JSON.stringify([...devices].map(([id, device]) => [id, device.toFile()])));
    renameSync(`${stateFile}.new`, stateFile);
  };
  const changed = () => {
    if (stateFile) saving ??= setTimeout(saveNow, 300);
  };
  const device = (id = "main"): Device => {
    if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new HttpError(400, "A phone's name is made of a-z, 0-9 and -");
    let found = devices.get(id);
    if (!found) devices.set(id, (found = new Device(id, changed)));
    return found;
  };
  if (stateFile && existsSync(stateFile)) {
    for (const [id, file] of JSON.parse(readFileSync(stateFile, "utf8"))) device(id).fromFile(file);
  }
  device("main");

  let port = options.port ?? 0;
  const phoneHost = (id: string) => `${id === "main" ? "" : `${id}.`}h5.zdn.vn.localhost:${port}`;
  const phoneUrl = (id = "main") => `http://${phoneHost(id)}/zapps/${appId}/`;
  const launchUrl = (phone: Device) =>
    phoneUrl(phone.id) + (phone.launch.path ? `?p=${encodeURIComponent(phone.launch.path)}` : "");

  // ---- files -------------------------------------------------------------------------------------------------

  const gzipped = new Map<string, { mtimeMs: number; body: Buffer }>();
  function sendBody(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    body: Buffer | string,
    headers: Record<string, string>,
    key?: { name: string; mtimeMs: number },
  ) {
    let bytes = typeof body === "string" ? Buffer.from(body) : body;
    const compress = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? "")) && bytes.length > 512;
    if (compress && (headers["content-type"] ?? "").match(/text|json|javascript|svg/)) {
      const known = key && gzipped.get(key.name);
      if (known && known.mtimeMs === key.mtimeMs) bytes = known.body;
      else {
        bytes = gzipSync(bytes, { level: 9 });
        if (key) gzipped.set(key.name, { mtimeMs: key.mtimeMs, body: bytes });
      }
      response.setHeader("content-encoding", "gzip");
      response.setHeader("vary", "accept-encoding");
    }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-length", bytes.length);
    response.end(request.method === "HEAD" ? undefined : bytes);
  }

  function sendFile(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    root: string,
    name: string,
    cacheControl: string,
  ) {
    const file = path.resolve(root, `./${decodeURIComponent(name)}`);
    if (!file.startsWith(path.resolve(root) + path.sep) || !existsSync(file) || !statSync(file).isFile()) {
      throw new HttpError(404, `No file ${name}`);
    }
    const extension = path.extname(file);
    sendBody(
      request,
      response,
      readFileSync(file),
      { "content-type": TYPES[extension] ?? "application/octet-stream", "cache-control": cacheControl },
      COMPRESSED.has(extension) ? { name: file, mtimeMs: statSync(file).mtimeMs } : undefined,
    );
  }

  const sendJson = (response: http.ServerResponse, body: unknown, status = 200) => {
    const text = JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(text);
  };
  const sendHtml = (request: http.IncomingMessage, response: http.ServerResponse, html: string) =>
    sendBody(request, response, html, { "content-type": TYPES[".html"]!, "cache-control": "no-cache" });

  // ---- the phone ---------------------------------------------------------------------------------------------

  let builtVersion: { stamp: number; version: string } | undefined;
  const currentVersion = () => {
    const stamp = statSync(path.join(options.wwwDir, "app-config.json")).mtimeMs;
    if (builtVersion?.stamp !== stamp) builtVersion = { stamp, version: versionOf(options.wwwDir) };
    return builtVersion.version;
  };

  /** The bridge with what it must know synchronously: it stands for native code, which is there before any script. */
  function bridgeScript(phone: Device, mode: "page" | "injected"): string {
    const boot = {
      mode,
      device: phone.id,
      appId,
      appConfig: readAppConfig(options.wwwDir),
      settings: phone.settings,
      granted: phone.granted,
      storage: { entries: phone.store.visible(), bytes: phone.store.size },
      apiOrigin,
      serverOrigin: server?.origin ?? null,
      gatewayOrigin: `http://${phone.id}.api.localhost:${port}`,
      origin: `http://${phoneHost(phone.id)}`,
      linkOrigin: `http://localhost:${port}`,
      channel: `ws://localhost:${port}/__sandbox/channel?device=${phone.id}`,
    };
    return `window.__SANDBOX_BOOT__=${inlineJson(boot)};\n${readFileSync(path.join(PAGES, "bridge.js"), "utf8")}`;
  }

  async function phone(request: http.IncomingMessage, response: http.ServerResponse, url: URL, id: string) {
    const { pathname } = url;
    const current = device(id);
    const root = `/zapps/${appId}`;
    if (pathname === root || pathname.startsWith(`${root}/`)) {
      const rest = pathname.slice(root.length + 1);
      const asset = /^(\d{9,})\/(.+)$/.exec(rest);
      if (asset) {
        const fresh = asset[1] === currentVersion();
        return sendFile(
          request,
          response,
          options.wwwDir,
          asset[2]!,
          fresh ? "public, max-age=31536000, immutable" : "no-cache",
        );
      }
      if (!existsSync(path.join(options.wwwDir, "app-config.json"))) {
        response.writeHead(503, { "content-type": TYPES[".html"]!, "cache-control": "no-store", "retry-after": "1" });
        return void response.end(NOT_BUILT);
      }
      // `sandbox_bridge=injected`: the caller (a benchmark) puts /__sandbox/bridge.js in before the page, as native
      // code would be, so that the bridge costs the page nothing.
      const injected = /(^|;\s*)sandbox_bridge=injected/.test(request.headers.cookie ?? "");
      const bridge = injected
        ? ""
        : `<script>${bridgeScript(current, "page").replaceAll("</script", "<\\/script")}</script>\n`;
      if (!injected) current.pageServed();
      return sendHtml(
        request,
        response,
        phonePage({ config: readAppConfig(options.wwwDir), appId, version: currentVersion(), bridge }),
      );
    }
    if (pathname === "/__sandbox/bridge.js") {
      return sendBody(request, response, bridgeScript(current, "injected"), {
        "content-type": TYPES[".js"]!,
        "cache-control": "no-store",
      });
    }
    if (pathname === "/__sandbox/killed") return sendHtml(request, response, killedPage());
    if (pathname.startsWith("/__sandbox/pictures/")) {
      return sendFile(request, response, PICTURES, pathname.slice("/__sandbox/pictures/".length), "no-cache");
    }
    if (pathname.startsWith("/__sandbox/phone/")) {
      return nativeHalf(request, response, current, pathname.slice("/__sandbox/phone/".length));
    }
    if (pathname.startsWith("/__zalo/")) return zaloHosts(request, response, url, current);
    if (pathname.startsWith("/__sandbox/")) return control(request, response, url);
    throw new HttpError(404, "Outside the mini app");
  }

  /** What the bridge in the page asks of "native" code here. */
  async function nativeHalf(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    phone: Device,
    what: string,
  ): Promise<void> {
    const body = await readJson(request);
    switch (what) {
      case "login":
        return sendJson(response, zalo.login(phone));
      case "grant":
        for (const name of (body["permissions"] as string[]) ?? []) {
          if (PERMISSIONS.includes(name as Permission)) phone.grant(name as Permission, body["granted"] === true);
        }
        return sendJson(response, phone.granted);
      case "follow":
        if (body["following"]) phone.following.add(String(body["oaId"]));
        else phone.following.delete(String(body["oaId"]));
        return sendJson(response, {});
      case "phone-token":
        return sendJson(response, { token: zalo.phoneToken(phone) });
      case "location-token":
        return sendJson(response, { token: zalo.locationToken(phone) });
      case "storage":
        return sendJson(response, storage(phone, body));
      case "relaunch":
        phone.launch = { entry: "search", path: "" };
        await phone.send({ type: "navigate", url: launchUrl(phone) });
        return sendJson(response, { url: launchUrl(phone) });
      case "webview":
        if (body["open"]) webview = phone.id;
        else if (webview === phone.id) webview = undefined;
        return sendJson(response, {});
      case "link":
        return sendJson(response, await openApp(phone, "link", String(body["path"])));
      default:
        throw new HttpError(404, `Unknown native function ${what}`);
    }
  }

  /** By a deep link: an app that runs is told, one that does not is started there. */
  async function openApp(phone: Device, entry: Entry, path: string, cold = false) {
    await phone.whenOpened();
    const warm = phone.pages > 0 && !cold;
    phone.launch = { entry, path };
    if (webview === phone.id) webview = undefined;
    if (warm) {
      const target = `https://h5.zdn.vn/zapps/${appId}/${launchUrl(phone).slice(phoneUrl(phone.id).length)}`;
      await phone.send({ type: "event", name: "h5.event.open.mp", data: { url: target } });
    } else {
      await phone.send({ type: "navigate", url: launchUrl(phone) });
    }
    return { url: launchUrl(phone), warm, heard: phone.isWatched };
  }

  function storage(phone: Device, body: Record<string, unknown>) {
    let result: { errorKeys: string[]; evicted: string[] } = { errorKeys: [], evicted: [] };
    if (body["set"]) result = phone.store.set(body["set"] as Record<string, string>);
    if (body["remove"]) phone.store.remove(body["remove"] as string[]);
    if (body["clear"]) {
      phone.store.clear();
      if (phone.settings.storageFull) phone.store.fill();
    }
    phone.storageChanged();
    return { ...result, bytes: phone.store.size };
  }

  async function zaloHosts(request: http.IncomingMessage, response: http.ServerResponse, url: URL, caller?: Device) {
    const match = /^\/__zalo\/([a-z0-9.]+)(\/.*)$/.exec(url.pathname);
    if (!match) throw new HttpError(404, "No such Zalo host");
    return zaloAnswer(request, response, url, match[1]!, match[2]!, caller);
  }

  async function zaloAnswer(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    url: URL,
    host: string,
    pathname: string,
    caller?: Device,
  ) {
    const body = (await readBody(request)).toString("utf8");
    const headers = request.headers as Record<string, string | undefined>;
    const answer = await zalo.answer(
      { method: request.method ?? "GET", host, path: pathname, query: url.searchParams, headers, body },
      caller,
    );
    if ("json" in answer) return sendJson(response, answer.json, answer.status);
    response.writeHead(answer.status, { "content-type": "text/html", "cache-control": "no-store" });
    response.end(answer.text);
  }

  // ---- the outside world's controls --------------------------------------------------------------------------

  async function control(request: http.IncomingMessage, response: http.ServerResponse, url: URL): Promise<void> {
    const { method } = request;
    if (url.pathname === "/__sandbox/state" && method === "GET") {
      return sendJson(response, {
        appId,
        province: { code: province.code, name: province.name, accent: province.accent },
        origin: `http://localhost:${port}`,
        server: server?.origin ?? null,
        devices: [...devices.values()].map((each) => ({ ...each.describe(), url: phoneUrl(each.id) })),
        personas: Object.entries(PERSONAS).map(([id, { title, about }]) => ({ id, title, about })),
        clockOffsetMs: options.clock?.offsetMs ?? null,
        webview: webview ?? null,
        messages: { delivered: zalo.messages.delivered, error: zalo.messages.error },
      });
    }
    if (url.pathname === "/__sandbox/reset" && method === "POST") {
      for (const [id, each] of devices) {
        await each.reset();
        if (id !== "main") devices.delete(id);
      }
      webview = undefined;
      zalo.messages.reset();
      people.reset();
      for (const each of identities) each.reset();
      if (options.clock) options.clock.offsetMs = 0;
      return sendJson(response, { devices: [...devices.keys()] });
    }
    if (url.pathname === "/__sandbox/messages" && method === "POST") {
      zalo.messages.error = Number((await readJson(request))["error"] ?? 0);
      return sendJson(response, { error: zalo.messages.error });
    }
    if (url.pathname.startsWith("/__sandbox/identity")) return identityControl(request, response, url);
    const match = /^\/__sandbox\/devices(?:\/([^/]+)(?:\/([a-z-]+))?)?$/.exec(url.pathname);
    if (!match) throw new HttpError(404, "No such control");
    const [, id, action] = match;
    if (!id) return sendJson(response, { devices: [...devices.keys()] });
    const phone = device(id);
    switch (`${method} ${action ?? ""}`) {
      case "GET ":
        return sendJson(response, phone.describe());
      case "PATCH ": {
        const patch = await readJson(request);
        await phone.patch(patch);
        if ("clockOffsetMs" in patch && options.clock) {
          options.clock.offsetMs = phone.settings.clockOffsetMs;
          await server?.timePasses?.();
        }
        return sendJson(response, phone.describe());
      }
      case "GET calls":
        return sendJson(response, { calls: phone.calls });
      case "DELETE calls":
        phone.calls = [];
        return sendJson(response, { calls: [] });
      case "POST reset":
        await phone.reset();
        if (options.clock) options.clock.offsetMs = 0;
        return sendJson(response, phone.describe());
      case "POST kill":
        await phone.send({ type: "kill" });
        return sendJson(response, phone.describe());
      case "POST relaunch":
        // Opened anew from its icon: no deep link.
        phone.launch = { entry: "search", path: "" };
        await phone.send({ type: "navigate", url: launchUrl(phone) });
        return sendJson(response, { url: launchUrl(phone) });
      case "POST open": {
        const body = await readJson(request);
        const entry = (body["entry"] ?? "link") as Entry;
        if (!["qr", "search", "oa", "link"].includes(entry)) throw new HttpError(400, `Unknown entry ${entry}`);
        return sendJson(response, await openApp(phone, entry, String(body["path"] ?? ""), body["cold"] === true));
      }
      case "POST events": {
        const { name, data } = await readJson(request);
        const events: Record<string, string> = {
          AppPaused: "h5.event.paused",
          AppResumed: "h5.event.resumed",
          NetworkChanged: "h5.event.connection.changed",
          OpenApp: "h5.event.open.mp",
        };
        await phone.send({ type: "event", name: events[String(name)] ?? String(name), data: data ?? {} });
        return sendJson(response, {});
      }
      default:
        throw new HttpError(404, `No such control: ${method} ${action ?? ""}`);
    }
  }

  async function identityControl(request: http.IncomingMessage, response: http.ServerResponse, url: URL) {
    const wanted = url.searchParams.get("provider");
    const provider = wanted ? identities.find((each) => each.profile.id === wanted) : identities[0];
    if (!provider) throw new HttpError(404, `No such identity provider: ${wanted}`);
    switch (`${request.method} ${url.pathname.slice("/__sandbox/identity".length)}`) {
      case "GET ":
        return sendJson(response, {
          ...provider.describe(),
          providers: identities.map(({ profile: { id, name } }) => ({ id, name })),
        });
      case "PATCH ":
        provider.set((await readJson(request)) as Partial<Switches>);
        return sendJson(response, provider.describe());
      case "POST /reset":
        provider.reset();
        return sendJson(response, provider.describe());
      case "GET /people":
        return sendJson(response, { items: people.list() });
      case "POST /people":
        return sendJson(response, people.add((await readJson(request)) as unknown as Person));
      default:
        throw new HttpError(404, "No such control");
    }
  }

  /**
   * The desk's calls, with the key the desk page never sees. Agency (by its place in the list) and officer come in the
   * address, because a picture's cannot carry a header.
   */
  async function office(request: http.IncomingMessage, response: http.ServerResponse, url: URL) {
    if (!server) throw new HttpError(503, "The sandbox is not connected to a server yet");
    const clean = new URL(`${server.origin}${url.pathname.slice("/desk/api".length)}${url.search}`);
    const headers = new Headers();
    for (const name of ["content-type", "idempotency-key", "accept", ...TUS_REQUEST]) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    if (clean.pathname.startsWith("/v1/office/")) {
      const key = Object.values(server.officeKeys ?? {})[Number(clean.searchParams.get("agency") ?? 0)];
      headers.set("x-office-key", key ?? "");
      headers.set("x-officer-id", clean.searchParams.get("officer") ?? "");
    }
    for (const name of ["agency", "officer"]) clean.searchParams.delete(name);
    const body = ["GET", "HEAD"].includes(request.method ?? "GET") ? undefined : await readBody(request);
    const init: RequestInit = { method: request.method ?? "GET", headers };
    if (body && body.length > 0) init.body = new Uint8Array(body);
    const answer = await fetch(clean, init);
    for (const name of TUS_ANSWER) {
      const value = answer.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
      "cache-control": "no-store",
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  async function desktop(request: http.IncomingMessage, response: http.ServerResponse, url: URL) {
    const { pathname } = url;
    const identity = identities.find((each) => each.owns(pathname));
    if (identity) return identity.answer(request, response);
    if (pathname === "/") return sendFile(request, response, PAGES, "desktop.html", "no-cache");
    if (pathname === "/desk") {
      response.writeHead(302, { location: "/desk/" });
      return void response.end();
    }
    if (pathname === "/desk/") return sendFile(request, response, PAGES, "desk.html", "no-cache");
    if (pathname === "/desk/agencies") return sendJson(response, { items: Object.keys(server?.officeKeys ?? {}) });
    if (pathname.startsWith("/desk/api/")) return office(request, response, url);
    // The desk reads forms by the very rules of phone and server: without their types, what Node runs is what browsers run.
    const rules = /^\/contract\/([A-Za-z]+\.ts)$/.exec(pathname)?.[1];
    if (rules && existsSync(path.join(CONTRACT, rules))) {
      const text = stripTypeScriptTypes(readFileSync(path.join(CONTRACT, rules), "utf8"));
      return sendBody(request, response, Buffer.from(text), {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "no-cache",
      });
    }
    if (pathname.startsWith("/__sandbox/pages/")) {
      return sendFile(request, response, PAGES, pathname.slice("/__sandbox/pages/".length), "no-cache");
    }
    if (pathname.startsWith("/__sandbox/pictures/")) {
      return sendFile(request, response, PICTURES, pathname.slice("/__sandbox/pictures/".length), "no-cache");
    }
    if (pathname === `/__sandbox/zalo.me/s/${appId}/`)
      return sendFile(request, response, PAGES, "link.html", "no-cache");
    if (pathname.startsWith("/__sandbox/")) return control(request, response, url);
    if (pathname.startsWith("/__zalo/")) return zaloHosts(request, response, url);
    if (pathname.startsWith("/v2.0/")) return zaloAnswer(request, response, url, "graph.zalo.me", pathname);
    throw new HttpError(404, "Nothing here");
  }

  const gatewayHosts = /^([a-z0-9-]+)\.api\.localhost(?::\d+)?$/;
  async function gateway(request: http.IncomingMessage, response: http.ServerResponse, id: string) {
    if (!server) return void response.destroy();
    await passOn(device(id), server.origin, request, response).catch(() => response.destroy());
  }

  const phoneHosts = /^(?:([a-z0-9-]+)\.)?h5\.zdn\.vn\.localhost(?::\d+)?$/;
  const listener = http.createServer((request, response) => {
    const host = request.headers.host ?? "";
    const url = new URL(request.url ?? "/", "http://sandbox");
    const match = phoneHosts.exec(host);
    const between = gatewayHosts.exec(host);
    if (between) return void gateway(request, response, between[1]!);
    (match ? phone(request, response, url, match[1] ?? "main") : desktop(request, response, url)).catch(
      (error: unknown) => {
        if (response.headersSent) return response.destroy();
        const status =
          error instanceof HttpError
            ? error.status
            : error instanceof BadPatch || error instanceof BadIdentity
              ? 400
              : 500;
        sendJson(response, { error: error instanceof Error ? error.message : String(error) }, status);
      },
    );
  });

  const sockets = new WebSocketServer({ server: listener });
  sockets.on("connection", (socket, request) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    const match = phoneHosts.exec(request.headers.host ?? "");
    const phone = device(url.searchParams.get("device") ?? match?.[1] ?? "main");
    // The app's own page, as opposed to the controls and the page shown after a kill.
    const isApp = !url.searchParams.has("watch");
    const acknowledge = new Map<number, () => void>();
    let number = 0;
    const stopListening = phone.listen((message: Message) => {
      socket.send(JSON.stringify({ ...message, number: ++number, serverOrigin: server?.origin }));
      if (!isApp || message.type === "call") return;
      return new Promise<void>((resolve) => {
        acknowledge.set(number, resolve);
        // A page that is busy or gone must not hold up the controls.
        setTimeout(resolve, 1000).unref();
      });
    });
    if (isApp) phone.pageOpened();
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      stopListening();
      for (const resolve of acknowledge.values()) resolve();
      if (isApp) phone.pageClosed();
    });
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as { type: string; [key: string]: unknown };
      if (message.type === "call") {
        phone.record(String(message["action"]), message["params"], String(message["at"]));
      }
      if (message.type === "ack") {
        acknowledge.get(Number(message["number"]))?.();
        acknowledge.delete(Number(message["number"]));
      }
      if (message.type === "storage") storage(phone, message["body"] as Record<string, unknown>);
    });
    const { settings, granted } = phone;
    if (isApp) socket.send(JSON.stringify({ type: "settings", settings, granted } satisfies Message));
  });

  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(port, "127.0.0.1", resolve);
  });
  const address = listener.address();
  if (typeof address === "object" && address) port = address.port;
  const origin = `http://localhost:${port}`;
  identities = (options.identityProfiles ?? profilesOf(options.provinceDir)).map(
    (profile) => new IdentityProvider({ profile, origin, clientName: `Dịch vụ công ${province.name}`, people, now }),
  );

  return {
    port,
    origin,
    graphOrigin: `http://127.0.0.1:${port}`,
    notifications: {
      appId: zalo.messages.app.id,
      appSecret: zalo.messages.app.secret,
      refreshToken: zalo.messages.refreshToken(),
      templates: { dossierCode: zalo.messages.template },
      origin: `http://127.0.0.1:${port}/__zalo/business.openapi.zalo.me`,
      oauthOrigin: `http://127.0.0.1:${port}/__zalo/oauth.zaloapp.com`,
    },
    appId,
    phoneUrl,
    phoneOrigins: new RegExp(`^http://([a-z0-9-]+\\.)?h5\\.zdn\\.vn\\.localhost:${port}$`),
    device,
    zalo,
    identity: identities[0]!,
    identities,
    zaloLinkOrigin: `${origin}/__sandbox/zalo.me`,
    identityClient: {
      secrets: Object.fromEntries(identities.map(({ profile, clientSecret }) => [profile.id, clientSecret])),
      issuers: Object.fromEntries(identities.map(({ profile, issuer }) => [profile.id, issuer])),
      zaloLinkOrigin: `${origin}/__sandbox/zalo.me`,
    },
    connect: (next) => {
      server = next;
      for (const each of identities) each.register(next.origin);
      // A server that was started again stands at another address.
      for (const each of devices.values()) void each.patch({});
    },
    close: async () => {
      if (saving) saveNow();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
