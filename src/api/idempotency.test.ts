import { afterEach, expect, it, vi } from "vitest";
import { newIdempotencyKey } from "./idempotency.ts";

afterEach(() => void vi.unstubAllGlobals());

it("is what the contract takes, and never the same", () => {
  const keys = Array.from({ length: 1000 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
});

it("needs no WebCrypto", () => {
  vi.stubGlobal("crypto", undefined);
  const keys = Array.from({ length: 1000 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
