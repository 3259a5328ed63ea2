import { isServerFailure, parseFailure } from "./gateway.ts";
import { PERSONAS, type Persona, type PersonaId } from "./personas.ts";
import { NativeStore } from "./storage.ts";

export const PERMISSIONS = ["userInfo", "phone", "location", "notification", "camera", "oa"] as const;
export type Permission = (typeof PERMISSIONS)[number];
export type Policy = "ask" | "allow" | "deny";
export type Network = "online" | "offline" | "2g" | "3g" | "4g";
export type Entry = "qr" | "search" | "oa" | "link";

/** What the control API can read and change on one simulated phone. */
export interface DeviceSettings {
  persona: PersonaId;
  platform: "android" | "ios";
  theme: "light" | "dark";
  permissions: Record<Permission, Policy>;
  network: Network;
  storageFull: boolean;
  missing: { indexedDB: boolean; webCrypto: boolean; nativeStorage: boolean };
  clockOffsetMs: number;
  location: { latitude: number; longitude: number };
  /**
   * Per Zalo endpoint, native action (`action.get.location`) or request to the province's server
   * (`PATCH /v1/uploads`); values in README.md.
   */
  failures: Record<string, string>;
  /** How long the `slow` failure takes. */
  slowMs: number;
  /** Multiplies the root's font size. */
  textScale: number;
  /** Multiplies every computed font size, as Android's webview does. */
  textZoom: number;
  /** What the next QR scan reads; null shows the scanner's sheet, "" is a scan given up. */
  qr: string | null;
  /** Someone else than the persona's own account: for tests that need many citizens. */
  account: { id: string; name: string; phone: string };
}

export interface NativeCall {
  action: string;
  params: unknown;
  at: string;
}

export type Message =
  | {
      type: "settings";
      settings: DeviceSettings;
      granted: Partial<Record<Permission, boolean>>;
      /** A reset phone: what was stored is gone. */
      forget?: true;
    }
  | { type: "event"; name: string; data: unknown }
  | { type: "kill" }
  | { type: "navigate"; url: string }
  | { type: "call"; call: NativeCall };

const DEFAULTS: Omit<DeviceSettings, "persona" | "account"> = {
  platform: "android",
  theme: "light",
  permissions: {
    userInfo: "ask",
    phone: "ask",
    location: "ask",
    notification: "ask",
    camera: "ask",
    oa: "ask",
  },
  network: "online",
  storageFull: false,
  missing: { indexedDB: false, webCrypto: false, nativeStorage: false },
  clockOffsetMs: 0,
  location: { latitude: 11.3131, longitude: 106.0963 },
  failures: {},
  slowMs: 8000,
  textScale: 1,
  textZoom: 1,
  qr: null,
};

function settingsOf(id: PersonaId): DeviceSettings {
  const persona: Persona = PERSONAS[id];
  return structuredClone({ ...DEFAULTS, ...persona.settings, persona: id, account: persona.account });
}

/** A patch that cannot be applied; the message says why, for the developer who sent it. */
export class BadPatch extends Error {}

const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const record = (check: (value: unknown) => boolean, keys?: readonly string[]) => (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([key, item]) => (!keys || keys.includes(key)) && check(item));
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isString = (value: unknown) => typeof value === "string";

const CHECKS: Record<keyof DeviceSettings, (value: unknown) => boolean> = {
  persona: (value) => isString(value) && Object.hasOwn(PERSONAS, value as string),
  platform: oneOf("android", "ios"),
  theme: oneOf("light", "dark"),
  permissions: record(oneOf("ask", "allow", "deny"), PERMISSIONS),
  network: oneOf("online", "offline", "2g", "3g", "4g"),
  storageFull: oneOf(true, false),
  missing: record(oneOf(true, false), ["indexedDB", "webCrypto", "nativeStorage"]),
  clockOffsetMs: isNumber,
  location: record(isNumber, ["latitude", "longitude"]),
  failures: (value) =>
    record((one) => one === null || isString(one))(value) &&
    Object.entries(value as Record<string, string | null>).every(
      ([name, one]) => !isServerFailure(name) || !one || one === "ok" || parseFailure(one) !== undefined,
    ),
  slowMs: isNumber,
  textScale: (value) => isNumber(value) && (value as number) > 0,
  textZoom: (value) => isNumber(value) && (value as number) > 0,
  qr: (value) => value === null || isString(value),
  account: record(isString, ["id", "name", "phone"]),
};

/** One simulated phone: its owner, its settings, what it remembers and who listens to it. */
export class Device {
  readonly id: string;
  settings = settingsOf("student");
  /** Answers given to permission sheets; granted stays granted. */
  granted: Partial<Record<Permission, boolean>> = {};
  /** OAs followed. */
  following = new Set<string>();
  store = new NativeStore();
  calls: NativeCall[] = [];
  /** How often each failure of the province's server has struck. */
  struck: Record<string, number> = {};
  launch: { entry: Entry; path: string } = { entry: "search", path: "" };
  /** Open pages of the app on this phone. */
  pages = 0;
  #listeners = new Set<(message: Message) => void | Promise<void>>();
  #opening: Promise<void> | undefined;
  #opened: (() => void) | undefined;
  #changed: () => void;

