import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Case } from "../../../contract/types.ts";
import { memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { ApiError } from "../../api/errors.ts";
import { createOutbox, type NewOutboxEntry, type Outbox, type OutboxEntry, type OutboxPorts } from "./outbox.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Answer = "ok" | ApiError | "silence";

/** A phone whose vault outlives the windows, a server that answers as told, and the network's coming back. */
function phone() {
  const vault: MemoryVault = memoryVault();
  const locks = new Set<string>();
  const arrivedAtServer: { key: string; operation: string; body: Record<string, unknown> }[] = [];
  const world = {
    vault,
    locks,
    arrivedAtServer,
    answers: [] as Answer[],
    usual: "ok" as Answer,
    /** Server's ids of the phone's files; an error while one cannot be had. */
    uploads: {} as Record<string, string | ApiError>,
    lost: [] as string[],
    forgotten: [] as string[],
    endedDrafts: [] as string[],
    arrived: [] as string[],
    keys: () => arrivedAtServer.map(({ key }) => key),
    /** Until it is known who sends. */
    known: Promise.resolve() as Promise<unknown>,
    /** The server's answer to whoever is being kept waiting. */
    release: [] as (() => void)[],
  };
  function window(): { outbox: Outbox; chance(): void; belongsTo(account: string): void; kill(): void } {
    let dead = false;
    const chances: (() => void)[] = [];
    const newcomers: (() => void)[] = [];
    const alive = () => (dead ? new Promise<never>(() => undefined) : undefined);
    const ports: OutboxPorts = {
      vault: async () => {
        await alive();
        return vault;
      },
      async call(entry: OutboxEntry, body, signal, isTheirs) {
        await alive();
        await world.known;
        if (!(await isTheirs())) throw new ApiError("session-expired");
        const answer = world.answers.shift() ?? world.usual;
        arrivedAtServer.push({ key: entry.key, operation: entry.operation, body });
        if (answer === "silence") {
          await new Promise<void>((resolve, reject) => {
            world.release.push(resolve);
            signal.addEventListener("abort", () => reject(new ApiError("timeout")));
          });
        } else if (answer !== "ok") throw answer;
        await alive();
        return { code: `PA-${entry.key}`, kind: "report", text: "079200000001" } as Case;
      },
      async uploaded(fileId) {
        const id = world.uploads[fileId];
        if (id instanceof ApiError || !id) throw id ?? new ApiError("unreachable");
        return id;
      },
      lost: async (fileId) => void world.lost.push(fileId),
      forgetFile: async (fileId) => void world.forgotten.push(fileId),
      endDraft: async (draftId) => void world.endedDrafts.push(draftId),
      arrived: (answer) => void (answer && world.arrived.push(answer.code)),
      async withLane(lane, work) {
        if (locks.has(lane)) return false;
        locks.add(lane);
        try {
          await work();
        } finally {
          if (!dead) locks.delete(lane);
        }
        return true;
      },
      onChance: (listener) => void chances.push(listener),
      onNewcomer: (listener) => void newcomers.push(listener),
    };
    return {
      outbox: createOutbox(ports),
      chance: () => chances.forEach((listener) => listener()),
      belongsTo: (account) => vault.belongsTo({ account }, true) && newcomers.forEach((listener) => listener()),
      kill() {
        dead = true;
        vi.clearAllTimers();
        locks.clear(); // the browser frees what a dead window held
      },
    };
  }
  return Object.assign(world, { window });
}

const entry = (key: string, more: Partial<NewOutboxEntry> = {}): NewOutboxEntry => ({
  key,
  service: "reports",
  operation: "createReport",
  body: { text: key, attachmentIds: [] },
  files: [],
  title: key,
  editPath: "/reports/new",
  ...more,
});
const reply = (key: string, code = "PA-1") => entry(key, { operation: "replyToCase", path: { code } });
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const states = (outbox: Outbox) => outbox.entries().map(({ key, state }) => `${key} ${state}`);

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-24T03:00:00Z");
});
afterEach(() => void vi.useRealTimers());

