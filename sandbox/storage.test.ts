import { expect, test } from "vitest";
import { NativeStore } from "./storage.ts";

test("keeps to its quota by dropping what was written longest ago, without a word", () => {
  const store = new NativeStore(100);
  store.set({ first: "x".repeat(35), second: "x".repeat(34) });
  expect(store.size).toBe(80);
  expect(store.set({ third: "x".repeat(30) })).toEqual({ errorKeys: [], evicted: ["first"] });
  expect(Object.keys(store.visible())).toEqual(["second", "third"]);
});

test("what is written again is young again", () => {
  const store = new NativeStore(100);
  store.set({ first: "x".repeat(35) });
  store.set({ second: "x".repeat(34) });
  store.set({ first: "y".repeat(35) });
  store.set({ third: "x".repeat(30) });
  expect(store.get("first")).toBe("y".repeat(35));
  expect(store.get("second")).toBeUndefined();
});

test("refuses what could never fit and keeps the rest", () => {
  const store = new NativeStore(100);
  store.set({ small: "1" });
  expect(store.set({ huge: "x".repeat(200) })).toEqual({ errorKeys: ["huge"], evicted: [] });
  expect(store.get("small")).toBe("1");
});

test("counts bytes, not letters", () => {
  const store = new NativeStore();
  store.set({ k: "ấ" });
  expect(store.size).toBe(4);
});

test("when full, the next write pushes out the app's oldest entry; emptied, writes push out nothing", () => {
  const store = new NativeStore();
  store.set({ key: "secret" });
  store.fill();
  expect(store.size).toBe(store.quota);
  expect(store.visible()).toEqual({ key: "secret" });
  expect(store.set({ other: "value!" }).evicted).toEqual(["key"]);
  store.drain();
  expect(store.set({ third: "value" }).evicted).toEqual([]);
  expect(store.visible()).toEqual({ other: "value!", third: "value" });
});
