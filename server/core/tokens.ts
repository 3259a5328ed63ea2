import { createHash, randomBytes } from "node:crypto";

/** 256 bits that cannot be guessed; the database only ever sees the hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
