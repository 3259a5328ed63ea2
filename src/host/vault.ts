/**
 * What the citizen began and has not finished, kept on the phone: a cache that survives a kill, never the truth.
 *
 * Every record is sealed with AES-GCM under a key that lives in the host's own storage (per app), with a copy in the
 * server's care; the ciphertext lies in IndexedDB, whose origin is shared with every other mini app. Each of the three
 * may be missing (docs: design §7):
 *
 * - no IndexedDB: small records lie, sealed, in native storage; files stay in memory
 * - no WebCrypto: nothing is kept
 * - no native storage: the key comes from the server's care; without it nothing is kept in this run, and what lies there
 *   sealed stays
 *
 * What cannot be kept stays in memory until the app closes, and is read from there.
 *
 * Two Zalo accounts may use one phone: every record bears whose it is, and only those of who is here now are there, to
 * read, to write over and to remove (docs/decisions/0008-whose-it-is-on-this-phone.md).
 */
import { now } from "../lib/clock.ts";
import { province } from "../lib/province.ts";
import { getHost } from "./host.ts";
import type { Storage } from "./port.ts";
import { indexedStore, nativeStore, type About, type Sealed, type SealedStore, type Whose } from "./vaultStore.ts";

/**
 * Evicted in this order when room is short: `seen`, oldest first; then files that no draft and nothing in the outbox
 * names; then drafts that are safe elsewhere (`spare`). The outbox and what it names never.
 */
export type Shelf = "outbox" | "drafts" | "files" | "seen";

/** What the vault may know of a sealed record without opening it. */
export interface Written {
  /** Ids of files that must live as long as this record. */
  files?: string[];
  /** Safe elsewhere: may go when room is short. */
  spare?: boolean;
}

export interface Vault {
  /** `kept`: survives a kill. `memory`: only while the app is open (no WebCrypto, nowhere to keep, or no key to be had). */
  open(): Promise<"kept" | "memory">;
  /** @returns undefined where absent, where it cannot be read any more, or where its key is not to be had now */
  read<T>(shelf: Shelf, id: string): Promise<T | undefined>;
  /** @returns true when it survives a kill from now on; false: in memory only */
  write(shelf: Shelf, id: string, value: unknown, written?: Written): Promise<boolean>;
  readFile(id: string): Promise<Blob | undefined>;
  writeFile(id: string, file: Blob): Promise<boolean>;
  remove(shelf: Shelf, id: string): Promise<void>;
  list(shelf: Shelf): Promise<{ id: string; savedAt: string; bytes: number }[]>;
  /**
   * Who has this phone from now on. What was nobody's becomes theirs, and what was seen with another identity goes.
   * @param whose without an account, a guest: the phone stays that of the account it knew last
   * @param sure Zalo has said so; until it has, what this run began is that of the account which turns out to be here
   * @returns whether it was another account, or another identity, until now
   */
  belongsTo(whose: Whose, sure: boolean): boolean;
  /**
   * An earlier release of the app said of no record whose it is: what lies here without a name was left by this account.
   * What was seen is not kept; it can be seen again.
   * @param account undefined where nobody can say any more: then what that release left is kept, and shown to nobody
   */
  leftBy(account: string | undefined): Promise<void>;
  /**
   * @returns `unsure`: of whoever began it in this run, and Zalo has not said who that is; undefined where there is none
   */
  whoseIs(shelf: Shelf, id: string): Promise<"theirs" | "unsure" | "another's" | undefined>;
  /** When the citizen asks: everything of theirs, and the key where nothing is left for it to open. */
  wipe(): Promise<void>;
}

/** A key in the server's care: `id` names it, `key` is 32 bytes in base64. */
export interface CaredKey {
  id: string;
  key: string;
}

/** How keys are left with the server. Rejects when it cannot be asked. */
export interface KeyCare {
  list(): Promise<CaredKey[]>;
  keep(key: CaredKey): Promise<unknown>;
}