describe("what was sent", () => {
  test("goes at once, ends its draft, lets its files go and is told of", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.uploads = { f1: "u1", f2: "u2" };
    await outbox.send(entry("a", { files: ["f1", "f2"], draftId: "d" }));
    await pass();
    expect(states(outbox)).toEqual(["a sent"]);
    // No more than the sentence about it needs stays for whoever has this phone next.
    expect(outbox.find("a")).toMatchObject({ answer: { code: "PA-a" }, body: {} });
    expect(JSON.stringify([...one.vault.records])).not.toContain("079");
    expect(one.arrivedAtServer[0]!.body).toEqual({ text: "a", attachmentIds: ["u1", "u2"] });
    expect(one.endedDrafts).toEqual(["d"]);
    expect(one.forgotten).toEqual(["f1", "f2"]);
    expect(one.arrived).toEqual(["PA-a"]);
  });

  test("is said to be kept only once it is", async () => {
    const one = phone();
    const { outbox } = one.window();
    outbox.start();
    await pass();
    let land = () => undefined as void;
    const landed = new Promise<void>((resolve) => (land = resolve));
    const write = one.vault.write.bind(one.vault);
    vi.spyOn(one.vault, "write").mockImplementation(async (...given) => (await landed, write(...given)));
    const sending = Promise.all([outbox.send(entry("a")), outbox.send(entry("b"))]);
    await pass();
    expect([states(outbox), one.keys()]).toEqual([[], []]);
    land();
    await sending;
    await pass();
    expect(one.keys()).toEqual(["a", "b"]);
  });

  test("of one case goes in the order it was sent, while other cases do not wait for it", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.answers = [new ApiError("unreachable")];
    await outbox.send(reply("first"));
    await pass();
    await outbox.send(reply("second"));
    await outbox.send(reply("other", "PA-2"));
    await pass();
    expect(states(outbox)).toEqual(["first waiting", "second waiting", "other sent"]);
    await pass(6 * SECOND);
    expect(one.keys()).toEqual(["first", "other", "first", "second"]);
    expect(states(outbox)).toEqual(["first sent", "second sent", "other sent"]);
  });

  test("waits longer after each failure, an hour at most, and always says when it goes again", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.usual = new ApiError("unreachable");
    await outbox.send(entry("a"));
    await pass();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const { state, nextAt, attempts, reason } = outbox.find("a")!;
      expect([state, attempts, reason]).toEqual(["waiting", attempt, "unreachable"]);
      pauses.push(Date.parse(nextAt!) - Date.now());
      await pass(pauses[pauses.length - 1]! + 100);
    }
    expect(pauses.map((ms) => Math.round(ms / SECOND))).toEqual([5, 15, 60, 300, 900, 3600, 3600, 3600]);
  });

  test("waits as long as the server asks", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.answers = [new ApiError("rate-limited", { retryAfterSeconds: 120 })];
    await outbox.send(entry("a"));
    await pass(119 * SECOND);
    expect(one.keys()).toEqual(["a"]);
    await pass(2 * SECOND);
    expect(states(outbox)).toEqual(["a sent"]);
  });

  test("waits for what the province has to mend", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.answers = [new ApiError("calendar-ends")];
    await outbox.send(reply("a"));
    await pass();
    expect(states(outbox)).toEqual(["a waiting"]);
    await pass(6 * SECOND);
    expect(states(outbox)).toEqual(["a sent"]);
  });

  test("goes at once when the network is back", async () => {
    const one = phone();
    const { outbox, chance } = one.window();
    one.answers = [new ApiError("offline"), new ApiError("offline"), new ApiError("offline")];
    await outbox.send(entry("a"));
    await pass(30 * SECOND);
    expect(one.keys()).toHaveLength(3);
    chance();
    await pass();
    expect(states(outbox)).toEqual(["a sent"]);
  });

  test("that the server refuses needs the citizen, with the reason, and lets the rest of its case go on", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.answers = [new ApiError("step-too-late")];
    await outbox.send(reply("a"));
    await outbox.send(reply("b"));
    await pass(2 * 60 * MINUTE);
    expect(states(outbox)).toEqual(["a needs-you", "b sent"]);
    expect(outbox.find("a")!.reason).toBe("step-too-late");
    expect(one.keys()).toEqual(["a", "b"]);
    outbox.retry("a");
    await pass();
    expect(states(outbox)).toEqual(["a sent", "b sent"]);
  });

  test("never stands at `sending` for two minutes, however long the server is silent", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.usual = "silence";
    let since: number | undefined;
    let longest = 0;
    outbox.subscribe(() => {
      const sending = outbox.find("a")?.state === "sending";
      if (sending) since ??= Date.now();
      else if (since !== undefined) {
        longest = Math.max(longest, Date.now() - since);
        since = undefined;
      }
    });
    await outbox.send(entry("a"));
    await pass(100 * SECOND + 1);
    expect(outbox.find("a")).toMatchObject({ state: "waiting", reason: "timeout" });
    await pass(10 * MINUTE);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(2 * MINUTE);
  });

  test("discarded while it is being sent is gone, and does not come back with the answer", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.answers = ["silence"];
    await outbox.send(entry("a", { files: [] }));
    await pass();
    await outbox.discard("a");
    one.release.forEach((answer) => answer());
    await pass();
    expect(outbox.entries()).toEqual([]);
    expect(one.vault.records.size).toBe(0);
  });

  test("is remembered for seven days", async () => {
    const one = phone();
    const first = one.window();
    await first.outbox.send(entry("a"));
    await pass();
    first.kill();
    vi.setSystemTime("2026-11-30T03:00:00Z");
    const second = one.window();
    second.outbox.start();
    await pass();
    expect(states(second.outbox)).toEqual(["a sent"]);
    second.kill();
    vi.setSystemTime("2026-12-02T03:00:00Z");
    const third = one.window();
    third.outbox.start();
    await pass();
    expect(third.outbox.entries()).toEqual([]);
    expect(one.vault.records.size).toBe(0);
  });
});

