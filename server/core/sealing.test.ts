import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSealer } from "./sealing.ts";

const [first, second, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const sealer = createSealer({ keys: new Map([["k1", first]]), indexKey });

test("what is sealed opens where it was sealed, and nowhere else", () => {
  const sealed = sealer.seal("072090000001", "person.number:a");
  expect(sealed).not.toContain("072090000001");
  expect(sealer.open(sealed, "person.number:a")).toBe("072090000001");
  expect(() => sealer.open(sealed, "person.number:b")).toThrow();
  const at = sealed.length - 5;
  const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
  expect(() => sealer.open(changed, "person.number:a")).toThrow();
});

test("the same text is sealed differently each time, and indexed the same", () => {
  expect(sealer.seal("x", "a")).not.toBe(sealer.seal("x", "a"));
  expect(sealer.index("x")).toBe(sealer.index("x"));
  expect(createSealer({ keys: new Map([["k1", first]]), indexKey: second }).index("x")).not.toBe(sealer.index("x"));
});

test("a new key seals, the old one still opens; without it nothing does", () => {
  const old = sealer.seal("cũ", "a");
  const both = createSealer({
    keys: new Map([
      ["k2", second],
      ["k1", first],
    ]),
    indexKey,
  });
  expect(both.open(old, "a")).toBe("cũ");
  expect(both.seal("mới", "a")).toMatch(/^k2\./);
  expect(() => createSealer({ keys: new Map([["k2", second]]), indexKey }).open(old, "a")).toThrow("k1");
  expect(() => createSealer({ keys: new Map(), indexKey })).toThrow();
});
