import { describe, expect, it } from "vitest";
import { ApiError } from "./errors.ts";
import { queryClient } from "./queries.ts";

const { retry, retryDelay } = queryClient.getDefaultOptions().queries!;
const again = (failures: number, error: Error) =>
  (retry as (failures: number, error: Error) => boolean)(failures, error);
const pause = (attempt: number, error: Error) =>
  (retryDelay as (attempt: number, error: Error) => number)(attempt, error);

describe("a read that failed", () => {
  it.each(["timeout", "unreachable", "internal", "not-ready", "rate-limited"] as const)(
    "is repeated twice after %s",
    (code) => {
      expect([0, 1, 2].map((failures) => again(failures, new ApiError(code)))).toEqual([true, true, false]);
    },
  );

  it.each(["offline", "case-not-found", "invalid-request", "session-expired", "module-closed"] as const)(
    "is not repeated after %s",
    (code) => {
      expect(again(0, new ApiError(code))).toBe(false);
    },
  );

  it("is not repeated for an error of our own making", () => {
    expect(again(0, new TypeError("x is undefined"))).toBe(false);
  });

  it("waits longer each time, and as long as the server asks within a minute", () => {
    expect(pause(1, new ApiError("timeout"))).toBeGreaterThan(pause(0, new ApiError("timeout")));
    expect(pause(0, new ApiError("rate-limited", { retryAfterSeconds: 7 }))).toBe(7_000);
    expect(pause(0, new ApiError("rate-limited", { retryAfterSeconds: 3_600 }))).toBe(60_000);
  });
});

it("writes are never repeated behind the citizen's back, and Zalo's sheets fetch nothing anew", () => {
  const { mutations, queries } = queryClient.getDefaultOptions();
  expect(mutations!.retry).toBe(false);
  expect(queries!.refetchOnWindowFocus).toBe(false);
});