describe("files", () => {
  test("go first; while one cannot go, nothing is sent without it", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.uploads = { f1: "u1", f2: new ApiError("offline") };
    await outbox.send(entry("a", { files: ["f1", "f2"] }));
    await pass();
    expect(outbox.find("a")).toMatchObject({ state: "waiting", reason: "offline" });
    expect(one.keys()).toEqual([]);
    one.uploads = { f1: "u1", f2: "u2" };
    await pass(20 * SECOND);
    expect(one.arrivedAtServer[0]!.body.attachmentIds).toEqual(["u1", "u2"]);
  });

  test("keep their names on the server for every repeat under the key", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.uploads = { f1: "u1" };
    one.answers = [new ApiError("unreachable")];
    await outbox.send(entry("a", { files: ["f1"] }));
    await pass();
    one.uploads = { f1: "another" };
    await pass(6 * SECOND);
    expect(one.arrivedAtServer.map(({ body }) => body.attachmentIds)).toEqual([["u1"], ["u1"]]);
  });

  test("the server lost go again", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.uploads = { f1: "u1" };
    one.answers = [new ApiError("upload-not-found")];
    await outbox.send(entry("a", { files: ["f1"] }));
    await pass();
    expect(one.lost).toEqual(["f1"]);
    one.uploads = { f1: "u2" };
    await pass(6 * SECOND);
    expect(one.arrivedAtServer[1]!.body.attachmentIds).toEqual(["u2"]);
    expect(states(outbox)).toEqual(["a sent"]);
  });

  test("that will never go need the citizen", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.uploads = { f1: new ApiError("file-infected") };
    await outbox.send(entry("a", { files: ["f1"] }));
    await pass();
    expect(outbox.find("a")).toMatchObject({ state: "needs-you", reason: "file-infected" });
  });

  test("what the server refused of the body is kept with the reason", async () => {
    const one = phone();
    const { outbox } = one.window();
    const fields = [{ path: "/body/answers/reader/fullName", rule: "required" }];
    one.answers = [new ApiError("invalid-request", { fields })];
    await outbox.send(entry("a"));
    await pass();
    expect(outbox.find("a")).toMatchObject({ state: "needs-you", reason: "invalid-request", fields });
  });

  test("of a draft stay when the sending is discarded, and others go", async () => {
    const one = phone();
    const { outbox } = one.window();
    one.usual = new ApiError("kind-unknown");
    one.uploads = { f1: "u1", f2: "u2" };
    await outbox.send(entry("a", { files: ["f1"], draftId: "d" }));
    await outbox.send(entry("b", { files: ["f2"] }));
    await pass();
    await outbox.discard("a");
    await outbox.discard("b");
    expect(one.forgotten).toEqual(["f2"]);
    expect(one.endedDrafts).toEqual([]);
  });
});

