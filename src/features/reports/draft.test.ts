import { expect, test } from "vitest";
import { isPlainRefusal, keyOf, titleOf, toStep } from "./draft.ts";
import { EMPTY } from "./rules.ts";

const draftId = "0b0c7e5e-9a55-4c0e-8f39-0a1b2c3d4e5f";
const refused = (reason: string | undefined, key = draftId) => ({ key, ...(reason ? { reason } : {}) });

test("however often a draft is sent, it goes under one key", () => {
  expect(keyOf(draftId)).toBe(draftId);
});

test("a report mended after a plain refusal is a new act, the same in every window", () => {
  const second = keyOf(draftId, refused("kind-unknown"));
  expect(second).toBe(`${draftId}-2`);
  expect(keyOf(draftId, refused("kind-unknown"))).toBe(second);
  expect(keyOf(draftId, refused("commune-unknown", second))).toBe(`${draftId}-3`);
  expect(second).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
});

test.each(["unexpected", undefined, "idempotency-key-reused"])(
  "while an earlier body may be a report (%s), the key stays",
  (reason) => {
    expect(isPlainRefusal(refused(reason))).toBe(false);
    expect(keyOf(draftId, refused(reason))).toBe(draftId);
  },
);

test("a second report is made only when the citizen asks for one", () => {
  expect(keyOf(draftId, refused("idempotency-key-reused"), true)).toBe(`${draftId}-2`);
});

test("a draft is recognised by its subject and its first words", () => {
  expect(titleOf(EMPTY)).toBe("");
  expect(titleOf({ ...EMPTY, kindId: "no-such-kind", text: "  Ổ gà\n lớn " })).toBe("Ổ gà lớn");
  expect(titleOf({ ...EMPTY, kindId: "quay", text: "a".repeat(99) })).toMatch(/^\S.*: a{60}…$/);
});

test("an older app's name for a step leads to the first one", () => {
  expect(toStep("review")).toBe("review");
  expect(toStep("photos")).toBe("words");
  expect(toStep(null)).toBe("words");
});
