/** The phone app we live in, in our own words: what can be asked of it and how it fails. */

/**
 * Why the host did not do it. Every promise of `Host` that rejects, rejects with one of these:
 * - `denied` the citizen said no (now or earlier): go on without, never ask again unasked
 * - `cancelled` the citizen closed the sheet: nothing to say
 * - `unsupported` this Zalo is too old for it: offer another way, or `updateHost`
 * - `not-approved` Zalo has not approved the mini app for it: offer another way
 * - `rate-limited` asked too often: try again in a moment
 * - `timeout` no answer in the time we give
 * - `unavailable` not inside Zalo, or Zalo failed
 */
export type HostErrorCode =
  "denied" | "cancelled" | "unsupported" | "not-approved" | "rate-limited" | "timeout" | "unavailable";

export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: HostErrorCode;
  /** Which of our verbs failed. */
  readonly verb: string;
  /** The host's own number where it gave one, for the log only. */
  readonly nativeCode?: number;

  constructor(code: HostErrorCode, verb: string, nativeCode?: number) {
    super(`${verb}: ${code}${nativeCode === undefined ? "" : ` (${nativeCode})`}`);
    this.code = code;
    this.verb = verb;
    if (nativeCode !== undefined) this.nativeCode = nativeCode;
  }
}

/** What can be asked of the host. Ask `can` before offering one of them. */
export interface Verbs {
  /** A Zalo access token naming the citizen by id only, silently, for our server to check. */
  accessToken(): Promise<string>;
  /**
   * Asks for Zalo name and phone number (one sheet of Zalo's). Explain why first. `phoneToken` is single use and lives
   * two minutes; only our server can read it. Rejects `denied` after a no, and a later call is the citizen's own doing.
   */
  shareIdentity(): Promise<{ accessToken: string; phoneToken: string }>;
  /** Asks where the phone is. `locationToken` is single use and lives two minutes; only our server can read it. */
  shareLocation(): Promise<{ accessToken: string; locationToken: string }>;
  /** What the citizen has allowed so far. Asks nothing. */
  permissions(): Promise<{ name: boolean; phone: boolean; location: boolean }>;
  /** Opens Zalo's own page of this mini app's permissions: what to offer after a refusal instead of asking again. */
  openPermissionSettings(): Promise<void>;
  /**
   * Lets the citizen choose at most `max` photos, or take one. Call it directly in a click: browsers open a file chooser
   * only within a gesture. Needs no permission of Zalo's. Rejects `cancelled` where nothing was chosen.
   * @returns the files as the phone gave them, in order, never more than `max`; not compressed, type not checked
   */
  pickPhotos(max: number, source: "camera" | "album"): Promise<File[]>;
  /** The same for PDF files. */
  pickDocuments(max: number): Promise<File[]>;
  /** Opens the QR scanner. @returns the words in the code. */
  scanQr(): Promise<string>;
  /** Hands a number to the phone's dialler; the citizen presses call. */
  callPhone(number: string): Promise<void>;
  /** Opens an https address over the app, with a way back. Ask the citizen first when it is not the province's own. */
  openWebview(url: string): Promise<void>;
  /** Zalo's share sheet with a card that opens the app at `path`. `thumbnail` is an https address. */
  share(card: { title: string; description: string; thumbnail: string; path: string }): Promise<void>;
  /** Closes the mini app. */
  close(): Promise<void>;
  /** Zalo asks whether to follow the official account. `denied` after a no. */
  followOfficialAccount(officialAccountId: string): Promise<void>;
  /** Opens the chat with the official account, with words ready to be sent. */
  openChat(officialAccountId: string, message?: string): Promise<void>;
  /** Zalo asks whether the app may send notifications. `denied` after a no. */
  requestNotifications(): Promise<void>;
  /** Offers an icon on the phone's own screen. */
  createShortcut(): Promise<void>;
  /** Saves a picture to the phone's album, from an https address or a `data:` address. */
  saveImage(image: string): Promise<void>;
  /** Offers to update Zalo, for citizens whose Zalo lacks something. */
  updateHost(): Promise<void>;
  /** How the app was entered, as Zalo calls it (`qrCode`, `search`, …); empty where unknown. */
  entrySource(): Promise<string>;
}

export type Verb = keyof Verbs;

export interface Storage {
  /** @returns the value; undefined where absent, where the host evicted it, or where there is no storage */
  get(key: string): Promise<string | undefined>;
  /** Keeps it as a cache: the host may evict it at any time. Without storage, does nothing. Never rejects. */
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface Host extends Verbs {
  /** Whether this phone can, as far as one can know before asking. `storage`: values outlive the app's closing. */
  can(verb: Verb | "storage"): boolean;
  /** As the phone sees it; a phone that is online may still not reach the server. */
  network(): Promise<"online" | "offline">;
  /** Each of these returns the function that stops listening. */
  onNetworkChange(listener: (network: "online" | "offline") => void): () => void;
  /** The app goes to the background, or may be killed: the moment to save. May fire twice for one pause. */
  onPause(listener: () => void): () => void;
  /** The citizen is back in the app: from elsewhere on the phone, or from a page that was open over it. */
  onResume(listener: () => void): () => void;
  /** Somebody opened the app at a path while it was already running. The path is checked to be one inside the app. */
  onOpenPath(listener: (path: string) => void): () => void;
  /** The host's per-app storage: small (5 MB), survives the app's closing, evicted oldest first. */
  storage: Storage;
  launch: Launch;
}

export interface Launch {
  /** Where a QR code or link wants to go: `?p=/reports/new`. Always begins with one slash. */
  path?: string;
  platform: "android" | "ios" | "unknown";
  theme: "light" | "dark";
}

/** `true` when `error` is a `HostError` with one of these codes (any code when none is named). */
export function isHostError(error: unknown, ...codes: HostErrorCode[]): error is HostError {
  return error instanceof HostError && (codes.length === 0 || codes.includes(error.code));
}