export interface VaultParts {
  /** The host's storage; undefined where nothing written there is ever read again. */
  native?: Storage;
  /** Where files can lie, too: IndexedDB. Gives undefined where there is none. */
  roomy(): Promise<SealedStore | undefined>;
  crypto?: Crypto;
  care: KeyCare;
  /** Who had this phone when it was used last; `belongsTo` keeps it in `native`. */
  last?: Whose;
  /** Bytes the browser allows us; undefined where it does not say. */
  quota?: () => Promise<number | undefined>;
}

const KEY = "vault.key";
const LAST = "vault.whose";
/** The name of no account. */
const NOBODY = "?";
/** Our own budget. Of the browser's quota we take at most the share below. */
const BUDGET = 40 * 1024 * 1024;
const SHARE_OF_QUOTA = 0.6;
/** Native storage holds 5 MB for everything, the token and the key among it; sealed records are base64 there. */
const NATIVE_BUDGET = 2 * 1024 * 1024;
/** What cannot be opened any more waits this long for its key. */
const UNREADABLE_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
/** A key the server did not give is asked for again after this. */
const ASK_AGAIN_MS = 20_000;

type Opened = { store: SealedStore; budget: number; key: Key };
interface Key {
  id: string;
  key: CryptoKey;
}

export function createVault(parts: VaultParts): Vault {
  const subtle = parts.crypto?.subtle as SubtleCrypto | undefined;
  const encoder = typeof TextEncoder === "undefined" ? undefined : new TextEncoder();
  /** What is not kept, by shelf and id. */
  const memory = new Map<string, Whose & { value: unknown; savedAt: string; bytes: number; written: Written }>();
  let { account, identity } = parts.last ?? {};
  let sureOfWho = false;
  /** Written first by this run while it was not sure: of the account that turns out to be here. */
  const begun = new Set<string>();
  const ring = new Map<string, CryptoKey>();
  let opening: Promise<Opened | undefined> | undefined;
  let asked: Promise<CaredKey[] | undefined> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** Changes follow one another, so that the last written is the last kept. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = queue.then(change);
    queue = turn.catch(() => undefined);
    return turn;
  }

  const isTheirs = (place: string, whose: Whose): boolean =>
    (!whose.account || whose.account === account || begun.has(place)) &&
    (!whose.identity || whose.identity === identity);

  /** Whose what is written now is. What was only seen can be seen again, and is kept more narrowly than what was begun. */
  const stamp = (place: string): Whose => ({
    account: account ?? "",
    ...(identity && partsOf(place)[0] === "seen" ? { identity } : {}),
  });

  /** Makes the records say what `isTheirs` says by now. */
  async function settle({ store }: Opened): Promise<void> {
    for (const about of await store.list()) {
      const { place } = about;
      if (about.account === account && about.identity && about.identity !== identity) await store.remove(place);
      else if (sureOfWho && (!about.account || begun.has(place))) await store.relabel({ ...about, ...stamp(place) });
    }
    if (sureOfWho) begun.clear();
  }

  async function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<Key> {
    const digest = new Uint8Array(await subtle!.digest("SHA-256", bytes));
    const id = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const key = await subtle!.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    ring.set(id, key);
    return { id, key };
  }

  /** What the server's care holds; undefined when it cannot be asked now. Asked once for everybody who needs it. */
  function caredKeys(): Promise<CaredKey[] | undefined> {
    if (!asked) {
      const answer = parts.care.list().then(
        (keys) => keys,
        () => undefined,
      );
      asked = answer;
      setTimeout(() => {
        if (asked === answer) asked = undefined;
      }, ASK_AGAIN_MS);
    }
    return asked;
  }

  async function findStore(): Promise<{ store: SealedStore; budget: number } | undefined> {
    const store = await parts.roomy();
    if (store) {
      const quota = await Promise.race([parts.quota?.().catch(() => undefined), soon()]);
      return { store, budget: quota ? Math.min(BUDGET, quota * SHARE_OF_QUOTA) : BUDGET };
    }
    return parts.native && { store: nativeStore(parts.native), budget: NATIVE_BUDGET };
  }

  /** The key to write with: the phone's own, else one from the server's care, else a new one that can be kept. */
  async function findKey(store: SealedStore): Promise<Key | undefined> {
    const { native } = parts;
    const own = native && fromBase64(await native.get(KEY));
    if (native && own?.length === 32) {
      await native.set(KEY, toBase64(own)); // the host evicts what was written longest ago
      const key = await importKey(own);
      // Its copy may never have arrived: sent again at each start, off the way.
      void parts.care.keep({ id: key.id, key: toBase64(own) }).catch(() => undefined);
      return key;
    }
    const sealed = await store.list();
    // With native storage a new phone needs nobody; a phone that lost its key needs the old one to read, not to write.
    const cared = !native ? await caredKeys() : sealed.length === 0 ? [] : await Promise.race([caredKeys(), soon()]);
    const known = new Map<string, string>();
    for (const each of cared ?? []) {
      const bytes = fromBase64(each.key);
      if (bytes?.length === 32) known.set((await importKey(bytes)).id, each.key);
    }
    const fitting = newestFirst(sealed).find(({ keyId }) => known.has(keyId))?.keyId;
    const id = fitting ?? (native ? undefined : [...known.keys()].pop());
    if (id) {
      await native?.set(KEY, known.get(id)!);
      return { id, key: ring.get(id)! };
    }
    const bytes = parts.crypto!.getRandomValues(new Uint8Array(32));
    const text = toBase64(bytes);
    await native?.set(KEY, text);
    const key = await importKey(bytes);
    const left = parts.care.keep({ id: key.id, key: text }).then(
      () => true,
      () => false,
    );
    if (native && (await native.get(KEY)) === text) return key;
    // Nowhere on the phone: what is written under it can be read later only if the server has it.
    return cared && (await left) ? key : undefined;
  }

  async function tryOpen(): Promise<Opened | undefined> {
    if (!subtle || !encoder || !parts.crypto) return undefined;
    try {
      const found = await findStore();
      const key = found && (await findKey(found.store));
      if (!found || !key) return undefined;
      const opened = { ...found, key };
      void removeUnreadable(opened).catch(() => undefined);
      return opened;
    } catch {
      return undefined;
    }
  }

  /** Opens once; tries again later where only a key was missing, and keeps what was in memory until then. */
  function opened(): Promise<Opened | undefined> {
    opening ??= tryOpen().then((done) => {
      if (!done && subtle) {
        const again = opening;
        setTimeout(() => {
          if (opening === again) opening = undefined;
        }, ASK_AGAIN_MS);
      }
      return done;
    });
    return opening;
  }

  async function removeUnreadable({ store }: Opened): Promise<void> {
    const old = new Date(now().getTime() - UNREADABLE_DAYS * DAY).toISOString();
    const lost = (await store.list()).filter(({ keyId, savedAt }) => !ring.has(keyId) && savedAt < old);
    if (lost.length === 0) return;
    const cared = await caredKeys();
    if (!cared) return;
    for (const about of lost)
      if (!cared.some(({ id }) => id === about.keyId)) await inTurn(() => store.remove(about.place));
  }

  async function keyFor(keyId: string): Promise<CryptoKey | undefined> {
    if (!ring.has(keyId)) {
      const cared = (await caredKeys())?.find(({ id }) => id === keyId);
      const bytes = cared && fromBase64(cared.key);
      if (bytes?.length === 32) await importKey(bytes);
    }
    return ring.get(keyId);
  }

  async function unseal(place: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const open = await opened();
    const about = await open?.store.about(place);
    if (!open || !about || !isTheirs(place, about)) return undefined;
    const sealed = await open.store.get(place);
    if (!sealed) return undefined;
    const key = await keyFor(sealed.keyId);
    if (!key) return undefined;
    try {
      const plain = await subtle!.decrypt(
        { name: "AES-GCM", iv: sealed.iv, additionalData: encoder!.encode(place) },
        key,
        sealed.data,
      );
      return new Uint8Array(plain);
    } catch {
      // The right key and not what was sealed: damaged, and never to be read again.
      await inTurn(() => open.store.remove(place)).catch(() => undefined);
      return undefined;
    }
  }

  /** Makes room for `bytes`; false when only what must stay is left. */
  async function makeRoom({ store, budget }: Opened, next: About, force = false): Promise<boolean> {
    const { bytes } = next;
    const all = (await store.list()).filter(({ place }) => place !== next.place);
    let used = all.reduce((sum, each) => sum + each.bytes, 0);
    let must = force;
    for (const each of evictable([...all, next])) {
      if (each === next) continue;
      if (!must && used + bytes <= budget) return true;
      await store.remove(each.place);
      used -= each.bytes;
      must = false;
    }
    return !must && used + bytes <= budget;
  }

  async function put(shelf: Shelf, id: string, value: unknown, bytes: Uint8Array<ArrayBuffer>, written: Written) {
    const place = placeOf(shelf, id);
    const savedAt = now().toISOString();
    // Read at once by whoever asks, whatever becomes of it.
    hold(place, { value, savedAt, bytes: bytes.length, written });
    const open = await opened();
    if (!open || (shelf === "files" && !open.store.holdsFiles && value instanceof Blob)) return false;
    return inTurn(async () => {
      try {
        const there = await open.store.about(place);
        // Another's is not written over. What was seen stands under the same name for everybody.
        if (there && !isTheirs(place, there) && shelf !== "seen") {
          if (memory.get(place)?.value === value) memory.delete(place);
          return false;
        }
        const isFirst = !there && !sureOfWho;
        const iv = parts.crypto!.getRandomValues(new Uint8Array(12));
        const data = await subtle!.encrypt(
          { name: "AES-GCM", iv, additionalData: encoder!.encode(place) },
          open.key.key,
          bytes,
        );
        const about: About = {
          place,
          savedAt,
          bytes: data.byteLength,
          keyId: open.key.id,
          ...stamp(place),
          ...(written.files?.length ? { files: written.files } : {}),
          ...(written.spare ? { spare: true } : {}),
        };
        let kept = await makeRoom(open, about);
        if (kept) {
          const sealed: Sealed = { keyId: open.key.id, iv, data };
          for (kept = await open.store.put(about, sealed); !kept; kept = await open.store.put(about, sealed)) {
            if (!(await makeRoom(open, about, true))) break;
          }
        }
        if (kept && isFirst) begun.add(place);
        // Where there was no room, an earlier version stays: better than none after a kill.
        if (kept && memory.get(place)?.value === value) memory.delete(place);
        return kept;
      } catch {
        return false;
      }
    });
  }

  return {
    async open() {
      const open = await opened();
      if (!open) return "memory";
      // Written before there was a key.
      for (const [place, { value, written }] of [...memory]) {
        if (!inMemory(place)) continue;
        const [shelf, id] = partsOf(place);
        if (value instanceof Blob) await putFile(id, value);
        else await putValue(shelf, id, value, written);
      }
      return "kept";
    },
    async read<T>(shelf: Shelf, id: string): Promise<T | undefined> {
      const place = placeOf(shelf, id);
      const held = inMemory(place);
      if (held) return clone(held.value) as T;
      await queue; // what was written a moment ago is on its way
      const plain = await unseal(place);
      if (!plain) return clone(inMemory(place)?.value) as T | undefined;
      try {
        return JSON.parse(new TextDecoder().decode(plain)) as T;
      } catch {
        return undefined;
      }
    },
    write: (shelf, id, value, written = {}) => putValue(shelf, id, value, written),
    async readFile(id) {
      const place = placeOf("files", `blob.${id}`);
      const held = inMemory(place);
      if (held) return held.value as Blob;
      await queue;
      const plain = await unseal(place);
      if (!plain) return inMemory(place)?.value as Blob | undefined;
      const length = plain[0]!;
      return new Blob([plain.subarray(1 + length)], { type: new TextDecoder().decode(plain.subarray(1, 1 + length)) });
    },
    writeFile: (id, file) => putFile(`blob.${id}`, file),
    async remove(shelf, id) {
      const places = [placeOf(shelf, id), ...(shelf === "files" ? [placeOf("files", `blob.${id}`)] : [])];
      const forget = (place: string) => inMemory(place) && memory.delete(place);
      places.forEach(forget);
      const open = await opened();
      await inTurn(async () => {
        for (const place of places) {
          forget(place);
          const about = await open?.store.about(place);
          if (about && isTheirs(place, about)) await open?.store.remove(place);
        }
      }).catch(() => undefined);
    },
    async list(shelf) {
      const open = await opened();
      await queue;
      const sealed = await open?.store.list().catch(() => []);
      const all = new Map((sealed ?? []).map((about) => [about.place, about] as const));
      return [...new Set([...all.keys(), ...memory.keys()])]
        .map((place) => ({ place, at: partsOf(place), about: inMemory(place) ?? all.get(place) ?? memory.get(place)! }))
        .filter(({ place, at: [on, id], about }) => on === shelf && !id.startsWith("blob.") && isTheirs(place, about))
        .map(({ at: [, id], about: { savedAt, bytes } }) => ({ id, savedAt, bytes }));
    },
    belongsTo(next, sure) {
      const isOther =
        (account !== undefined && next.account !== undefined && next.account !== account) ||
        (identity !== undefined && next.identity !== identity);
      account = next.account ?? account;
      identity = next.identity;
      if (sure) sureOfWho = true;
      for (const [place, held] of [...memory]) {
        if (sureOfWho && !held.account) memory.set(place, { ...held, account });
      }
      noteLast();
      void opened().then((open) => open && inTurn(() => settle(open)).catch(() => undefined));
      return isOther;
    },
    async leftBy(former) {
      account ??= former;
      noteLast();
      const open = await opened();
      await inTurn(async () => {
        for (const about of (await open?.store.list()) ?? []) {
          const { place } = about;
          if (former ? about.account || begun.has(place) : about.account !== undefined) continue;
          if (partsOf(place)[0] === "seen") await open!.store.remove(place);
          else await open!.store.relabel({ ...about, account: former ?? NOBODY });
        }
      }).catch(() => undefined);
    },
    async whoseIs(shelf, id) {
      const place = placeOf(shelf, id);
      const open = await opened();
      await queue;
      const about = (await open?.store.about(place)) ?? memory.get(place);
      if (!about) return undefined;
      if (!isTheirs(place, about)) return "another's";
      return begun.has(place) && !sureOfWho ? "unsure" : "theirs";
    },
    async wipe() {
      const forget = () => [...memory.keys()].forEach((place) => inMemory(place) && memory.delete(place));
      forget();
      const open = await opened();
      await inTurn(async () => {
        forget();
        for (const about of (await open?.store.list()) ?? [])
          if (isTheirs(about.place, about)) await open?.store.remove(about.place);
        await parts.native?.remove(LAST);
        // Somebody else's lies here still, and needs the key.
        if ((await open?.store.list())?.length) return;
        ring.clear();
        await open?.store.clear();
        await parts.native?.remove(KEY);
      }).catch(() => undefined);
      opening = undefined;
      asked = undefined;
    },
  };

  /** Said anew at every start, so that the host does not evict it as the oldest. */
  function noteLast(): void {
    void parts.native?.set(LAST, JSON.stringify({ account, identity })).catch(() => undefined);
  }
  /** This run's own: while it is not sure who is here, of whoever turns out to be. */
  function hold(place: string, held: { value: unknown; savedAt: string; bytes: number; written: Written }): void {
    memory.set(place, { ...held, ...stamp(place), ...(sureOfWho ? {} : { account: undefined }) });
  }
  function inMemory(place: string) {
    const held = memory.get(place);
    return held && isTheirs(place, held) ? held : undefined;
  }
  function putValue(shelf: Shelf, id: string, value: unknown, written: Written): Promise<boolean> {
    const bytes = encoder ? encoder.encode(JSON.stringify(value)) : new Uint8Array(0);
    return put(shelf, id, clone(value), bytes as Uint8Array<ArrayBuffer>, written);
  }
  async function putFile(id: string, file: Blob): Promise<boolean> {
    const place = placeOf("files", id);
    hold(place, { value: file, savedAt: now().toISOString(), bytes: file.size, written: {} });
    if (!encoder) return false;
    const type = encoder.encode(file.type.slice(0, 100));
    const content = new Uint8Array(await readBytes(file));
    const bytes = new Uint8Array(1 + type.length + content.length);
    bytes[0] = type.length;
    bytes.set(type, 1);
    bytes.set(content, 1 + type.length);
    return put("files", id, file, bytes, {});
  }
}

