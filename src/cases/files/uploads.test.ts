import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryVault } from "../../../tests/support/vault.ts";
import { ApiError } from "../../api/errors.ts";
import type { FileOnItsWay } from "./tus.ts";
import { createUploads, type Uploads, type UploadState } from "./uploads.ts";

const SECOND = 1_000;

/** What the next sending does: how much arrives, and how it ends. */
type Fate = { share?: number; ends?: ApiError; never?: true };

/** A phone whose vault outlives a kill, and a server that keeps what it was sent. */
function phone() {
  const vault = memoryVault();
  const world = {
    vault,
    fates: [] as Fate[],
    /** Shares of each upload that the server has, and what it says of it. */
    server: new Map<string, { share: number; state: string; problem?: string }>(),
    sent: [] as { uploadId?: string; bearer?: string; key: string }[],
    removed: [] as string[],
    bearer: "token-1",
    renewals: 0,
  };
  let made = 0;
  async function send(_file: Blob, given: FileOnItsWay): Promise<string> {
    const fate = world.fates.shift() ?? {};
    world.sent.push({ uploadId: given.uploadId, bearer: given.bearer, key: given.metadata.key });
    if (given.uploadId && !world.server.has(given.uploadId)) throw new ApiError("upload-not-found");
    if (fate.ends?.code === "session-expired") throw fate.ends;
    const id = given.uploadId ?? `u${(made += 1)}`;
    const known = world.server.get(id) ?? { share: 0, state: "partial" };
    world.server.set(id, known);
    if (!given.uploadId) given.onCreated(id);
    known.share = fate.share ?? 1;
    given.onProgress(known.share);
    if (fate.never) {
      await new Promise((_, reject) => {
        given.signal.addEventListener("abort", () => reject(new ApiError("upload-incomplete")));
      });
    }
    if (fate.ends) throw fate.ends;
    known.state = "stored";
    return id;
  }
  const chances: (() => void)[] = [];
  const start = (): Uploads =>
    createUploads({
      vault: async () => vault,
      send,
      bearer: async () => world.bearer,
      renew: async () => {
        world.renewals += 1;
        return (world.bearer = "token-2");
      },
      state: async (uploadId) => world.server.get(uploadId) ?? Promise.reject(new ApiError("upload-not-found")),
      remove: async (uploadId) => void world.removed.push(uploadId),
      picture: async () => new Blob(["small"]),
      onChance: (listener) => void chances.push(listener),
    });
  return Object.assign(world, { start, chance: () => chances.forEach((listener) => listener()) });
}

