// The whole province in this process: the real server on PGlite (or a database by URL) and the outside world around it.
// Every stack has its own ports, data and clock, so tests need not know of each other.
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  Case,
  Citation,
  NewDossier,
  NewQuestion,
  NewReport,
  OfficeCase,
  Supplement,
} from "../../contract/types.ts";
import type { ProvinceFile } from "../../contract/province.ts";
import { OFFICE_SCOPES } from "../../server/auth.ts";
import { movableClock } from "../../server/core/clock.ts";
import { noteOverdue } from "../../server/core/due.ts";
import { startServer, type RunningServer, type ServerOptions } from "../../server/start.ts";
import { sessionOf } from "../../sandbox/citizen.ts";
import { call, upload } from "../../sandbox/client.ts";
import { AGENCY_SCOPES, agenciesOf } from "../../sandbox/examples/agencies.ts";
import { lift } from "../../sandbox/identity/lift.ts";
import { createSandbox } from "../../sandbox/start.ts";
import { identityOptions, THU } from "./identity.ts";
import { copyTemplate } from "./template.ts";
import { wwwDir } from "../../scripts/lib/build-if-changed.mjs";

const root = join(import.meta.dirname, "..", "..");
const ZALO_SECRET = "secret-of-the-tests";

export interface StackOptions {
  /** Folder under provinces/; the invented one unless told otherwise. */
  province?: string;
  /** That province as it stands in another folder, for a test that publishes something in it. */
  provinceDir?: string;
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string;
  rateLimits?: ServerOptions["rateLimits"];
  localIntake?: ServerOptions["localIntake"];
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
  /** Zalo's endpoints, native actions, and requests to the province's server: values in sandbox/README.md. */
  failures?: Record<string, string | null>;
  slowMs?: number;
}

