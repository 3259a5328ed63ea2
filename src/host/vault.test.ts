import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setClock } from "../lib/clock.ts";
import type { Storage } from "./port.ts";
import { createVault, type CaredKey, type Vault, type VaultParts } from "./vault.ts";
import { nativeStore, type About, type Sealed, type SealedStore } from "./vaultStore.ts";

/** What outlives a kill. The real IndexedDB is under test in tests/browser/vault.spec.ts. */
function phone({ room = Infinity } = {}) {
  const native = new Map<string, string>();
  const records = new Map<string, { about: About; sealed: Sealed }>();
  const cared: CaredKey[] = [];
  const world = { online: true, room, cared, native, records, nativeGone: false, roomyGone: false, noCrypto: false };
  const storage: Storage = {
    get: async (key) => native.get(key),
    set: async (key, value) => void native.set(key, value),
    remove: async (key) => void native.delete(key),
  };
  const roomy: SealedStore = {
    holdsFiles: true,
    get: async (place) => records.get(place)?.sealed,
    async put(about, sealed) {
      const others = [...records.values()].filter((each) => each.about.place !== about.place);
      if (others.reduce((sum, each) => sum + each.about.bytes, 0) + about.bytes > world.room) return false;
      records.set(about.place, { about, sealed });
      return true;
    },
    about: async (place) => records.get(place)?.about,
    relabel: async (about) => void records.set(about.place, { ...records.get(about.place)!, about }),
    remove: async (place) => void records.delete(place),
    list: async () => [...records.values()].map(({ about }) => about),
    clear: async () => records.clear(),
  };
  const start = (more: Partial<VaultParts> = {}): Vault =>
    createVault({
      ...(world.nativeGone ? {} : { native: storage }),
      roomy: async () => (world.roomyGone ? undefined : roomy),
      ...(world.noCrypto ? {} : { crypto: globalThis.crypto }),
      care: {
        list: async () => (world.online ? cared : Promise.reject(new Error("offline"))),
        keep: async (key) => {
          if (!world.online) throw new Error("offline");
          if (!cared.some(({ id }) => id === key.id)) cared.push(key);
        },
      },
      ...more,
    });
  return { ...world, world, start, storage };
}

let instant = Date.parse("2026-11-24T03:00:00Z");
beforeEach(() => {
  instant = Date.parse("2026-11-24T03:00:00Z");
  setClock({ now: () => new Date((instant += 1_000)) });
});
afterEach(() => {
  setClock({ now: () => new Date() });
});

const words = { text: "Ổ gà trước cổng trường" };

test("opens where the webview never says how much room there is", async () => {
  const vault = phone().start({ quota: () => new Promise(() => undefined) });
  expect(await Promise.race([vault.open(), new Promise((late) => setTimeout(late, 5_000))])).toBe("kept");
});

describe("what was written", () => {
  test("is there after a kill, and lies nowhere in the clear", async () => {
    const one = phone();
    expect(await one.start().write("drafts", "a", words)).toBe(true);
    expect(await one.start().read("drafts", "a")).toEqual(words);
    const lying = JSON.stringify([...one.native]) + [...one.records.values()].map(({ sealed }) => sealed.data);
    expect(lying).not.toContain("cổng trường");
    const bytes = new TextDecoder().decode([...one.records.values()][0]!.sealed.data);
    expect(bytes).not.toContain("trường");
  });

  test("is what was written last, however fast one write followed the other", async () => {
    const one = phone();
    const vault = one.start();
    await Promise.all([1, 2, 3, 4, 5].map((n) => vault.write("drafts", "a", { n })));
    expect(await one.start().read("drafts", "a")).toEqual({ n: 5 });
  });

  test("is read at once, before it is kept, and is not changed by who wrote it", async () => {
    const vault = phone().start();
    const value = { list: [1] };
    const writing = vault.write("drafts", "a", value);
    value.list.push(2);
    expect(await vault.read("drafts", "a")).toEqual({ list: [1] });
    await writing;
    expect(await vault.read("drafts", "a")).toEqual({ list: [1] });
  });

  test("may be a file with its type", async () => {
    const one = phone();
    await one.start().writeFile("f", new Blob(["JPEG"], { type: "image/jpeg" }));
    const file = await one.start().readFile("f");
    expect(file!.type).toBe("image/jpeg");
    expect(await file!.text()).toBe("JPEG");
  });

  test("is listed by shelf, a file not beside what is known of it", async () => {
    const vault = phone().start();
    await vault.write("drafts", "a", words);
    await vault.writeFile("f", new Blob(["x"]));
    await vault.write("files", "f", { name: "x.jpg" });
    expect((await vault.list("drafts")).map(({ id }) => id)).toEqual(["a"]);
    expect((await vault.list("files")).map(({ id }) => id)).toEqual(["f"]);
    await vault.remove("files", "f");
    expect(await vault.readFile("f")).toBeUndefined();
    expect(await vault.list("files")).toEqual([]);
  });

  test("and moved to another place, or damaged, is not read and not kept", async () => {
    const one = phone();
    await one.start().write("drafts", "a", words);
    const { about, sealed } = one.records.get("drafts/a")!;
    one.records.set("drafts/b", { about: { ...about, place: "drafts/b" }, sealed });
    new Uint8Array(sealed.data)[0]! ^= 1;
    const vault = one.start();
    expect(await vault.read("drafts", "a")).toBeUndefined();
    expect(await vault.read("drafts", "b")).toBeUndefined();
    expect(one.records.size).toBe(0);
  });
});

