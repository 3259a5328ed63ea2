/** Where sealed records lie: IndexedDB, or the host's own storage where there is none. Knows no key and opens nothing. */
import type { Storage } from "./port.ts";

/**
 * Of which account a record is, and with which proven identity it was seen. Of no account: anybody's who has this phone;
 * absent and not empty where an earlier release wrote it.
 */
export interface Whose {
  account?: string;
  identity?: string;
}

/** What is known of a record without opening it. */
export interface About extends Whose {
  /** `<shelf>/<id>` */
  place: string;
  savedAt: string;
  /** As it lies there. */
  bytes: number;
  keyId: string;
  /** Files that must live as long as this. */
  files?: string[];
  spare?: true;
}

export interface Sealed {
  keyId: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export interface SealedStore {
  holdsFiles: boolean;
  get(place: string): Promise<Sealed | undefined>;
  /** @returns false when there is no room; nothing has changed then */
  put(about: About, sealed: Sealed): Promise<boolean>;
  /** What is known of one; undefined where there is none. */
  about(place: string): Promise<About | undefined>;
  /** Says something else of a record that stays as it is. */
  relabel(about: About): Promise<void>;
  remove(place: string): Promise<void>;
  list(): Promise<About[]>;
  clear(): Promise<void>;
}

const ABOUTS = "abouts";
const RECORDS = "records";
/** Some webviews never answer an `open`; a cheap phone that has much to do answers late, and what waits there must be found. */
const OPEN_WAITS_MS = 8_000;
/** Nor does one whose process was put to sleep always answer a transaction; everything written later waits behind it. */
const ANSWER_WAITS_MS = 30_000;

/**
 * A store in IndexedDB. What is known of a record and the record itself are written in one transaction: a kill leaves
 * both or neither. Undefined where the database cannot be opened.
 */
export async function indexedStore(factory: IDBFactory, name: string): Promise<SealedStore | undefined> {
  let database: IDBDatabase | undefined = await openDatabase(factory, name).catch(() => undefined);
  if (!database) return undefined;

  /** A webview may close a database that the app left alone for long; then it is opened anew, once. */
  async function run<T>(
    mode: IDBTransactionMode,
    work: (at: (store: string) => IDBObjectStore) => IDBRequest<T> | void,
  ) {
    try {
      database ??= await openDatabase(factory, name);
      return await once(database, mode, work);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      database = await openDatabase(factory, name);
      return once(database, mode, work);
    }
  }
  function once<T>(
    open: IDBDatabase,
    mode: IDBTransactionMode,
    work: (at: (store: string) => IDBObjectStore) => IDBRequest<T> | void,
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      // `strict`: told as done when it is on the disk (ignored where unknown).
      const transaction = open.transaction([ABOUTS, RECORDS], mode, { durability: "strict" });
      const request = work((store) => transaction.objectStore(store));
      const timer = setTimeout(() => {
        if (database === open) database = undefined;
        open.close();
        reject(new Error("no answer"));
      }, ANSWER_WAITS_MS);
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
      transaction.onerror = () => reject(transaction.error ?? request?.error ?? new Error("failed"));
      const answered = () => clearTimeout(timer);
      for (const event of ["complete", "abort", "error"]) transaction.addEventListener(event, answered);
    });
  }

  return {
    holdsFiles: true,
    get: (place) => run<Sealed>("readonly", (at) => at(RECORDS).get(place) as IDBRequest<Sealed>),
    async put(about, sealed) {
      try {
        await run("readwrite", (at) => {
          at(ABOUTS).put(about, about.place);
          at(RECORDS).put(sealed, about.place);
        });
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === "QuotaExceededError") return false;
        throw error;
      }
    },
    about: (place) => run<About>("readonly", (at) => at(ABOUTS).get(place) as IDBRequest<About>),
    async relabel(about) {
      await run("readwrite", (at) => void at(ABOUTS).put(about, about.place));
    },
    async remove(place) {
      await run("readwrite", (at) => {
        at(ABOUTS).delete(place);
        at(RECORDS).delete(place);
      });
    },
    list: async () => (await run<About[]>("readonly", (at) => at(ABOUTS).getAll() as IDBRequest<About[]>)) ?? [],
    async clear() {
      await run("readwrite", (at) => {
        at(ABOUTS).clear();
        at(RECORDS).clear();
      });
    },
  };
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer")), OPEN_WAITS_MS);
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ABOUTS);
      request.result.createObjectStore(RECORDS);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = request.result;
      // A newer version of the app in another window wants in.
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new Error("not opened"));
    };
  });
}

const INDEX = "vault.index";
const recordKey = (place: string) => `vault:${place}`;

/**
 * A store in the host's own storage, for small records. The index is written before the record: a kill between the two
 * leaves an entry without a record, which reads as absent, and never a record nobody can find. The host drops what is
 * too much without a word, so what was written is read back.
 */
export function nativeStore(storage: Storage): SealedStore {
  async function index(): Promise<About[]> {
    try {
      const abouts = JSON.parse((await storage.get(INDEX)) ?? "[]") as unknown;
      return Array.isArray(abouts) ? (abouts as About[]) : [];
    } catch {
      return [];
    }
  }
  const others = async (place: string) => (await index()).filter((each) => each.place !== place);
  const setIndex = (abouts: About[]) => storage.set(INDEX, JSON.stringify(abouts));

  return {
    holdsFiles: false,
    async get(place) {
      const [keyId, iv, data] = ((await storage.get(recordKey(place))) ?? "").split(".");
      if (!keyId || !iv || !data) return undefined;
      try {
        return { keyId, iv: bytesOf(iv), data: bytesOf(data).buffer };
      } catch {
        return undefined;
      }
    },
    async put(about, { keyId, iv, data }) {
      const text = `${keyId}.${textOf(iv)}.${textOf(new Uint8Array(data))}`;
      const before = await storage.get(recordKey(about.place));
      await setIndex([...(await others(about.place)), { ...about, bytes: text.length }]);
      await storage.set(recordKey(about.place), text);
      if ((await storage.get(recordKey(about.place))) === text && (await index()).some((e) => e.place === about.place))
        return true;
      if (before === undefined) await setIndex(await others(about.place));
      return false;
    },
    about: async (place) => (await index()).find((each) => each.place === place),
    relabel: async (about) => setIndex([...(await others(about.place)), about]),
    async remove(place) {
      await storage.remove(recordKey(place));
      await setIndex(await others(place));
    },
    async list() {
      const all = await index();
      const there = await Promise.all(all.map(({ place }) => storage.get(recordKey(place))));
      return all.filter((_, at) => there[at] !== undefined);
    },
    async clear() {
      for (const { place } of await index()) await storage.remove(recordKey(place));
      await storage.remove(INDEX);
    },
  };
}

function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
