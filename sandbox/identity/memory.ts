import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  payload: AdapterPayload;
  expiresAt: number;
}

/**
 * What a provider remembers, by the movable clock: oidc-provider itself asks the real one, so a code or a session that
 * grew old by a moved clock must be gone from here.
 */
export class Memory {
  #kept = new Map<string, Kept>();
  #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  clear(): void {
    this.#kept.clear();
  }

  /** `found` may change what is read. */
  adapter(
    model: string,
    found: (payload: AdapterPayload, id: string) => AdapterPayload = (payload) => payload,
  ): Adapter {
    const key = (id: string) => `${model} ${id}`;
    const read = (one: Kept | undefined) => (one && one.expiresAt > this.#now() ? one.payload : undefined);
    const where = (matches: (payload: AdapterPayload) => boolean) =>
      [...this.#kept].filter(([name, { payload }]) => name.startsWith(`${model} `) && matches(payload));
    return {
      upsert: async (id, payload, expiresIn) => {
        const expiresAt = expiresIn ? this.#now() + expiresIn * 1000 : Infinity;
        this.#kept.set(key(id), { payload, expiresAt });
      },
      find: async (id) => {
        const payload = read(this.#kept.get(key(id)));
        return payload && found(payload, id);
      },
      findByUid: async (uid) => read(where((payload) => payload.uid === uid)[0]?.[1]),
      // Only device flows ask, which we have not.
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const one = this.#kept.get(key(id));
        if (one) one.payload.consumed = Math.floor(this.#now() / 1000);
      },
      destroy: async (id) => void this.#kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name] of where((payload) => payload.grantId === grantId)) this.#kept.delete(name);
      },
    };
  }
}
