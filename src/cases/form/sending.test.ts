import { expect, test } from "vitest";
import { isPlainRefusal, keyOf } from "./sending.ts";

const draftId = "0b0c7e5e-9a55-4c0e-8f39-0a1b2c3d4e5f";
const refused = (reason: string | undefined, key = draftId) => ({ key, ...(reason ? { reason } : {}) });

test("however often a draft is sent, it goes under one key", () => {
  expect(keyOf(draftId)).toBe(draftId);
});

test("what was mended after a plain refusal is a new act, the same in every window", () => {
  const second = keyOf(draftId, refused("kind-unknown"));
  expect(second).toBe(`${draftId}-2`);
  expect(keyOf(draftId, refused("kind-unknown"))).toBe(second);
  expect(keyOf(draftId, refused("commune-unknown", second))).toBe(`${draftId}-3`);
  expect(second).toMatch(/^[A-Za-z0-9_-]{16,64}$/); // as the contract wants a key
});

test.each(["unexpected", undefined, "idempotency-key-reused", "identity-level-required", "identity-changed"])(
  "while an earlier body may be a case (%s), the key stays",
  (reason) => {
    expect(isPlainRefusal(refused(reason))).toBe(false);
    expect(keyOf(draftId, refused(reason))).toBe(draftId);
  },
);

test("a second case is made only when the citizen asks for one", () => {
  expect(keyOf(draftId, refused("idempotency-key-reused"), true)).toBe(`${draftId}-2`);
});
