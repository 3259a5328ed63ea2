import { beforeEach, describe, expect, test, vi } from "vitest";
import { PhotoError } from "./inspect.ts";
import { createPhotoTray, type TrayTransport } from "./tray.ts";

// The phone's decoder is the one thing Node has none of; what the tray does around it is under test here.
const decoding = vi.hoisted(() => ({ now: 0, most: 0 }));
vi.mock("./inspect.ts", async (original) => ({
  ...(await original<typeof import("./inspect.ts")>()),
  inspectPhoto: async (file: Blob) => {
    if (file.size === 0) throw new PhotoError("photo-empty");
    return { type: "jpeg", width: 1, height: 1 };
  },
}));
vi.mock("./compress.ts", () => ({
  compressPhoto: async (file: Blob) => {
    decoding.most = Math.max(decoding.most, ++decoding.now);
    await Promise.resolve();
    decoding.now -= 1;
    return file;
  },
}));

const photo = (words = "photo") => new File([words], "p.jpg");
const connection = Object.assign(new Error("no answer"), { code: "unreachable" });

/** Answers of the server, by hand. */
function server() {
  const uploads: {
    key: string;
    answer: (id: string) => void;
    fail: (error: unknown) => void;
    aborted: () => boolean;
  }[] = [];
  const removed: string[] = [];
  let keys = 0;
  const transport: TrayTransport = {
    upload: (_photo, { idempotencyKey, signal, onProgress }) =>
      new Promise((resolve, reject) => {
        onProgress(42);
        uploads.push({
          key: idempotencyKey,
          answer: (id) => resolve({ id }),
          fail: reject,
          aborted: () => signal.aborted,
        });
      }),
    remove: async (id) => void removed.push(id),
    explain: (error) => {
      const { code } = error as { code: string };
      return { code, again: code === "unreachable" };
    },
    newKey: () => `key-${++keys}`,
  };
  return { uploads, removed, transport };
}

let outside: ReturnType<typeof server>;
let tray: ReturnType<typeof createPhotoTray>;
const upload = (n: number) => vi.waitFor(() => outside.uploads[n] ?? Promise.reject(new Error("not begun")));
const states = () => tray.photos().map(({ status }) => status);

beforeEach(() => {
  outside = server();
  tray = createPhotoTray(3, outside.transport);
  decoding.most = 0;
});

describe("photos on their way", () => {
  test("go one after another, each with its own key", async () => {
    tray.add([photo(), photo(), photo()]);
    (await upload(0)).answer("a");
    (await upload(1)).answer("b");
    (await upload(2)).answer("c");
    await tray.settled();
    expect(tray.uploadIds()).toEqual(["a", "b", "c"]);
    expect(new Set(outside.uploads.map(({ key }) => key)).size).toBe(3);
    expect(decoding.most).toBe(1);
  });

  test("tell how far they are in steps of five", async () => {
    tray.add([photo()]);
    await upload(0);
    expect(tray.photos()[0]).toMatchObject({ status: "uploading", percent: 40 });
  });

  test("beyond the most a case holds are counted and not taken", () => {
    expect(tray.add([photo(), photo(), photo(), photo(), photo()])).toBe(2);
    expect(tray.photos()).toHaveLength(3);
  });

  test("refused before sending leave the others alone and take no room", async () => {
    tray.add([photo(""), photo()]);
    (await upload(0)).answer("b");
    await tray.settled();
    expect(states()).toEqual(["refused", "stored"]);
    expect(tray.photos()[0]!.problem).toBe("photo-empty");
    expect(tray.add([photo(), photo()])).toBe(0);
  });
});

describe("photos that fail", () => {
  test("without an answer wait for another try with the same key", async () => {
    tray.add([photo()]);
    (await upload(0)).fail(connection);
    await tray.settled();
    expect(tray.photos()[0]).toMatchObject({ status: "failed", problem: "unreachable" });
    tray.retry(tray.photos()[0]!.id);
    (await upload(1)).answer("a");
    await tray.settled();
    expect(tray.uploadIds()).toEqual(["a"]);
    expect(outside.uploads[1]!.key).toBe(outside.uploads[0]!.key);
  });

  test("refused by the server cannot be tried again", async () => {
    tray.add([photo()]);
    (await upload(0)).fail(Object.assign(new Error(), { code: "photo-unreadable" }));
    await tray.settled();
    tray.retry(tray.photos()[0]!.id);
    expect(states()).toEqual(["refused"]);
  });
});

describe("photos taken back", () => {
  test("are deleted from the server", async () => {
    tray.add([photo()]);
    (await upload(0)).answer("a");
    await tray.settled();
    tray.remove(tray.photos()[0]!.id);
    expect(outside.removed).toEqual(["a"]);
    expect(tray.photos()).toEqual([]);
  });

  test("on their way are stopped, and deleted if they arrived all the same", async () => {
    tray.add([photo()]);
    const going = await upload(0);
    tray.remove(tray.photos()[0]!.id);
    expect(going.aborted()).toBe(true);
    going.answer("late");
    await tray.settled();
    expect(outside.removed).toEqual(["late"]);
    expect(tray.uploadIds()).toEqual([]);
  });
});

test("what the server lost goes again under a new key, without picking anything anew", async () => {
  tray.add([photo()]);
  (await upload(0)).answer("a");
  await tray.settled();
  tray.uploadAgain();
  expect(tray.uploadIds()).toEqual([]);
  (await upload(1)).answer("b");
  await tray.settled();
  expect(tray.uploadIds()).toEqual(["b"]);
  expect(outside.uploads[1]!.key).not.toBe(outside.uploads[0]!.key);
});

test("a case that was sent keeps its photos on the server", async () => {
  tray.add([photo()]);
  (await upload(0)).answer("a");
  await tray.settled();
  tray.clear();
  expect(tray.photos()).toEqual([]);
  expect(outside.removed).toEqual([]);
});