describe("on a phone that two Zalo accounts use", () => {
  /** Lan's `a`, which found no network before the app was killed. */
  async function leftWaiting(one: ReturnType<typeof phone>): Promise<void> {
    const hers = one.window();
    hers.belongsTo("lan");
    one.usual = new ApiError("offline");
    await hers.outbox.send(entry("a"));
    await pass();
    hers.kill();
  }

  test("what one sent is neither shown nor sent while the other is here, and goes when they are back", async () => {
    const one = phone();
    await leftWaiting(one);

    // The app opens on what it knows, and has begun to send before it is known who is here.
    const his = one.window();
    let isKnown!: () => void;
    one.known = new Promise<void>((resolve) => (isKnown = resolve));
    [one.usual, one.arrivedAtServer.length] = ["ok", 0];
    his.outbox.start();
    await pass(SECOND);
    expect(states(his.outbox)).toEqual(["a sending"]);
    his.belongsTo("minh");
    isKnown();
    await pass(2 * 60 * MINUTE);
    expect(states(his.outbox)).toEqual([]);
    await his.outbox.send(entry("b"));
    await pass();
    expect(one.keys()).toEqual(["b"]);
    his.kill();

    const again = one.window();
    again.belongsTo("lan");
    again.outbox.start();
    await pass();
    expect(one.keys()).toEqual(["b", "a"]);
    expect(states(again.outbox)).toEqual(["a sent"]);
  });

  test("what waits is found as soon as it is known who is here, where the phone had lost the note of it", async () => {
    const one = phone();
    await leftWaiting(one);
    one.usual = "ok";
    const again = one.window();
    one.vault.belongsTo({}, false);
    again.outbox.start();
    one.vault.belongsTo({ account: "lan" }, true);
    again.chance();
    await pass();
    expect(states(again.outbox)).toEqual(["a sent"]);
  });

  test("what is answered after another has come is not shown to them, and is answered again when its own is back", async () => {
    const one = phone();
    const { outbox, belongsTo } = one.window();
    belongsTo("lan");
    one.answers = ["silence"];
    await outbox.send(entry("a", { draftId: "d" }));
    await pass();
    expect(states(outbox)).toEqual(["a sending"]);
    belongsTo("minh");
    await pass();
    expect(states(outbox)).toEqual([]);
    one.release.forEach((answer) => answer());
    await pass(2 * 60 * MINUTE);
    expect([states(outbox), one.arrived, one.endedDrafts]).toEqual([[], [], []]);
    belongsTo("lan");
    await pass();
    expect(one.keys()).toEqual(["a", "a"]);
    expect([states(outbox), one.arrived, one.endedDrafts]).toEqual([["a sent"], ["PA-a"], ["d"]]);
  });
});

describe("a kill", () => {
  test("between the sending and the answer repeats it under the same key", async () => {
    const one = phone();
    const before = one.window();
    one.answers = ["silence"];
    await before.outbox.send(entry("a", { draftId: "d" }));
    await pass();
    expect(states(before.outbox)).toEqual(["a sending"]);
    before.kill();
    const after = one.window();
    after.outbox.start();
    await pass();
    expect(one.keys()).toEqual(["a", "a"]);
    expect(states(after.outbox)).toEqual(["a sent"]);
    expect(one.endedDrafts).toEqual(["d"]);
  });

  test("before anything could go leaves it to the next start, three days later", async () => {
    const one = phone();
    const before = one.window();
    one.usual = new ApiError("offline");
    await before.outbox.send(entry("a"));
    await pass();
    before.kill();
    vi.setSystemTime("2026-11-27T03:00:00Z");
    one.usual = "ok";
    const after = one.window();
    after.outbox.start();
    await pass(SECOND);
    expect(states(after.outbox)).toEqual(["a sent"]);
  });

  test("right after the answer still ends the draft and lets the files go", async () => {
    const one = phone();
    const before = one.window();
    one.uploads = { f: "u" };
    await before.outbox.send(entry("a", { files: ["f"], draftId: "d" }));
    await pass();
    before.kill();
    const kept = one.vault.records.get("outbox/a")!;
    one.vault.records.set("outbox/a", { ...kept, value: { ...(kept.value as object), tidied: undefined } });
    [one.endedDrafts, one.forgotten] = [[], []];
    const after = one.window();
    after.outbox.start();
    await pass();
    expect(one.keys()).toEqual(["a"]);
    expect(one.endedDrafts).toEqual(["d"]);
    expect(one.forgotten).toEqual(["f"]);
  });
});

describe("another window", () => {
  test("does not send what the first is sending, and sees what became of it", async () => {
    const one = phone();
    const [first, second] = [one.window(), one.window()];
    one.answers = ["silence"];
    await first.outbox.send(entry("a"));
    await pass();
    second.outbox.start();
    await pass(40 * SECOND);
    expect(one.keys()).toEqual(["a"]);
    one.release.forEach((answer) => answer());
    await pass(31 * SECOND);
    expect(states(first.outbox)).toEqual(["a sent"]);
    expect(states(second.outbox)).toEqual(["a sent"]);
    expect(one.keys()).toEqual(["a"]);
  });

  test("goes on where the first was closed", async () => {
    const one = phone();
    const [first, second] = [one.window(), one.window()];
    one.answers = ["silence"];
    await first.outbox.send(entry("a"));
    await pass();
    second.outbox.start();
    await pass();
    one.locks.clear(); // the first is gone
    await pass(31 * SECOND);
    expect(one.keys()).toEqual(["a", "a"]);
    expect(states(second.outbox)).toEqual(["a sent"]);
  });
});

test("a clock set back makes nobody wait longer", async () => {
  const one = phone();
  const { outbox } = one.window();
  one.answers = [new ApiError("unreachable")];
  await outbox.send(entry("a"));
  await pass();
  vi.setSystemTime("2026-11-20T03:00:00Z");
  await pass(31 * SECOND);
  expect(states(outbox)).toEqual(["a sent"]);
});