const photo = () => new Blob(["JPEG".repeat(100)], { type: "image/jpeg" });
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
/** Everything that is told of a file. */
function heard(uploads: Uploads, id: string): UploadState[] {
  const states: UploadState[] = [];
  uploads.follow(id, (state) => states.push(state));
  return states;
}
const last = <T>(items: T[]) => items[items.length - 1];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a file", () => {
  test("is in the vault before it goes, tells how far it is, and is stored", async () => {
    const one = phone();
    const uploads = one.start();
    expect(await uploads.accept("f", photo(), "ổ gà.jpg")).toBe(true);
    expect(await (await uploads.look("f"))!.text()).toMatch(/^JPEG/);
    const states = heard(uploads, "f");
    await pass();
    expect(states[0]).toEqual({ status: "uploading", share: 0 });
    expect(last(states)).toEqual({ status: "stored", uploadId: "u1" });
    expect(await uploads.uploaded("f")).toBe("u1");
    expect(one.sent).toHaveLength(1);
  });

  test("cut off goes on where it was after a kill, under a renewed token", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    one.fates = [{ share: 0.9, never: true }];
    before.follow("f", () => undefined);
    await pass();
    expect(one.server.get("u1")!.share).toBe(0.9);
    vi.clearAllTimers(); // killed
    one.bearer = "token-9";
    const states = heard(one.start(), "f");
    await pass();
    expect(last(one.sent)).toEqual({ uploadId: "u1", bearer: "token-9", key: "f.0" });
    expect(last(states)).toEqual({ status: "stored", uploadId: "u1" });
    expect(one.server.size).toBe(1);
  });

  test("of another citizen who has this phone, too, is not sent in this one's name", async () => {
    const one = phone();
    await one.start().accept("f", photo());
    vi.clearAllTimers(); // killed before it went
    one.vault.belongsTo({ account: "lan" }, true);
    const after = one.start();
    const states = heard(after, "f");
    one.vault.belongsTo({ account: "minh" }, true); // by when it is known who sends
    await pass();
    expect(one.sent).toEqual([]);
    expect(last(states)).toMatchObject({ status: "refused" });
    one.vault.belongsTo({ account: "lan" }, true);
    expect(last(heard(one.start(), "f"))).toMatchObject({ status: "uploading" });
    await pass();
    expect(one.sent).toHaveLength(1);
  });

  test("stored before a kill is not sent again", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    heard(before, "f");
    await pass();
    expect(await one.start().uploaded("f")).toBe("u1");
    expect(one.sent).toHaveLength(1);
  });

  test("goes on with a renewed token when its own has expired", async () => {
    const one = phone();
    const uploads = one.start();
    await uploads.accept("f", photo());
    one.fates = [{ ends: new ApiError("session-expired") }];
    const states = heard(uploads, "f");
    await pass();
    expect(one.sent.map(({ bearer }) => bearer)).toEqual(["token-1", "token-2"]);
    expect(one.renewals).toBe(1);
    expect(last(states)!.status).toBe("stored");
  });

  test("the server no longer knows goes again, as another upload", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    one.fates = [{ share: 0.5, ends: new ApiError("unreachable") }];
    heard(before, "f");
    await pass();
    vi.clearAllTimers();
    one.server.clear();
    const states = heard(one.start(), "f");
    await pass();
    expect(one.sent.map(({ uploadId, key }) => [uploadId, key])).toEqual([
      [undefined, "f.0"],
      ["u1", "f.0"],
      [undefined, "f.1"],
    ]);
    expect(last(states)).toEqual({ status: "stored", uploadId: "u2" });
  });

  test("that was told lost after it was stored goes again", async () => {
    const one = phone();
    const uploads = one.start();
    await uploads.accept("f", photo());
    expect(await uploads.uploaded("f")).toBe("u1");
    await uploads.lost("f");
    expect(await uploads.uploaded("f")).toBe("u2");
  });

  test("refused stays refused, after a kill too, and is not sent again", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    one.fates = [{ ends: new ApiError("file-infected") }];
    const states = heard(before, "f");
    await pass(600 * SECOND);
    expect(last(states)).toEqual({ status: "refused", problem: "file-infected" });
    before.retry("f");
    await pass();
    const after = heard(one.start(), "f");
    await pass(600 * SECOND);
    expect(last(after)).toEqual({ status: "refused", problem: "file-infected" });
    expect(one.sent).toHaveLength(1);
  });

  test("that arrived whole, while its last answer was lost, is judged by what the server says of it", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    one.fates = [{ ends: new ApiError("unreachable") }];
    heard(before, "f");
    await pass();
    vi.clearAllTimers();
    Object.assign(one.server.get("u1")!, { state: "refused", problem: "file-infected" });
    // A finished upload is told as finished; the refusal stood in the answer that was lost.
    const world = one.server.get("u1")!;
    Object.defineProperty(world, "state", { get: () => "refused", set: () => undefined });
    const states = heard(one.start(), "f");
    await pass();
    expect(last(states)).toEqual({ status: "refused", problem: "file-infected" });
  });

  test("without a network tries again by itself, later each time, and at once when the network is back", async () => {
    const one = phone();
    const uploads = one.start();
    await uploads.accept("f", photo());
    one.fates = Array.from({ length: 3 }, () => ({ share: 0.1, ends: new ApiError("offline") }));
    const states = heard(uploads, "f");
    await pass();
    expect(last(states)).toEqual({ status: "failed", problem: "offline" });
    await pass(3 * SECOND);
    await pass(10 * SECOND);
    expect(one.sent).toHaveLength(3);
    one.chance();
    await pass();
    expect(one.sent).toHaveLength(4);
    expect(last(states)!.status).toBe("stored");
  });

  test("tried again is no failure to whoever waits for it, also while it waits for its turn", async () => {
    const one = phone();
    one.fates = [{ ends: new ApiError("offline") }, { ends: new ApiError("offline") }];
    const uploads = one.start();
    for (const id of ["f1", "f2"]) {
      await uploads.accept(id, photo());
      heard(uploads, id);
    }
    await pass();
    // The network is back, and what is to be sent asks for its files in the same moment.
    one.chance();
    const both = Promise.all([uploads.uploaded("f1"), uploads.uploaded("f2")]);
    both.catch(() => undefined);
    await pass();
    expect(await both).toEqual(["u1", "u2"]);
  });

  test("travels alone: the next begins when it has ended", async () => {
    const one = phone();
    const uploads = one.start();
    for (const id of ["f", "g"]) await uploads.accept(id, photo());
    one.fates = [{ share: 0.2, never: true }];
    heard(uploads, "f");
    const second = heard(uploads, "g");
    await pass(SECOND);
    expect(one.sent).toHaveLength(1);
    await uploads.remove("f");
    await pass(SECOND);
    expect(last(second)!.status).toBe("stored");
  });

  test("taken back is gone from the phone and from the server", async () => {
    const one = phone();
    const uploads = one.start();
    await uploads.accept("f", photo());
    await uploads.uploaded("f");
    await uploads.remove("f");
    expect(one.removed).toEqual(["u1"]);
    expect(await uploads.look("f")).toBeUndefined();
    expect(one.vault.records.size).toBe(0);
  });

  test("that belongs to a case is forgotten here and left there", async () => {
    const one = phone();
    const uploads = one.start();
    await uploads.accept("f", photo());
    await uploads.uploaded("f");
    await uploads.forget("f");
    expect(one.removed).toEqual([]);
    expect(one.vault.records.size).toBe(0);
  });

  test("whose bytes are gone from the phone counts as what the server has of it", async () => {
    const one = phone();
    const before = one.start();
    await before.accept("f", photo());
    one.fates = [{ ends: new ApiError("unreachable") }];
    heard(before, "f");
    await pass();
    vi.clearAllTimers();
    one.server.get("u1")!.state = "stored";
    one.vault.readFile = async () => undefined;
    expect(await one.start().uploaded("f")).toBe("u1");
    await expect(one.start().uploaded("never-there")).rejects.toMatchObject({ code: "file-unreadable" });
  });
});
