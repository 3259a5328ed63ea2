/**
 * A key for one act of the citizen's: made once when they act, sent with every repeat of that act. 128 random bits as
 * 32 hexadecimal digits. Old webviews lack `crypto.randomUUID`, and some lack WebCrypto altogether: a key need only
 * never repeat among one citizen's own, it is no secret.
 */
export function newIdempotencyKey(): string {
  const bytes = new Uint8Array(16);
  if (typeof crypto !== "undefined" && typeof crypto.getRandomValues === "function") crypto.getRandomValues(bytes);
  else for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
