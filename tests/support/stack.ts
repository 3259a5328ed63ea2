// The whole province in this process: the real server on PGlite (or a database by URL) and the outside world around it.
// Every stack has its own ports, data and clock, so tests need not know of each other.
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewReport, OfficeReport, Problem, Report, Upload } from "../../contract/types.ts";
import type { ProvinceFile } from "../../contract/province.ts";
import { movableClock } from "../../server/core/clock.ts";
import { startServer, type RunningServer, type ServerOptions } from "../../server/start.ts";
import { createSandbox } from "../../sandbox/start.ts";
import { copyTemplate } from "./template.ts";
import { wwwDir } from "../../scripts/lib/build-if-changed.mjs";

const root = join(import.meta.dirname, "..", "..");
const ZALO_SECRET = "secret-of-the-tests";
const ALL_SCOPES = ["reports:read", "reports:write", "reports:publish", "reports:police", "modules:write"];

export interface StackOptions {
  /** Folder under provinces/; the invented one unless told otherwise. */
  province?: string;
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string;
  rateLimits?: ServerOptions["rateLimits"];
  /** Keep the data in this folder, to start on it again later. */
  dataDir?: string;
}

export type Stack = Awaited<ReturnType<typeof startStack>>;

/** What a simulated phone can be told (`PATCH /__sandbox/devices/<device>`). */
export interface DevicePatch {
  persona?: "grandmother" | "student" | "shop-owner" | "refuser" | "old-zalo";
  platform?: "android" | "ios";
  permissions?: Partial<
    Record<"userInfo" | "phone" | "location" | "notification" | "camera" | "oa", "ask" | "allow" | "deny">
  >;
  network?: "online" | "offline" | "2g" | "3g" | "4g";
  storageFull?: boolean;
  missing?: { indexedDB?: boolean; webCrypto?: boolean; nativeStorage?: boolean };
  clockOffsetMs?: number;
  location?: { latitude: number; longitude: number };
  /** Multiplies the root's font size. */
  textScale?: number;
  /** Multiplies every computed font size, as Android's webview does. */
  textZoom?: number;
  qr?: string | null;
  account?: { id: string; name: string; phone: string };
  failures?: Record<string, "slow" | "500" | "-501" | "invalid-token" | "expired-token" | "garbage" | null>;
}

