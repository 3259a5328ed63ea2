import { describe, expect, test } from "vitest";
import { findKind, nextStatus, REPORT_LIMITS, REPORT_TRANSITIONS, reportDueOn } from "./reports.ts";
import type { ReportAction } from "./reports.ts";
import { readFileSync } from "node:fs";
import type { Category, ReportStatus } from "./types.ts";

const openapi = JSON.parse(readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8"));
const STATUSES = openapi.components.schemas.ReportStatus.enum as ReportStatus[];
const ACTIONS: ReportAction[] = ["accept", "refuse", "answer"];

describe("transitions", () => {
  test.each([
    ["received", "accept", "accepted"],
    ["received", "refuse", "refused"],
    ["received", "answer", undefined],
    ["accepted", "accept", undefined],
    ["accepted", "refuse", "refused"],
    ["accepted", "answer", "answered"],
    ["answered", "accept", undefined],
    ["answered", "refuse", undefined],
    ["answered", "answer", undefined],
    ["refused", "accept", undefined],
    ["refused", "refuse", undefined],
    ["refused", "answer", undefined],
  ] as [ReportStatus, ReportAction, ReportStatus | undefined][])("%s + %s → %s", (status, action, next) => {
    expect(nextStatus(status, action)).toBe(next);
  });

  test("know every status of the contract and lead only to those", () => {
    expect(Object.keys(REPORT_TRANSITIONS).sort()).toEqual([...STATUSES].sort());
    for (const row of Object.values(REPORT_TRANSITIONS)) {
      for (const next of Object.values(row)) expect(STATUSES).toContain(next);
    }
  });

  test("reach every status from the first, and never run in a circle", () => {
    const seen = new Set<ReportStatus>();
    const walk = (status: ReportStatus, path: ReportStatus[]): void => {
      expect(path).not.toContain(status);
      seen.add(status);
      for (const action of ACTIONS) {
        const next = nextStatus(status, action);
        if (next) walk(next, [...path, status]);
      }
    };
    walk("received", []);
    expect([...seen].sort()).toEqual([...STATUSES].sort());
  });
});

test("the limits are those of the contract", () => {
  const { text, photoIds } = openapi.components.schemas.NewReport.properties;
  expect(text.minLength).toBe(REPORT_LIMITS.textMin);
  expect(text.maxLength).toBe(REPORT_LIMITS.textMax);
  expect(photoIds.maxItems).toBe(REPORT_LIMITS.photos);
});

test.each([
  ["sent on Friday evening in Vietnam", "2026-11-20T16:59:00Z", "2026-12-11"],
  ["sent a minute later, on Saturday in Vietnam", "2026-11-20T17:00:00Z", "2026-12-11"],
  ["sent on Monday morning while it is Sunday in London", "2026-11-22T18:00:00Z", "2026-12-14"],
])("due: %s", (_, instant, due) => {
  expect(reportDueOn(new Date(instant), { workingDays: [1, 2, 3, 4, 5], days: [] })).toBe(due);
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