/** In the order in which they may go; what must stay is not among them. */
function evictable(all: About[]): About[] {
  const on = (shelf: Shelf) => newestFirst(all.filter(({ place }) => partsOf(place)[0] === shelf)).reverse();
  const spareDrafts = on("drafts").filter(({ spare }) => spare);
  const needed = (records: About[]) => new Set(records.flatMap(({ files }) => files ?? []));
  const fileId = ({ place }: About) => partsOf(place)[1].replace(/^blob\./, "");
  const named = needed(all);
  const unsent = needed(all.filter((each) => !spareDrafts.includes(each)));
  return [
    ...on("seen"),
    ...on("files").filter((each) => !named.has(fileId(each))),
    ...spareDrafts,
    ...on("files").filter((each) => named.has(fileId(each)) && !unsent.has(fileId(each))),
  ];
}

/** What is typed meanwhile waits no longer: for the network where a new key can be kept, for a webview that never answers. */
const soon = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1_500));

const newestFirst = (all: About[]) => [...all].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
const placeOf = (shelf: Shelf, id: string) => `${shelf}/${id}`;
const partsOf = (place: string): [Shelf, string] => {
  const slash = place.indexOf("/");
  return [place.slice(0, slash) as Shelf, place.slice(slash + 1)];
};
/** As it would come back from the vault: what is changed later by whoever wrote it changes nothing here. */
const clone = (value: unknown): unknown =>
  value === undefined || value instanceof Blob ? value : (JSON.parse(JSON.stringify(value)) as unknown);

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromBase64(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  try {
    return text ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

/** `Blob.arrayBuffer` is younger than some webviews. */
function readBytes(file: Blob): Promise<ArrayBuffer> {
  if (typeof file.arrayBuffer === "function") return file.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsArrayBuffer(file);
  });
}

