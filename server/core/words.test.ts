import { describe, expect, test } from "vitest";
import { oneErrorAway, readQuery } from "./words.ts";

test.each([
  ["Tôi muốn hỏi về thẻ căn cước", ["muon", "ve", "the", "can", "cuoc"], "cuoc"],
  ["khai sinh cho", ["khai", "sinh"], undefined],
  ["một cửa", ["mot", "cua"], "cua"],
  ["k", ["k"], "k"],
  ["khai s", ["khai", "s"], undefined],
  ["khai khai KHAI", ["khai"], "khai"],
  ["?!", [], undefined],
  ["", [], undefined],
])("%j is looked for by %j", (q, words, beginning) => {
  expect(readQuery(q)).toMatchObject({ words, beginning });
});

describe("one typing error away", () => {
  test.each(["hai", "khi", "kha", "kahi", "khia", "khaii", "khais", "xhai"])("%s may be khai", (typed) => {
    expect(oneErrorAway(typed)).toContain("khai");
  });

  test.each(["ka", "khai", "kahii", "hkia"])("%s may not", (typed) => {
    expect(oneErrorAway(typed)).not.toContain("khai");
  });

  test("short words are not corrected into short ones", () => {
    expect(oneErrorAway("sin").every((word) => word.length === 4)).toBe(true);
  });
});
