import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nativeCaller, toHostError } from "./call.ts";
import { HostError } from "./port.ts";

describe("toHostError", () => {
  it.each([
    [-201, "denied"],
    [-2002, "denied"],
    [-2003, "cancelled"],
    [-1404, "unsupported"],
    [-1403, "not-approved"],
    [-1409, "rate-limited"],
    [-1410, "rate-limited"],
    [-1408, "timeout"],
    [-2000, "unavailable"],
    [-1500, "unavailable"],
    [-1400, "unavailable"],
  ])("reads Zalo's %d as %s", (code, expected) => {
    const error = toHostError({ code, message: "…", api: "authorize" }, "shareIdentity");
    expect(error).toMatchObject({ code: expected, nativeCode: code, verb: "shareIdentity" });
    expect(error).toBeInstanceOf(HostError);
  });

  it("reads a missing consent as a no only where a citizen was asked", () => {
    expect(toHostError({ code: -1401 }, "shareIdentity").code).toBe("denied");
    expect(toHostError({ code: -1401 }, "accessToken").code).toBe("unavailable");
  });

  it("reads the scanner's own number for closing it", () => {
    expect(toHostError({ code: -101 }, "scanQr").code).toBe("cancelled");
    expect(toHostError({ code: -101 }, "openChat").code).toBe("unavailable");
  });

  it.each([[undefined], [null], ["no"], [new TypeError("x")], [{ code: "garbage" }], [{}]])(
    "takes %s for a failure of Zalo's",
    (thrown) => {
      expect(toHostError(thrown, "scanQr").code).toBe("unavailable");
    },
  );

  it("keeps an error of ours as it is", () => {
    const error = new HostError("denied", "shareLocation");
    expect(toHostError(error, "other")).toBe(error);
  });
});

describe("a native call", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const call = (given: object = {}) => ({ verb: "verb", api: "api", given, milliseconds: 8_000 });
  const silence = () => new Promise<never>(() => undefined);

  it("ends when Zalo stays silent", async () => {
    const native = nativeCaller();
    const result = expect(native(call(), silence)).rejects.toMatchObject({ code: "timeout", verb: "verb" });
    await vi.advanceTimersByTimeAsync(8_000);
    await result;
  });

  it("is one call where the same is asked twice at once, and a new one afterwards", async () => {
    const native = nativeCaller();
    const run = vi.fn(async () => "token");
    expect(await Promise.all([native(call(), run), native(call(), run)])).toEqual(["token", "token"]);
    expect(run).toHaveBeenCalledTimes(1);
    await native(call(), run);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("after silence may be asked again", async () => {
    const native = nativeCaller();
    const first = expect(native(call(), silence)).rejects.toMatchObject({ code: "timeout" });
    await vi.advanceTimersByTimeAsync(8_000);
    await first;
    expect(await native(call(), async () => "at last")).toBe("at last");
  });

  it("starts at most three of one API within a second, loses none, and lets other APIs pass", async () => {
    const native = nativeCaller();
    const starts: number[] = [];
    const begun = performance.now();
    const all = Promise.all(
      Array.from({ length: 8 }, (_, n) => native(call({ n }), async () => void starts.push(performance.now() - begun))),
    );
    let passed = false;
    await native({ ...call(), api: "other" }, async () => (passed = true));
    expect(passed).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    await all;
    expect(starts).toHaveLength(8);
    for (const start of starts) {
      expect(starts.filter((other) => other >= start && other - start <= 1_000).length).toBeLessThanOrEqual(3);
    }
  });

  it("keeps within the limit when the phone was busy and its timers came late", async () => {
    const native = nativeCaller();
    const clock = performance.now.bind(performance);
    let late = 0;
    const spy = vi.spyOn(performance, "now").mockImplementation(() => clock() + late);
    const starts: number[] = [];
    const all = Promise.all(
      Array.from({ length: 7 }, (_, n) => native(call({ n }), async () => void starts.push(performance.now()))),
    );
    await vi.advanceTimersByTimeAsync(1_040);
    late = 600;
    await vi.advanceTimersByTimeAsync(20);
    expect(starts).toHaveLength(6);
    late = 0;
    await vi.advanceTimersByTimeAsync(5_000);
    await all;
    expect(starts).toHaveLength(7);
    for (const [n, start] of starts.entries()) {
      if (n >= 3) expect(start - starts[n - 3]!).toBeGreaterThan(1_000);
    }
    spy.mockRestore();
  });

  it("turns what the SDK throws where it stands into a rejection", async () => {
    const native = nativeCaller();
    const thrown = native(call(), () => {
      throw { code: -1409 };
    });
    await expect(thrown).rejects.toMatchObject({ code: "rate-limited" });
  });
});