export async function startStack(options: StackOptions = {}) {
  const province = options.province ?? "demo";
  const provinceDir = options.provinceDir ?? join(root, "provinces", province);
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
  const identity = { ...identityOptions(sandbox), timeoutSeconds: 10 };
  const startOurServer = (): Promise<RunningServer> =>
    startServer({
      provinceDir,
      dataDir,
      databaseUrl: options.databaseUrl,
      port: 0,
      zaloAppId: provinceFile.zalo.appId,
      zaloAppSecret: ZALO_SECRET,
      zaloGraphOrigin: sandbox.graphOrigin,
      zaloTimeoutMs: 5_000,
      identity,
      notifications: sandbox.notifications,
      extraOrigins: [sandbox.phoneOrigins],
      clock,
      logLevel: process.env.LOG_LEVEL ?? "silent",
      rateLimits: options.rateLimits ?? false,
      localIntake: options.localIntake,
    });
  let server = await startOurServer();
  const officeKey = await server.issueOfficeKey({ agency: "Trung tâm 1022", scopes: OFFICE_SCOPES });
  /** Two agencies that take dossiers, each with its own key. */
  const places = Object.values((await agenciesOf(provinceDir)) ?? {});
  const agencyKeys: Record<string, string> = {};
  for (const { name } of places)
    agencyKeys[name] = await server.issueOfficeKey({ agency: name, scopes: AGENCY_SCOPES });
  /** What the server does by itself every quarter of an hour, now. */
  const timePasses = () => noteOverdue(server.core);
  const connect = () =>
    sandbox.connect({ origin: server.origin, officeKeys: { "Trung tâm 1022": officeKey, ...agencyKeys }, timePasses });
  connect();

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
    agencyKeys,
    timePasses,

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

    /** How often a failure of the province's server has struck on that phone. */
    failed: (device: string, failure: string) => sandbox.device(device).struck[failure] ?? 0,

    /** What the agency's officers do, by the office API. */
    deskAccept: (code: string) => desk(code, "accept"),
    deskPass: (code: string, agency: string, reason?: string) => desk(code, "pass", { agency, reason }),
    deskAsk: (code: string, text: string) => desk(code, "ask", { text, attachmentIds: [] }),
    deskClose: (code: string, reason: string) => desk(code, "close", { reason }),
    deskRefuse: (code: string, reason: string) => desk(code, "refuse", { reason }),
    /** A report is answered with pictures or, without them, with a reason why there is none. */
    async deskAnswer(code: string, text: string, photos: Uint8Array[] = [], citations?: Citation[]) {
      const attachmentIds: string[] = [];
      for (const photo of photos)
        attachmentIds.push(await upload(server.origin, "/v1/office/uploads", officer(), photo, "sau.jpg"));
      const reason = photos.length === 0 && !citations ? { noPhotoReason: "Không có gì để chụp." } : {};
      return desk(code, "answer", { text, attachmentIds, citations, ...reason });
    },
    deskPublish: (code: string, attachmentIds: string[] = [], published = true) =>
      desk(code, "publish", { published, attachmentIds }),
    deskJoin: (code: string, into: string) => desk(code, "join", { into }),
    deskRead: (code: string) => call<OfficeCase>(server.origin, "GET", `/v1/office/cases/${code}`, officer()),
    deskSetModule: (id: string, module: { open: boolean; closedMessage?: { vi: string }; banner?: { vi: string } }) =>
      call(server.origin, "PUT", `/v1/office/modules/${id}`, officer(), module),

    citizenApi,
    /** A citizen at level 2, as this person of the providers'. */
    async provenCitizen(person = THU) {
      const number = String(Date.now()).slice(-10);
      const account = { id: `33686374${number}`, name: "Nguyễn Văn Thử", phone: `84900002${number.slice(-3)}` };
      const headers = await sessionOf(server.origin, sandbox, account);
      await lift(server.origin, headers, sandbox.identity.profile.id, person);
      return apiOf(headers);
    },

    /** Stops the server as a deploy does and starts it again on the same data. */
    async restartServer() {
      await server.close();
      server = await startOurServer();
      connect();
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

  async function desk(code: string, action: string, body?: object): Promise<Case> {
    const headers = { ...officer(), "idempotency-key": randomUUID() };
    return (await call<OfficeCase>(server.origin, "POST", `/v1/office/cases/${code}/${action}`, headers, body)).case;
  }

  /** A citizen without a phone: a guest session of their own. */
  async function citizenApi() {
    const { token } = await call<{ token: string }>(server.origin, "POST", "/v1/sessions", {}, {});
    return { token, ...apiOf({ authorization: `Bearer ${token}` }) };
  }

  function apiOf(headers: Record<string, string>) {
    const once = (key: string) => ({ ...headers, "idempotency-key": key });
    return {
      get: <T>(path: string) => call<T>(server.origin, "GET", path, headers),
      sendReport: (report: NewReport, key: string = randomUUID()) =>
        call<Case>(server.origin, "POST", "/v1/reports", once(key), report),
      sendQuestion: (question: NewQuestion, key: string = randomUUID()) =>
        call<Case>(server.origin, "POST", "/v1/questions", once(key), question),
      submitDossier: (dossier: NewDossier, key: string = randomUUID()) =>
        call<Case>(server.origin, "POST", "/v1/dossiers", once(key), dossier),
      supplement: (code: string, body: Supplement, key: string = randomUUID()) =>
        call<Case>(server.origin, "POST", `/v1/my/cases/${code}/supplement`, once(key), body),
      /** @param action `reply`, `reopening` or `rating` */
      act: (code: string, action: string, body: object, key: string = randomUUID()) =>
        call<Case>(server.origin, "POST", `/v1/my/cases/${code}/${action}`, once(key), body),
      /** Sends a file. @returns its id */
      upload: (photo: Uint8Array) => upload(server.origin, "/v1/uploads", headers, photo, "anh.jpg"),
    };
  }
}

/** Makes the folder tests leave things in for people to look at. */
export async function outputFolder(...path: string[]) {
  const folder = join(root, "test-output", ...path);
  await mkdir(folder, { recursive: true });
  return folder;
}