describe("the key", () => {
  test("is written anew at every start, so that it is never the oldest in the host's storage", async () => {
    const one = phone();
    await one.start().open();
    const set = vi.spyOn(one.storage, "set");
    await one.start().open();
    expect(set).toHaveBeenCalledWith("vault.key", one.native.get("vault.key"));
  });

  test("has a copy in the server's care, sent again where it did not arrive", async () => {
    const one = phone();
    one.world.online = false;
    await one.start().open();
    expect(one.cared).toEqual([]);
    one.world.online = true;
    await one.start().open();
    await vi.waitFor(() =>
      expect(one.cared).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{16}$/), key: one.native.get("vault.key") }]),
    );
  });

  test("that the host evicted comes from the server's care", async () => {
    const one = phone();
    const first = one.start();
    await first.write("drafts", "a", words);
    await vi.waitFor(() => expect(one.cared).toHaveLength(1));
    const before = one.native.get("vault.key");
    one.native.clear();
    expect(await one.start().read("drafts", "a")).toEqual(words);
    expect(one.native.get("vault.key")).toBe(before);
  });

  test("evicted without a network: the app goes on with a new one, and what is sealed is read when the network is back", async () => {
    const one = phone();
    await one.start().write("drafts", "a", words);
    await vi.waitFor(() => expect(one.cared).toHaveLength(1));
    one.native.clear();
    one.world.online = false;
    const offline = one.start();
    expect(await offline.open()).toBe("kept");
    expect(await offline.read("drafts", "a")).toBeUndefined();
    expect(await offline.write("drafts", "b", { b: 1 })).toBe(true);
    one.world.online = true;
    const online = one.start();
    expect(await online.read("drafts", "a")).toEqual(words);
    expect(await online.read("drafts", "b")).toEqual({ b: 1 });
  });

  test("gone everywhere: what it sealed waits thirty days, and then goes", async () => {
    const one = phone();
    one.world.online = false;
    await one.start().write("drafts", "a", words);
    one.native.clear();
    one.world.online = true;
    instant += 29 * 24 * 3_600_000;
    const vault = one.start();
    expect(await vault.open()).toBe("kept");
    expect(await vault.read("drafts", "a")).toBeUndefined();
    expect(one.records.has("drafts/a")).toBe(true);
    instant += 2 * 24 * 3_600_000;
    await one.start().open();
    await vi.waitFor(() => expect(one.records.has("drafts/a")).toBe(false));
  });
});

