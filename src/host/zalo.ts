/** Zalo, as a `Host`. The only file that knows zmp-sdk. */
import {
  authorize,
  closeApp,
  createShortcut,
  EventName,
  events,
  followOA,
  getAccessToken,
  getEntrySource,
  getLocation,
  getNetworkType,
  getPhoneNumber,
  getSetting,
  getSystemInfo,
  nativeStorage,
  openChat,
  openPermissionSetting,
  openPhone,
  openShareSheet,
  openWebview,
  requestSendNotification,
  requestUpdateZalo,
  saveImageToGallery,
  scanQRCode,
} from "zmp-sdk";
import { nativeCaller } from "./call.ts";
import { HostError, type Host, type Storage, type Verb } from "./port.ts";
import { insidePath, openedPath } from "./paths.ts";
import { pickDocuments, pickPhotos } from "./photos.ts";

export interface ZaloHostOptions {
  /** Milliseconds for what Zalo does by itself. */
  silentTimeout?: number;
  /** Milliseconds for what waits for a person: reading a sheet, looking for a code to scan. */
  personTimeout?: number;
}

/**
 * The versions below which Zalo lacks a verb: [Android, iOS], as zmp-sdk itself compares them (`isAPISupport`). Verbs
 * not listed exist in every Zalo that runs mini apps.
 */
const SINCE: Partial<Record<Verb | "storage", readonly [android: number, ios: number]>> = {
  shareIdentity: [724, 573],
  storage: [757, 625],
  saveImage: [0, 408],
};

/** Works anywhere, Zalo or not. */
const EVERYWHERE: readonly string[] = ["pickPhotos", "pickDocuments"];

