import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { QUESTION_LIMITS } from "./questions.ts";
import { findKind, REPORT_LIMITS } from "./reports.ts";
import type { Category } from "./types.ts";

const { schemas } = JSON.parse(readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8")).components;

test("the limits of a report are those of the contract", () => {
  const { text, attachmentIds } = schemas.NewReport.properties;
  expect(text.minLength).toBe(REPORT_LIMITS.textMin);
  expect(text.maxLength).toBe(REPORT_LIMITS.textMax);
  expect(attachmentIds.maxItems).toBe(REPORT_LIMITS.attachments);
});

test("the limits of a question are those of the contract", () => {
  const { title, text, attachmentIds } = schemas.NewQuestion.properties;
  expect(title.minLength).toBe(QUESTION_LIMITS.titleMin);
  expect(title.maxLength).toBe(QUESTION_LIMITS.titleMax);
  expect(text.minLength).toBe(QUESTION_LIMITS.textMin);
  expect(text.maxLength).toBe(QUESTION_LIMITS.textMax);
  expect(attachmentIds.maxItems).toBe(QUESTION_LIMITS.attachments);
});

test("findKind finds a kind and its category, or nothing", () => {
  const categories: Category[] = [
    { id: "a", title: { vi: "A" }, icon: "leaf", kinds: [{ id: "a1", title: { vi: "A1" }, audience: "public" }] },
    { id: "b", title: { vi: "B" }, icon: "leaf", kinds: [{ id: "b1", title: { vi: "B1" }, audience: "police" }] },
  ];
  expect(findKind(categories, "b1")).toEqual({ category: categories[1], kind: categories[1]?.kinds[0] });
  expect(findKind(categories, "c1")).toBeUndefined();
  expect(findKind([], "a1")).toBeUndefined();
});
