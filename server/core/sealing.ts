import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/**
 * What must not be read from the database alone, nor from a copy of it: sealed with AES-256-GCM under a key that lives
 * in the environment. The key's id is stored with what it sealed, so that keys can be changed: new things are sealed
 * with the first, old ones opened with whichever sealed them.
 */
export interface Sealer {
  /** @param about what it is and whose: a sealed text copied to another row or column does not open there */
  seal(text: string, about: string): string;
  /** @throws when the key is unknown or the text was changed */
  open(sealed: string, about: string): string;
  /** Finds the row of a sealed value without opening any: the same for the same text, worth nothing without the key. */
  index(text: string): string;
}

export interface SealingKeys {
  /** 32 bytes each, by id; the first one seals. */
  keys: ReadonlyMap<string, Buffer>;
  /** 32 bytes. Changing it means computing every index anew. */
  indexKey: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createSealer({ keys, indexKey }: SealingKeys): Sealer {
  const [current] = keys.keys();
  if (current === undefined) throw new Error("There is no key to seal with.");
  return {
    seal(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keys.get(current)!, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${current}.${body.toString("base64url")}`;
    },
    open(sealed, about) {
      const [id = "", body = ""] = sealed.split(".");
      const key = keys.get(id);
      if (!key) throw new Error(`The key ${id} is not among those the server was given.`);
      const bytes = Buffer.from(body, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    },
    index: (text) => createHmac("sha256", indexKey).update(text).digest("base64url"),
  };
}