export function createZaloHost({ silentTimeout = 8_000, personTimeout = 180_000 }: ZaloHostOptions = {}): Host {
  const inZalo = isInZalo();
  const system = inZalo ? getSystemInfo() : undefined;
  const platform = platformOf(navigator.userAgent);
  const zaloVersion = versionCode(platform);
  const storage = createStorage();

  function can(verb: Verb | "storage"): boolean {
    if (EVERYWHERE.includes(verb)) return true;
    if (!inZalo || platform === "unknown") return false;
    if (verb === "storage" && !storage) return false;
    const since = SINCE[verb];
    if (!since) return true;
    const override = (window as { isAPISupport?: (android: number, ios: number) => boolean }).isAPISupport;
    if (typeof override === "function") return override(since[0], since[1]);
    return zaloVersion >= since[platform === "android" ? 0 : 1];
  }

  const native = nativeCaller();
  const listeners = new Map<EventName, Set<(data: unknown) => void>>();

  const loginFailure = inZalo ? failedLogin() : new Promise<never>(() => undefined);

  /** Does `run` for `verb` if this host can, within the time allowed. */
  async function ask<T>(
    verb: Verb,
    milliseconds: number,
    api: string,
    given: object,
    run: () => Promise<T>,
  ): Promise<T> {
    if (!can(verb)) throw new HostError(inZalo ? "unsupported" : "unavailable", verb);
    return native({ verb, api, given, milliseconds }, () => Promise.race([run(), loginFailure]));
  }
  /** What Zalo does by itself. */
  const silently = <T>(verb: Verb, api: string, given: object, run: () => Promise<T>) =>
    ask(verb, silentTimeout, api, given, run);
  /**
   * What waits for a person, or opens something that Zalo may answer for only when it is closed. The login that every
   * call waits for is no person's doing: without it nobody would see a sheet, and all would wait for one.
   */
  const withPerson = async <T>(verb: Verb, api: string, given: object, run: () => Promise<T>) => {
    await silently(verb, "getEntrySource", {}, () => getEntrySource({}));
    return ask(verb, personTimeout, api, given, run);
  };

  async function settings(verb: Verb) {
    const { authSetting } = await silently(verb, "getSetting", {}, () => getSetting({}));
    return authSetting ?? {};
  }

  async function allow(verb: Verb, scopes: ("scope.userInfo" | "scope.userPhonenumber" | "scope.userLocation")[]) {
    const answer = await withPerson(verb, "authorize", { scopes }, () => authorize({ scopes }));
    // Some Zalo versions answer with what was granted instead of refusing.
    if (scopes.some((scope) => answer?.[scope] === false)) throw new HostError("denied", verb, -201);
  }

  async function token(verb: Verb, api: string, run: () => Promise<{ token?: string }>): Promise<string> {
    const { token } = await withPerson(verb, api, {}, run);
    if (!token) throw new HostError("unavailable", verb);
    return token;
  }

  async function accessToken(verb: Verb): Promise<string> {
    const token = await silently(verb, "getAccessToken", {}, () => getAccessToken({}));
    if (!token) throw new HostError("unavailable", verb);
    return token;
  }

  const nothing = () => undefined;

  return {
    can,
    accessToken: () => accessToken("accessToken"),
    async shareIdentity() {
      await allow("shareIdentity", ["scope.userInfo", "scope.userPhonenumber"]);
      // The access token first: it lives an hour, the phone token two minutes.
      const access = await accessToken("shareIdentity");
      return {
        accessToken: access,
        phoneToken: await token("shareIdentity", "getPhoneNumber", () => getPhoneNumber({})),
      };
    },
    async shareLocation() {
      // getLocation asks by itself where authorize does not exist.
      if (can("shareIdentity")) await allow("shareLocation", ["scope.userLocation"]);
      const access = await accessToken("shareLocation");
      return {
        accessToken: access,
        locationToken: await token("shareLocation", "getLocation", () => getLocation({})),
      };
    },
    async permissions() {
      const granted = await settings("permissions");
      return {
        name: granted["scope.userInfo"] === true,
        phone: granted["scope.userPhonenumber"] === true,
        location: granted["scope.userLocation"] === true,
      };
    },
    openPermissionSettings: () =>
      withPerson("openPermissionSettings", "openPermissionSetting", {}, () => openPermissionSetting({})).then(nothing),
    pickPhotos,
    pickDocuments,
    async scanQr() {
      const { content } = await withPerson("scanQr", "scanQRCode", {}, () => scanQRCode({}));
      if (!content) throw new HostError("cancelled", "scanQr");
      return content;
    },
    callPhone: (phoneNumber) =>
      withPerson("callPhone", "openPhone", { phoneNumber }, () => openPhone({ phoneNumber })).then(nothing),
    openWebview: (url) =>
      withPerson("openWebview", "openWebview", { url }, () =>
        openWebview({ url, config: { style: "normal", leftButton: "back" } }),
      ).then(nothing),
    share: (card) =>
      withPerson("share", "openShareSheet", card, () => openShareSheet({ type: "zmp_deep_link", data: card })).then(
        nothing,
      ),
    close: () => silently("close", "closeApp", {}, () => closeApp({})).then(nothing),
    followOfficialAccount: (id) =>
      withPerson("followOfficialAccount", "followOA", { id }, () => followOA({ id, showDialogConfirm: true })).then(
        nothing,
      ),
    openChat: (id, message = "") =>
      withPerson("openChat", "openChat", { id, message }, () => openChat({ type: "oa", id, message })).then(nothing),
    requestNotifications: () =>
      withPerson("requestNotifications", "requestSendNotification", {}, () => requestSendNotification({})).then(
        nothing,
      ),
    createShortcut: () =>
      withPerson("createShortcut", "createShortcut", {}, () => createShortcut({ params: {} })).then(nothing),
    saveImage: (image) =>
      withPerson("saveImage", "saveImageToGallery", { image }, () =>
        saveImageToGallery(image.startsWith("data:") ? { imageBase64Data: image } : { imageUrl: image }),
      ).then(nothing),
    updateHost: () => withPerson("updateHost", "requestUpdateZalo", {}, () => requestUpdateZalo({})).then(nothing),
    entrySource: () =>
      silently("entrySource", "getEntrySource", {}, () => getEntrySource({})).then((entry) => entry?.srcOpen ?? ""),

    async network() {
      if (!navigator.onLine) return "offline";
      if (!inZalo) return "online";
      return native({ verb: "network", api: "getNetworkType", given: {}, milliseconds: silentTimeout }, () =>
        getNetworkType({}),
      ).then(
        ({ networkType }) => (networkType === "none" ? "offline" : "online"),
        () => "online",
      );
    },
    onNetworkChange(listener) {
      const online = () => listener("online");
      const offline = () => listener("offline");
      const changed = (data: unknown) => (isOffline(data) ? offline() : online());
      window.addEventListener("online", online);
      window.addEventListener("offline", offline);
      const stop = on(EventName.NetworkChanged, changed);
      return () => {
        window.removeEventListener("online", online);
        window.removeEventListener("offline", offline);
        stop();
      };
    },
    onPause(listener) {
      // A webview may be killed without Zalo's event: being hidden is the last thing it is sure to be told.
      const hidden = () => document.visibilityState === "hidden" && listener();
      document.addEventListener("visibilitychange", hidden);
      const stop = on(EventName.AppPaused, listener);
      return () => {
        document.removeEventListener("visibilitychange", hidden);
        stop();
      };
    },
    onResume: (listener) => {
      // A webview over the app is left without a word of AppResumed.
      const stops = [on(EventName.AppResumed, listener), on(EventName.WebviewClosed, listener)];
      return () => stops.forEach((stop) => stop());
    },
    onOpenPath: (listener) =>
      on(EventName.OpenApp, (data) => {
        const path = openedPath((data as { path?: unknown } | undefined)?.path);
        if (path) listener(path);
      }),
    storage: storage ?? NO_STORAGE,
    launch: {
      ...launchPath(),
      platform,
      theme: (system?.zaloTheme ?? "light") === "dark" ? "dark" : "light",
    },
  };

  /** zmp-sdk wraps what is given to `events.on`, so `events.off` never finds it: one of ours for each event, for good. */
  function on(event: EventName, listener: (data: unknown) => void): () => void {
    let heard = listeners.get(event);
    if (!heard) {
      const all = (heard = new Set());
      listeners.set(event, all);
      events.on(event, (data: unknown) => [...all].forEach((each) => each(data)));
    }
    const own = (data: unknown) => listener(data);
    heard.add(own);
    return () => void heard.delete(own);
  }

  /** nativeStorage is synchronous and throws where Zalo is too old for it, or where the host has none. */
  function createStorage(): Storage | undefined {
    try {
      if (!inZalo) return undefined;
      nativeStorage.getStorageInfo();
    } catch {
      return undefined;
    }
    return {
      async get(key) {
        try {
          return nativeStorage.getItem(key) || undefined;
        } catch {
          return undefined;
        }
      },
      async set(key, value) {
        try {
          nativeStorage.setItem(key, value);
        } catch {
          // A cache: full or gone is as good as not kept.
        }
      },
      async remove(key) {
        try {
          nativeStorage.removeItem(key);
        } catch {
          // Nothing to remove.
        }
      },
    };
  }
}