  constructor(id: string, changed: () => void = () => {}) {
    this.id = id;
    this.#changed = changed;
  }

  async patch(patch: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(patch)) {
      const check = CHECKS[key as keyof DeviceSettings];
      if (!check) throw new BadPatch(`Unknown setting: ${key}`);
      if (!check(value)) throw new BadPatch(`Bad value for ${key}: ${JSON.stringify(value)}`);
    }
    const before = this.settings;
    if (typeof patch["persona"] === "string") {
      this.settings = settingsOf(patch["persona"] as PersonaId);
      // Another person: nothing the person before allowed counts.
      if (patch["persona"] !== before.persona) this.granted = {};
    }
    const next: Record<string, unknown> = { ...this.settings };
    for (const [key, value] of Object.entries(patch)) {
      if (key === "persona") continue;
      next[key] =
        typeof value === "object" && value !== null ? { ...(next[key] as object), ...(value as object) } : value;
    }
    const failures = next["failures"] as Record<string, string | null>;
    for (const [key, value] of Object.entries(failures)) if (!value || value === "ok") delete failures[key];
    this.settings = next as unknown as DeviceSettings;
    const permissions = (patch["permissions"] ?? {}) as Partial<Record<Permission, Policy>>;
    for (const [name, policy] of Object.entries(permissions) as [Permission, Policy][]) {
      if (policy === "deny") this.granted[name] = false;
      if (policy === "ask") delete this.granted[name];
    }
    if ("storageFull" in patch) {
      if (this.settings.storageFull) this.store.fill();
      else this.store.drain();
    }
    this.#changed();
    await this.send({ type: "settings", settings: this.settings, granted: this.granted });
    if (before.network !== this.settings.network) {
      const connected = this.settings.network !== "offline";
      await this.send({
        type: "event",
        name: "h5.event.connection.changed",
        data: { state: connected ? "CONNECTED" : "DISCONNECTED" },
      });
    }
  }

  /** A failure of the province's server has struck. */
  strike(name: string, once: boolean): void {
    this.struck[name] = (this.struck[name] ?? 0) + 1;
    if (!once) return;
    delete this.settings.failures[name];
    void this.patch({});
  }

  grant(permission: Permission, granted: boolean): void {
    this.granted[permission] = granted;
    this.#changed();
  }

  /** A phone fresh from the shop, owned by the student. */
  async reset(): Promise<void> {
    this.settings = settingsOf("student");
    this.granted = {};
    this.following.clear();
    this.store.clear();
    this.calls = [];
    this.struck = {};
    this.launch = { entry: "search", path: "" };
    this.#changed();
    await this.send({ type: "settings", settings: this.settings, granted: this.granted, forget: true });
  }

  /** A page of the app is on its way to the phone. */
  pageServed(): void {
    this.#opening = new Promise((resolve) => {
      this.#opened = resolve;
      setTimeout(resolve, 1500).unref();
    });
  }

  async whenOpened(): Promise<void> {
    await this.#opening;
  }

  pageOpened(): void {
    this.pages++;
    this.#opened?.();
  }

  pageClosed(): void {
    this.pages--;
  }

  storageChanged(): void {
    this.#changed();
  }

  record(action: string, params: unknown, at: string): void {
    const call = { action, params, at };
    this.calls.push(call);
    if (this.calls.length > 1000) this.calls.shift();
    void this.send({ type: "call", call });
  }

  /** Something shows this phone: the app, the page left after a kill, or the controls. */
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  listen(listener: (message: Message) => void | Promise<void>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves once every open page of the app has acted on it, so that a test may go on at once. */
  async send(message: Message): Promise<void> {
    // A page that was just served opens its channel in a moment; it must not miss this.
    if (message.type !== "call") await this.whenOpened();
    await Promise.all(
      [...this.#listeners].map(async (listener) => {
        await listener(message);
      }),
    );
  }

  describe() {
    return {
      id: this.id,
      ...this.settings,
      granted: this.granted,
      struck: this.struck,
      running: this.pages > 0,
      launch: this.launch,
      nativeStorage: { bytes: this.store.size, quota: this.store.quota, keys: Object.keys(this.store.visible()) },
    };
  }

  toFile() {
    return { settings: this.settings, granted: this.granted, storage: this.store.visible() };
  }

  fromFile(file: ReturnType<Device["toFile"]>): void {
    this.settings = { ...settingsOf("student"), ...file.settings };
    this.granted = file.granted;
    this.store.set(file.storage);
    if (this.settings.storageFull) this.store.fill();
  }
}
