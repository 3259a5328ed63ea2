import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, addWorkingDays, civilDate, isWorkingDay, weekday } from "./calendar.ts";
import type { CalendarFile } from "./calendar.ts";

const calendar = JSON.parse(
  readFileSync(new URL("../provinces/tay-ninh/calendar.json", import.meta.url), "utf8"),
) as CalendarFile;

// vitest.config.ts runs this file once in each of three zones: nothing here may depend on the process's own.
describe("civil dates", () => {
  test("the zone asked for is really in force", () => {
    const hours: Record<string, number> = { "Asia/Ho_Chi_Minh": 7, "America/Los_Angeles": 16, "Pacific/Auckland": 13 };
    expect(new Date("2026-11-21T00:00:00Z").getHours()).toBe(hours[process.env.TZ ?? ""]);
  });

  test.each([
    ["2026-11-21T16:59:59.999Z", "2026-11-21"],
    ["2026-11-21T17:00:00.000Z", "2026-11-22"],
    ["2026-12-31T16:59:59Z", "2026-12-31"],
    ["2026-12-31T17:00:00Z", "2027-01-01"],
    ["2028-02-28T17:00:00Z", "2028-02-29"],
    ["2026-03-08T10:00:00Z", "2026-03-08"],
  ])("civilDate(%s) is %s", (instant, date) => {
    expect(civilDate(new Date(instant))).toBe(date);
  });

  test.each([
    ["2026-11-23", 1],
    ["2026-11-28", 6],
    ["2026-11-29", 7],
  ])("weekday(%s) is %d", (date, day) => {
    expect(weekday(date)).toBe(day);
  });

  test.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2026-03-08", 1, "2026-03-09"],
    ["2026-01-01", -1, "2025-12-31"],
  ])("addDays(%s, %d) is %s", (from, days, date) => {
    expect(addDays(from, days)).toBe(date);
  });

  test.each([
    ["an ordinary Monday", "2026-11-23", true],
    ["an ordinary Saturday", "2026-11-21", false],
    ["an ordinary Sunday", "2026-11-22", false],
    ["Vietnam Culture Day, a holiday since 2026", "2026-11-24", false],
    ["the same date the year before", "2025-11-24", true],
    ["the first day of Tết 2026", "2026-02-17", false],
    ["the Friday before Tết 2026", "2026-02-13", true],
    ["the Monday after Tết 2026", "2026-02-23", true],
    ["a Saturday worked in exchange", "2025-04-26", true],
    ["the Friday it was exchanged for", "2025-05-02", false],
    ["a make-up day", "2026-04-27", false],
  ])("%s (%s): %s", (_, date, working) => {
    expect(isWorkingDay(date, calendar)).toBe(working);
  });

  test.each([
    ["nothing to wait", "2026-11-21", 0, "2026-11-21"],
    ["the day of receipt is not counted", "2026-11-19", 1, "2026-11-20"],
    ["over a weekend", "2026-11-20", 1, "2026-11-23"],
    ["from a Saturday", "2026-11-21", 1, "2026-11-23"],
    ["over 24/11", "2026-11-23", 1, "2026-11-25"],
    ["three weeks with 24/11 in them", "2026-11-20", 15, "2026-12-14"],
    ["over Tết", "2026-02-13", 1, "2026-02-23"],
    ["received during Tết", "2026-02-18", 15, "2026-03-13"],
    ["over a worked Saturday", "2025-04-25", 1, "2025-04-26"],
    ["over 30/4 and 1/5 with an exchanged day", "2025-04-29", 1, "2025-05-05"],
    ["over two years' holidays", "2026-12-31", 1, "2027-01-04"],
    ["from December into January", "2026-12-18", 15, "2027-01-11"],
    ["over the holidays of 2/9", "2026-08-28", 1, "2026-09-03"],
  ])("%s: %s + %d is %s", (_, from, days, date) => {
    expect(addWorkingDays(from, days, calendar)).toBe(date);
  });

  test("walking day by day reaches what one step reaches", () => {
    const start = "2024-12-20";
    let date = start;
    for (let days = 1; days <= 800; days++) {
      date = addWorkingDays(date, 1, calendar);
      expect(isWorkingDay(date, calendar)).toBe(true);
      if (days % 50 === 0) expect(addWorkingDays(start, days, calendar)).toBe(date);
    }
  });
});

describe("what is not a date or a number of days", () => {
  test.each(["2026-02-30", "2026-13-01", "21/11/2026", "2026-1-1", "", "2026-11-21T00:00:00Z"])("%j", (date) => {
    expect(() => addWorkingDays(date, 1, calendar)).toThrow(RangeError);
    expect(() => weekday(date)).toThrow(RangeError);
  });
  test.each([-1, 1.5, NaN, Infinity])("%d days", (days) => {
    expect(() => addWorkingDays("2026-11-21", days, calendar)).toThrow(RangeError);
  });
  test("an instant that is not one", () => {
    expect(() => civilDate(new Date(NaN))).toThrow(RangeError);
  });
  test("a calendar without working days", () => {
    expect(() => addWorkingDays("2026-11-21", 1, { workingDays: [], days: [] })).toThrow(RangeError);
  });
});