let giveCare: (care: KeyCare) => void;
const careGiven = new Promise<KeyCare>((resolve) => {
  giveCare = resolve;
});

/** Says how keys are left with the server. `session/session.ts` calls it once when it is loaded. */
export function provideKeyCare(care: KeyCare): void {
  giveCare(care);
}

/** How long a start waits for the server's care before it goes on without. */
const CARE_WAITS_MS = 15_000;

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), CARE_WAITS_MS);
    void promise.then(resolve, reject).then(() => clearTimeout(timer));
  });
}

let vault: Promise<Vault> | undefined;

/** The app's vault. Never rejects: what cannot be kept stays in memory. */
export function getVault(): Promise<Vault> {
  vault ??= (async () => {
    const host = await getHost().catch(() => undefined);
    const native = host?.can("storage") ? host.storage : undefined;
    return createVault({
      native,
      last: readWhose(await native?.get(LAST).catch(() => undefined)),
      roomy: async () => {
        const factory = present(() => window.indexedDB);
        // The origin is shared with other apps: the name holds ours.
        return factory && indexedStore(factory, `${window.APP_ID ?? province.code}.vault`);
      },
      crypto: present(() => window.crypto),
      care: {
        list: () => inTime(careGiven.then((care) => care.list())),
        keep: (key) => inTime(careGiven.then((care) => care.keep(key))),
      },
      quota: async () => (await navigator.storage?.estimate?.())?.quota,
    });
  })();
  return vault;
}

/** Storage is anybody's guess: what does not read is as good as absent. */
function readWhose(text: string | undefined): Whose | undefined {
  try {
    return (JSON.parse(text ?? "") as Whose | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Some webviews throw where a thing is forbidden. */
function present<T>(look: () => T | undefined | null): T | undefined {
  try {
    return look() ?? undefined;
  } catch {
    return undefined;
  }
}
