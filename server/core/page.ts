import { Problem } from "../problem.ts";

/** Cursors are opaque to the caller: the sort key of the last row, as base64url of JSON. */
export const encodeCursor = (key: (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

export function decodeCursor<K extends ("string" | "number")[]>(
  cursor: string | undefined,
  ...types: K
): { [I in keyof K]: K[I] extends "string" ? string : number } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const fits =
      Array.isArray(key) &&
      key.length === types.length &&
      key.every((part, i) => typeof part === types[i] && (typeof part === "string" || Number.isSafeInteger(part)));
    if (fits) return key as never;
  } catch {
    // Falls through: whatever it was, we did not write it.
  }
  throw new Problem("invalid-request", { fields: [{ path: "/query/cursor", rule: "cursor" }] });
}