describe("a phone that lacks something", () => {
  test("without native storage keeps its key with the server, and uses the same one at the next start", async () => {
    const one = phone();
    one.world.nativeGone = true;
    expect(await one.start().write("drafts", "a", words)).toBe(true);
    expect(await one.start().read("drafts", "a")).toEqual(words);
    expect(one.cared).toHaveLength(1);
    expect(one.native.size).toBe(0);
  });

  test("without native storage and network keeps nothing, and leaves what lies there sealed", async () => {
    const one = phone();
    one.world.nativeGone = true;
    await one.start().write("drafts", "a", words);
    one.world.online = false;
    const vault = one.start();
    expect(await vault.open()).toBe("memory");
    expect(await vault.write("drafts", "b", { b: 1 })).toBe(false);
    expect(await vault.read("drafts", "b")).toEqual({ b: 1 });
    expect([...one.records.keys()]).toEqual(["drafts/a"]);
  });

  test("that could not have a key keeps what was written meanwhile once it can", async () => {
    vi.useFakeTimers();
    try {
      const one = phone();
      one.world.nativeGone = true;
      one.world.online = false;
      const vault = one.start();
      expect(await vault.write("drafts", "a", words, { files: ["f"] })).toBe(false);
      one.world.online = true;
      await vi.advanceTimersByTimeAsync(21_000);
      expect(await vault.open()).toBe("kept");
      expect(one.records.get("drafts/a")!.about.files).toEqual(["f"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("without IndexedDB keeps small records in native storage, sealed, and files in memory", async () => {
    const one = phone();
    one.world.roomyGone = true;
    const vault = one.start();
    expect(await vault.write("drafts", "a", words)).toBe(true);
    expect(await vault.writeFile("f", new Blob(["JPEG"]))).toBe(false);
    expect(await (await vault.readFile("f"))!.text()).toBe("JPEG");
    const next = one.start();
    expect(await next.read("drafts", "a")).toEqual(words);
    expect((await next.list("drafts")).map(({ id }) => id)).toEqual(["a"]);
    expect(await next.readFile("f")).toBeUndefined();
    expect([...one.native.values()].join()).not.toContain("trường");
  });

  test("without WebCrypto keeps nothing and works", async () => {
    const one = phone();
    one.world.noCrypto = true;
    const vault = one.start();
    expect(await vault.open()).toBe("memory");
    expect(await vault.write("drafts", "a", words)).toBe(false);
    expect(await vault.read("drafts", "a")).toEqual(words);
    expect(await vault.list("drafts")).toHaveLength(1);
    expect(one.records.size + one.native.size).toBe(0);
  });

  test("without anything at all works", async () => {
    const one = phone();
    Object.assign(one.world, { nativeGone: true, roomyGone: true });
    const vault = one.start();
    expect(await vault.open()).toBe("memory");
    expect(await vault.write("outbox", "a", words)).toBe(false);
    expect(await vault.read("outbox", "a")).toEqual(words);
    await vault.wipe();
    expect(await vault.read("outbox", "a")).toBeUndefined();
  });
});

describe("on a phone that two Zalo accounts use", () => {
  const [lan, minh] = [{ account: "lan" }, { account: "minh" }];
  /** The next run of the app, before anybody has said who is here. */
  const next = (one: ReturnType<typeof phone>) =>
    one.start({ last: JSON.parse(one.native.get("vault.whose") ?? "{}") as object });
  const idsOf = async (vault: Vault, shelf: "drafts" | "outbox" | "files") =>
    (await vault.list(shelf)).map(({ id }) => id);
  /** What is done by the way is done. */
  const rest = () => new Promise((resolve) => setTimeout(resolve, 20));

  test.each(["IndexedDB", "native storage"])(
    "in %s what one began is there for nobody else, and waits",
    async (where) => {
      const one = phone();
      one.world.roomyGone = where === "native storage";
      const hers = next(one);
      expect(hers.belongsTo(lan, true)).toBe(false);
      await hers.write("drafts", "d", words);
      await hers.write("outbox", "o", words);
      await hers.write("seen", "mine", words);
      await hers.writeFile("f", new Blob(["JPEG"]));

      const his = next(one);
      expect(await his.read("drafts", "d")).toEqual(words); // it was her phone last
      expect(his.belongsTo(minh, true)).toBe(true);
      expect(await his.read("drafts", "d")).toBeUndefined();
      expect(await his.read("seen", "mine")).toBeUndefined();
      expect(await his.readFile("f")).toBeUndefined();
      expect([await idsOf(his, "drafts"), await idsOf(his, "outbox")]).toEqual([[], []]);
      expect(await his.write("drafts", "d", { text: "his" })).toBe(false);
      expect(await his.read("drafts", "d")).toBeUndefined();
      await his.remove("outbox", "o");
      expect(await his.write("seen", "mine", { text: "his" })).toBe(true);
      await his.write("drafts", "his", words);
      await his.wipe(); // and the key stays, which opens hers

      const again = next(one);
      again.belongsTo(lan, true);
      expect(await again.read("drafts", "d")).toEqual(words);
      expect(await again.read("outbox", "o")).toEqual(words);
      expect(await idsOf(again, "drafts")).toEqual(["d"]);
      if (where === "IndexedDB") expect(await (await again.readFile("f"))!.text()).toBe("JPEG");
      await again.wipe();
      expect(one.native.get("vault.key")).toBeUndefined();
    },
  );

  test("what a guest began goes on with the account that the phone comes to know, and with no other", async () => {
    const one = phone();
    const guests = next(one);
    guests.belongsTo({}, false);
    await guests.write("drafts", "d", words);
    const hers = next(one);
    expect(hers.belongsTo(lan, true)).toBe(false);
    expect(await hers.read("drafts", "d")).toEqual(words);
    await rest();
    const his = next(one);
    his.belongsTo(minh, true);
    expect(await his.read("drafts", "d")).toBeUndefined();
    // Zalo fails and the session has run out: a guest, on the phone of whoever was known last.
    const fallen = next(one);
    expect(fallen.belongsTo({}, false)).toBe(false);
    await fallen.write("drafts", "e", words);
    const still = next(one);
    still.belongsTo(minh, true);
    expect(await idsOf(still, "drafts")).toEqual(["e"]);
  });

  test("what a run began before it knew whose it is, is of the account that turns out to be here", async () => {
    const one = phone();
    const before = next(one);
    before.belongsTo(lan, true);
    await before.write("drafts", "hers", words);
    const vault = next(one);
    await vault.write("drafts", "his", words);
    await vault.write("drafts", "hers", { text: "written on" });
    expect(vault.belongsTo(minh, true)).toBe(true);
    expect(await idsOf(vault, "drafts")).toEqual(["his"]);
    await rest();
    expect(await idsOf(next(one), "drafts")).toEqual(["his"]);
    const hers = next(one);
    hers.belongsTo(lan, true);
    expect(await hers.read("drafts", "hers")).toEqual({ text: "written on" });
    expect(await idsOf(hers, "drafts")).toEqual(["hers"]);
  });

  test("what an earlier release left without a name is that of who left it, or nobody's, and never the newcomer's", async () => {
    for (const former of ["lan", undefined]) {
      const one = phone();
      const old = one.start();
      await old.write("drafts", "d", words);
      await old.write("outbox", "o", words);
      await old.write("seen", "result", words);
      for (const { about } of one.records.values()) delete about.account; // it said of nothing whose it is
      await next(one).write("drafts", "offline", words); // of this release, killed before anybody could be asked

      const his = next(one);
      await his.write("drafts", "his", words); // before anybody has said who is here
      await his.leftBy(former);
      his.belongsTo(minh, true);
      expect(await his.read("seen", "result")).toBeUndefined();
      expect(await idsOf(his, "drafts")).toEqual(former ? ["his"] : ["offline", "his"]);
      expect(await idsOf(his, "outbox")).toEqual([]);
      await rest();
      const hers = next(one);
      hers.belongsTo(lan, true);
      expect(await hers.read("seen", "result")).toBeUndefined();
      expect(await hers.read("drafts", "d")).toEqual(former && words);
      expect(await idsOf(hers, "drafts")).toEqual(former ? ["d", "offline"] : []);
      expect([...one.records.keys()].sort()).toEqual(["drafts/d", "drafts/his", "drafts/offline", "outbox/o"]);
    }
  });

  test("it is said of a record whose it is", async () => {
    const one = phone();
    const before = next(one);
    before.belongsTo(lan, true);
    await before.write("drafts", "hers", words);
    const vault = next(one);
    vault.belongsTo(lan, false);
    await vault.write("drafts", "new", words);
    const whose = () => Promise.all(["hers", "new", "none"].map((id) => vault.whoseIs("drafts", id)));
    expect(await whose()).toEqual(["theirs", "unsure", undefined]);
    vault.belongsTo(minh, true);
    expect(await whose()).toEqual(["another's", "theirs", undefined]);
    one.world.noCrypto = true;
    const forgetful = next(one);
    await forgetful.write("drafts", "new", words);
    expect(await forgetful.whoseIs("drafts", "new")).toBe("theirs"); // nowhere else: the server may keep it
  });

  test("what was seen with one identity is gone without it, or with another; what was begun stays", async () => {
    for (const then of [lan, { ...lan, identity: "second" }]) {
      const one = phone();
      const vault = next(one);
      vault.belongsTo(lan, true);
      await vault.write("seen", "public", words);
      expect(vault.belongsTo({ ...lan, identity: "first" }, true)).toBe(false); // raised: all of it is still there
      expect(await vault.read("seen", "public")).toEqual(words);
      await vault.write("seen", "result", words);
      await vault.write("drafts", "d", words);
      const later = next(one);
      expect(await later.read("seen", "result")).toEqual(words); // without a network
      expect(later.belongsTo(then, true)).toBe(true);
      expect(await later.read("seen", "result")).toBeUndefined();
      expect(await later.read("drafts", "d")).toEqual(words);
      await rest();
      expect([...one.records.keys()].sort()).toEqual(["drafts/d", "seen/public"]);
      expect(later.belongsTo({ ...lan, identity: "first" }, true)).toBe("identity" in then);
      expect(await later.read("seen", "result")).toBeUndefined();
    }
  });
});

describe("when room is short", () => {
  const kilobytes = (n: number) => ({ words: "x".repeat(n * 1024) });

  test("what was seen goes first, oldest first; then files nobody names; then drafts that are safe elsewhere", async () => {
    const one = phone({ room: 100 * 1024 });
    const vault = one.start();
    await vault.write("seen", "old", kilobytes(10));
    await vault.write("seen", "new", kilobytes(10));
    await vault.write("files", "nobodys", kilobytes(10));
    await vault.write("files", "drafts-own", kilobytes(10));
    await vault.write("files", "outbox-own", kilobytes(10));
    await vault.write("drafts", "safe", kilobytes(10), { spare: true });
    await vault.write("drafts", "unsent", kilobytes(10), { files: ["drafts-own"] });
    await vault.write("outbox", "entry", kilobytes(10), { files: ["outbox-own"] });
    const there = () => [...one.records.keys()].map((place) => place.split("/")[1]);
    const grow = (n: number) => vault.write("outbox", "entry", kilobytes(n), { files: ["outbox-own"] });
    expect(await grow(35)).toBe(true);
    expect(there()).not.toContain("old");
    expect(there()).toContain("new");
    expect(await grow(45)).toBe(true);
    expect(there()).not.toContain("new");
    expect(await grow(52)).toBe(true);
    expect(there()).toEqual(expect.arrayContaining(["safe", "drafts-own"]));
    expect(there()).not.toContain("nobodys");
    expect(await grow(62)).toBe(true);
    expect(there().sort()).toEqual(["drafts-own", "entry", "outbox-own", "unsent"]);
    // Nothing is left that may go: the earlier version stays, and this run reads the new one.
    expect(await grow(80)).toBe(false);
    expect(there().sort()).toEqual(["drafts-own", "entry", "outbox-own", "unsent"]);
    expect(await vault.read("outbox", "entry")).toEqual(kilobytes(80));
    expect(await one.start().read("outbox", "entry")).toEqual(kilobytes(62));
  });

  test("no more is used than the share of what the browser gives", async () => {
    const one = phone();
    const vault = one.start({ quota: async () => 50 * 1024 });
    await vault.write("seen", "a", kilobytes(20));
    await vault.write("seen", "b", kilobytes(20));
    expect([...one.records.keys()]).toEqual(["seen/b"]);
  });
});

describe("the host's own storage", () => {
  test("a write it dropped without a word is not called kept, and nothing is left of it", async () => {
    const kept = new Map<string, string>();
    const store = nativeStore({
      get: async (key) => kept.get(key),
      set: async (key, value) => void (value.length < 300 && kept.set(key, value)),
      remove: async (key) => void kept.delete(key),
    });
    const about = { place: "drafts/a", savedAt: "", bytes: 1, keyId: "k" };
    expect(await store.put(about, { keyId: "k", iv: new Uint8Array(12), data: new ArrayBuffer(500) })).toBe(false);
    expect(await store.list()).toEqual([]);
    expect(await store.put(about, { keyId: "k", iv: new Uint8Array(12), data: new ArrayBuffer(50) })).toBe(true);
    kept.delete("vault:drafts/a"); // evicted
    expect(await store.list()).toEqual([]);
    expect(await store.get("drafts/a")).toBeUndefined();
  });
});

test("when the citizen asks, nothing is left, the key neither, and the app goes on", async () => {
  const one = phone();
  const vault = one.start();
  await vault.write("drafts", "a", words);
  await vault.writeFile("f", new Blob(["x"]));
  await vault.wipe();
  expect(one.records.size + one.native.size).toBe(0);
  expect(await vault.read("drafts", "a")).toBeUndefined();
  expect(await vault.write("drafts", "b", words)).toBe(true);
  expect(await one.start().read("drafts", "b")).toEqual(words);
});
