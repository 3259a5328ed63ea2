/** Zalo's quota for one mini app's native storage (zalo.md §2.1: "synchronous, SDK 2.43.0, 5 MB"). */
export const NATIVE_STORAGE_QUOTA = 5 * 1024 * 1024;

const FILLER_CHUNK = 64 * 1024;
const FILLER_PREFIX = "\u0000filler-";

interface Entry {
  value: string;
  bytes: number;
}

const bytesOf = (key: string, value: string) => Buffer.byteLength(key) + Buffer.byteLength(value);

/**
 * One mini app's native storage on one simulated phone: a real quota and, when it is full, silent eviction of the
 * entry written longest ago. A Map keeps insertion order, so writing an entry again moves it to the young end.
 */
export class NativeStore {
  #entries = new Map<string, Entry>();
  #size = 0;
  readonly quota: number;

  constructor(quota = NATIVE_STORAGE_QUOTA) {
    this.quota = quota;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): string | undefined {
    return this.#entries.get(key)?.value;
  }

  /** What the app can read: everything but the filler of the "storage full" switch. */
  visible(): Record<string, string> {
    return Object.fromEntries(
      [...this.#entries].filter(([key]) => !key.startsWith(FILLER_PREFIX)).map(([key, { value }]) => [key, value]),
    );
  }

  /** Writes; says which keys were pushed out (Zalo does not) and which could not be written at all. */
  set(map: Record<string, string>): { errorKeys: string[]; evicted: string[] } {
    const errorKeys: string[] = [];
    const evicted: string[] = [];
    for (const [key, raw] of Object.entries(map)) {
      const value = String(raw);
      const bytes = bytesOf(key, value);
      if (bytes > this.quota) {
        errorKeys.push(key);
        continue;
      }
      this.#delete(key);
      while (this.#size + bytes > this.quota) {
        const oldest = this.#entries.keys().next().value as string;
        this.#delete(oldest);
        if (!oldest.startsWith(FILLER_PREFIX)) evicted.push(oldest);
      }
      this.#entries.set(key, { value, bytes });
      this.#size += bytes;
    }
    return { errorKeys, evicted };
  }

  remove(keys: string[]): void {
    for (const key of keys) this.#delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }

  /** Fills what is left with entries younger than the app's own, so that the next write pushes out the app's oldest. */
  fill(): void {
    this.drain();
    for (let n = 0; this.#size < this.quota; n++) {
      const bytes = Math.min(FILLER_CHUNK, this.quota - this.#size);
      this.#entries.set(`${FILLER_PREFIX}${n}`, { value: "", bytes });
      this.#size += bytes;
    }
  }

  drain(): void {
    this.remove([...this.#entries.keys()].filter((key) => key.startsWith(FILLER_PREFIX)));
  }

  #delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= entry.bytes;
  }
}