export async function startStack(options: StackOptions = {}) {
  const province = options.province ?? "demo";
  const provinceDir = join(root, "provinces", province);
  const provinceFile = JSON.parse(await readFile(join(provinceDir, "province.json"), "utf8")) as ProvinceFile;
  const folder = await mkdtemp(join(tmpdir(), "stack-"));
  const dataDir = options.dataDir ?? join(folder, "data");
  if (!options.dataDir && !options.databaseUrl) await copyTemplate(provinceDir, dataDir);

  const clock = movableClock();
  const sandbox = await createSandbox({
    wwwDir: wwwDir(province),
    provinceDir,
    apiOrigin: provinceFile.apiOrigin,
    zaloAppSecret: ZALO_SECRET,
    clock,
  });
  const startOurServer = (): Promise<RunningServer> =>
    startServer({
      provinceDir,
      dataDir,
      databaseUrl: options.databaseUrl,
      port: 0,
      zaloAppId: provinceFile.zalo.appId,
      zaloAppSecret: ZALO_SECRET,
      zaloGraphOrigin: sandbox.graphOrigin,
      extraOrigins: [sandbox.phoneOrigins],
      clock,
      logLevel: process.env.LOG_LEVEL ?? "silent",
      rateLimits: options.rateLimits ?? false,
    });
  let server = await startOurServer();
  const officeKey = await server.issueOfficeKey({ agency: "Trung tâm 1022", scopes: ALL_SCOPES });
  sandbox.connect({ origin: server.origin, officeKey });

  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.origin}/__sandbox${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    const text = await response.text();
    return text ? (JSON.parse(text) as unknown) : undefined;
  };

  return {
    province: provinceFile,
    provinceDir,
    dataDir,
    clock,
    sandbox,
    get server() {
      return server;
    },
    officeKey,

    /** Where a phone opens the app, as a deep link when `path` is given. */
    phoneUrl(path?: string, device = "main") {
      const url = new URL(sandbox.phoneUrl(device));
      if (path) url.searchParams.set("p", path);
      return url.href;
    },
    device: (device: string) => control("GET", `/devices/${device}`) as Promise<Record<string, unknown>>,
    patchDevice: (device: string, patch: DevicePatch) => control("PATCH", `/devices/${device}`, patch),
    resetDevice: (device: string) => control("POST", `/devices/${device}/reset`, {}),
    relaunch: (device: string) => control("POST", `/devices/${device}/relaunch`, {}),
    openEntry: (device: string, entry: "qr" | "search" | "oa" | "link", path: string) =>
      control("POST", `/devices/${device}/open`, { entry, path }),
    sendEvent: (device: string, name: string, data: unknown = {}) =>
      control("POST", `/devices/${device}/events`, { name, data }),
    /** What the app asked of Zalo on that phone, in order. */
    nativeCalls: (device: string) => sandbox.device(device).calls,

    /** What the agency's officers do, by the office API. */
    deskAccept: (code: string) => desk(`/v1/office/reports/${code}/accept`),
    deskRefuse: (code: string, reason: string) => desk(`/v1/office/reports/${code}/refuse`, { reason }),
    async deskAnswer(code: string, text: string, photos: Uint8Array<ArrayBuffer>[] = []) {
      const photoIds: string[] = [];
      for (const photo of photos) photoIds.push((await deskUpload(photo)).id);
      const reason = photos.length === 0 ? { noPhotoReason: "Không có gì để chụp." } : {};
      return desk(`/v1/office/reports/${code}/answer`, { text, photoIds, ...reason });
    },
    deskPublish: (code: string, photoIds: string[] = [], published = true) =>
      desk(`/v1/office/reports/${code}/publish`, { published, photoIds }),
    async deskRead(code: string) {
      return call<OfficeReport>("GET", `/v1/office/reports/${code}`, { headers: officer() });
    },
    deskSetModule: (id: string, module: { open: boolean; closedMessage?: { vi: string }; banner?: { vi: string } }) =>
      call("PUT", `/v1/office/modules/${id}`, { headers: officer(), body: module }),

    citizenApi,

    /** Stops the server as a deploy does and starts it again on the same data. */
    async restartServer() {
      await server.close();
      server = await startOurServer();
      sandbox.connect({ origin: server.origin, officeKey });
    },
    async close() {
      await server.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  function officer(): Record<string, string> {
    return { "x-office-key": officeKey, "x-officer-id": "officer-of-the-tests" };
  }

  async function desk(path: string, body?: unknown) {
    const answer = await call<OfficeReport>("POST", path, {
      headers: { ...officer(), "idempotency-key": randomUUID() },
      body,
    });
    return answer.report;
  }

  function deskUpload(photo: Uint8Array<ArrayBuffer>) {
    return call<Upload>("POST", "/v1/office/uploads", {
      headers: { ...officer(), "idempotency-key": randomUUID() },
      bytes: photo,
    });
  }

  /** A citizen without a phone: a guest session of their own. */
  async function citizenApi() {
    const { token } = await call<{ token: string }>("POST", "/v1/sessions", { body: {} });
    const headers = () => ({ authorization: `Bearer ${token}` });
    return {
      token,
      get: <T>(path: string) => call<T>("GET", path, { headers: headers() }),
      sendReport: (report: NewReport, key: string = randomUUID()) =>
        call<Report>("POST", "/v1/reports", { headers: { ...headers(), "idempotency-key": key }, body: report }),
      upload: (photo: Uint8Array<ArrayBuffer>, key: string = randomUUID()) =>
        call<Upload>("POST", "/v1/uploads", { headers: { ...headers(), "idempotency-key": key }, bytes: photo }),
    };
  }

  async function call<T>(
    method: string,
    path: string,
    {
      headers = {},
      body,
      bytes,
    }: { headers?: Record<string, string>; body?: unknown; bytes?: Uint8Array<ArrayBuffer> },
  ): Promise<T> {
    const type = bytes ? "application/octet-stream" : "application/json";
    const response = await fetch(server.origin + path, {
      method,
      headers: { ...headers, ...(bytes || body !== undefined ? { "content-type": type } : {}) },
      body: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
    throw new ProblemAnswer((await response.json()) as Problem, `${method} ${path}`);
  }
}

/** A failure as the server said it. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, call: string) {
    super(`${call} answered ${problem.status} ${problem.code}`);
    this.problem = problem;
  }
}

/** Makes the folder tests leave things in for people to look at. */
export async function outputFolder(...path: string[]) {
  const folder = join(root, "test-output", ...path);
  await mkdir(folder, { recursive: true });
  return folder;
}