/**
 * Rejects when Zalo refuses the login. zmp-sdk then leaves every call unanswered for as long as the page lives, and says
 * so only by a rejection nobody handles (`jumpAndGetToken`: an async executor inside `new Promise`).
 */
function failedLogin(): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    window.addEventListener("unhandledrejection", (event) => {
      const { action, error_code } = (event.reason ?? {}) as { action?: unknown; error_code?: unknown };
      if (action !== "action.jump.login") return;
      event.preventDefault();
      reject({ code: error_code });
    });
  });
  failure.catch(() => undefined); // told to each call that races it
  return failure;
}

const NO_STORAGE: Storage = {
  get: async () => undefined,
  set: async () => undefined,
  remove: async () => undefined,
};

/**
 * Whether Zalo's bridge is really there. On localhost zmp-sdk answers everything with dummies, and on any other address
 * it fails with an unknown error: neither is Zalo.
 */
function isInZalo(): boolean {
  const { hostname, pathname, search } = window.location;
  return (
    hostname.includes("h5.zdn.vn") &&
    (pathname.startsWith("/zapps") || new URLSearchParams(search).get("env") === "TESTING_LOCAL") &&
    typeof (window as { ZaloJavaScriptInterface?: unknown }).ZaloJavaScriptInterface === "object"
  );
}

function platformOf(userAgent: string): "android" | "ios" | "unknown" {
  if (/android/i.test(userAgent)) return "android";
  return /iphone|ipad|ipod|ios/i.test(userAgent) ? "ios" : "unknown";
}

/** Zalo's version as zmp-sdk counts it: the host's own word first, then the user agent. */
function versionCode(platform: string): number {
  const told = Number((window as { zaloVersionCode?: unknown }).zaloVersionCode);
  const written = Number(/zalo\s*\S*\/(\d+)/i.exec(navigator.userAgent)?.[1] ?? 0);
  const code = told || (platform === "android" && written < 24_112_000 ? written % 10_000 : written);
  // Nine digits with a zero in the middle are eight with a padded month.
  return /^\d{5}0\d{3}$/.test(String(code)) ? Number(String(code).replace(/^(\d{5})0/, "$1")) : code;
}

function launchPath(): { path?: string } {
  const path = insidePath(new URLSearchParams(window.location.search).get("p"));
  return path ? { path } : {};
}

function isOffline(data: unknown): boolean {
  return (data as { state?: unknown } | undefined)?.state === "DISCONNECTED" || !navigator.onLine;
}
