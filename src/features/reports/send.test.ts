import { describe, expect, test } from "vitest";
import type { NewReport, Report } from "../../../contract/types.ts";
import type { Sending } from "./draft.ts";
import { sendReport, type SendPorts } from "./send.ts";

const words = (text: string): NewReport => ({
  kindId: "pothole",
  text,
  place: { communeCode: "25486", landmark: "gần chợ" },
  photoIds: [],
  mayPublish: true,
});
const failure = (code: string) => Object.assign(new Error(code), { code });

/** A server that keeps the contract's promise about keys, over a network that loses what `lose` says. */
function world() {
  const stored = new Map<string, { body: NewReport; report: Report }>();
  const lose: ("request" | "answer" | string)[] = [];
  const waited: number[] = [];
  const remembered: Sending[] = [];
  let keys = 0;
  const ports: SendPorts = {
    async create(body, key) {
      await Promise.resolve();
      const fate = lose.shift();
      if (fate === "request") throw failure("unreachable");
      if (fate && fate !== "answer") throw failure(fate);
      const before = stored.get(key);
      if (before && JSON.stringify(before.body) !== JSON.stringify(body)) throw failure("idempotency-key-reused");
      const report = before?.report ?? ({ code: `PA-261122-000${stored.size + 1}`, text: body.text } as Report);
      stored.set(key, { body, report });
      if (fate === "answer") throw failure("timeout");
      return report;
    },
    codeOf: (error) => (error as { code: string }).code,
    wait: async (ms) => void waited.push(ms),
    newKey: () => `key-${++keys}`,
    remember: (sending) => void remembered.push(sending),
  };
  return { stored, lose, waited, remembered, ports, last: () => remembered[remembered.length - 1]! };
}

const NEW: Sending = { unanswered: [] };

describe("exactly once", () => {
  test("ten presses at once make one report", async () => {
    const { ports, stored } = world();
    const all = await Promise.all(Array.from({ length: 10 }, () => sendReport(words("Ổ gà lớn"), NEW, ports)));
    expect(stored.size).toBe(1);
    expect(new Set(all.map(({ report }) => report.code)).size).toBe(1);
  });

  test("lost answers are asked for again with the same key, after growing pauses", async () => {
    const { ports, stored, lose, waited } = world();
    lose.push("answer", "answer");
    const { report } = await sendReport(words("Ổ gà lớn"), NEW, ports);
    expect(report.code).toBe("PA-261122-0001");
    expect(stored.size).toBe(1);
    expect(waited).toEqual([1000, 3000]);
  });

  test("three lost answers end in the failure, and the next press finds the report that was made", async () => {
    const { ports, stored, lose, last } = world();
    lose.push("answer", "answer", "answer");
    await expect(sendReport(words("Ổ gà lớn"), NEW, ports)).rejects.toThrow("timeout");
    const { report, earlierVersion } = await sendReport(words("Ổ gà lớn"), last(), ports);
    expect(report.code).toBe("PA-261122-0001");
    expect(earlierVersion).toBe(false);
    expect(stored.size).toBe(1);
  });

  test("words edited after a lost answer do not make a second report; the citizen learns which version stands", async () => {
    const { ports, stored, lose, last } = world();
    lose.push("answer", "answer", "answer");
    await expect(sendReport(words("Ổ gà lớn"), NEW, ports)).rejects.toThrow();
    const { report, earlierVersion } = await sendReport(words("Ổ gà rất lớn"), last(), ports);
    expect(stored.size).toBe(1);
    expect(report.text).toBe("Ổ gà lớn");
    expect(earlierVersion).toBe(true);
  });

  test("words edited after a lost request are the ones that arrive", async () => {
    const { ports, stored, lose, last } = world();
    lose.push("request", "request", "request");
    await expect(sendReport(words("Ổ gà lớn"), NEW, ports)).rejects.toThrow();
    const { report, earlierVersion } = await sendReport(words("Ổ gà rất lớn"), last(), ports);
    expect(stored.size).toBe(1);
    expect(report.text).toBe("Ổ gà rất lớn");
    expect(earlierVersion).toBe(false);
  });

  test("of several versions without an answer, the one that arrived is found", async () => {
    const { ports, lose, last } = world();
    lose.push("request", "request", "request");
    await expect(sendReport(words("bản một"), NEW, ports)).rejects.toThrow();
    lose.push("answer", "answer", "answer");
    await expect(sendReport(words("bản hai"), last(), ports)).rejects.toThrow();
    const { report } = await sendReport(words("bản ba"), last(), ports);
    expect(report.text).toBe("bản hai");
  });
});

describe("a refusal", () => {
  test("is not repeated, and is told", async () => {
    const { ports, lose, waited, last } = world();
    lose.push("module-closed");
    await expect(sendReport(words("Ổ gà lớn"), NEW, ports)).rejects.toThrow("module-closed");
    expect(waited).toEqual([]);
    expect(last()).toEqual({ key: "key-1", unanswered: [] });
  });

  test("of a mended report leaves what was unanswered before still known", async () => {
    const { ports, lose, last } = world();
    lose.push("answer", "answer", "answer");
    await expect(sendReport(words("Ổ gà lớn"), NEW, ports)).rejects.toThrow();
    lose.push("rate-limited");
    await expect(sendReport(words("Ổ gà rất lớn"), last(), ports)).rejects.toThrow("rate-limited");
    expect(last().unanswered.map(({ text }) => text)).toEqual(["Ổ gà lớn"]);
  });
});

test("the key is remembered before the first byte leaves", async () => {
  const { ports, remembered } = world();
  const sending = sendReport(words("Ổ gà lớn"), NEW, ports);
  expect(remembered).toEqual([{ key: "key-1", unanswered: [words("Ổ gà lớn")] }]);
  await sending;
});
