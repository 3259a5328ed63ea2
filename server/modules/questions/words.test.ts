import { expect, test } from "vitest";
import { weighWords } from "./words.ts";

test("a word of the title says more than one of the text, and that more than one of the answer", () => {
  const weights = weighWords({ title: "Cấp thẻ căn cước", text: "Tôi làm căn cước ở đâu?", answer: "Tại công an xã." });
  expect(weights.get("the")).toBe(8);
  expect(weights.get("can")).toBe(10);
  expect(weights.get("lam")).toBe(2);
  expect(weights.get("cong")).toBe(1);
  expect(weights.get("+can cuoc")).toBe(5);
});
