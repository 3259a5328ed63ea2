import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarFile } from "./calendar.ts";
import {
  CalendarEnds,
  dueAt,
  dueTime,
  effectiveStart,
  isOnTime,
  pause,
  promisedOn,
  resume,
  SAME_DAY,
  timeLeft,
  type AllowedTime,
} from "./dueTime.ts";

const read = (province: string) =>
  JSON.parse(readFileSync(new URL(`../provinces/${province}/calendar.json`, import.meta.url), "utf8")) as CalendarFile;
const calendar = read("tay-ninh");
const vn = (wall: string) => new Date(wall.replace(" ", "T") + "+07:00");
const days = (amount: number): AllowedTime => ({ amount, unit: "working-day" });

describe("bounds, to the millisecond", () => {
  test.each([
    ["2026-03-02 15:00:00.000", "2026-03-02T10:00:00.000Z"],
    ["2026-03-02 15:00:00.001", "2026-03-03T10:00:00.000Z"],
  ])("accepted %s, cutoff 15:00, due %s", (accepted, due) => {
    expect(dueAt(vn(accepted), SAME_DAY, calendar, { cutoffTime: "15:00" }).toISOString()).toBe(due);
  });

  test("as offices close is still that day, a moment later is not", () => {
    expect(effectiveStart(vn("2026-03-02 17:00:00.000"), calendar)).toEqual(vn("2026-03-02 17:00"));
    expect(effectiveStart(vn("2026-03-02 17:00:00.001"), calendar)).toEqual(vn("2026-03-03 07:00"));
  });

  test("on time is up to the due instant and with it", () => {
    const due = vn("2026-03-03 17:00");
    expect(isOnTime(due, due)).toBe(true);
    expect(isOnTime(new Date(due.getTime() + 1), due)).toBe(false);
  });
});

describe("a calendar that ends says so", () => {
  test.each<[string, AllowedTime]>([
    ["2028-12-29 10:00", days(1)],
    ["2028-12-20 10:00", days(15)],
    ["2028-12-29 16:30", { amount: 1, unit: "hour" }],
    ["2028-12-29 10:00", { amount: 3, unit: "day" }],
    ["2028-12-01 10:00", { amount: 1, unit: "month" }],
    ["2029-06-01 10:00", days(0)],
    ["2024-12-31 10:00", days(0)],
  ])("accepted %s + %j", (accepted, allowed) => {
    expect(() => dueAt(vn(accepted), allowed, calendar)).toThrow(CalendarEnds);
  });

  test("naming the year it lacks", () => {
    const ends = new CalendarEnds(2029);
    expect(() => dueAt(vn("2028-12-29 10:00"), days(1), calendar)).toThrow(ends);
    expect(ends.year).toBe(2029);
  });

  test("its last day is still its own", () => {
    expect(dueAt(vn("2028-12-28 10:00"), days(1), calendar)).toEqual(vn("2028-12-29 17:00"));
  });

  test("but a promise that stands is paused and goes on, by the days of the week and provisionally", () => {
    const due = { at: vn("2028-12-29 17:00"), isProvisional: false };
    const left = pause(due, vn("2028-12-28 17:00"), "working-day", calendar);
    const later = resume(left, vn("2028-12-29 17:00"), calendar);
    expect(later).toEqual({ at: vn("2029-01-01 17:00"), isProvisional: true });
    const again = pause(later, vn("2028-12-29 17:00"), "working-day", calendar);
    expect(again).toMatchObject({ amount: left.amount, isProvisional: true });
    expect(resume(again, vn("2029-01-06 08:00"), calendar).at).toEqual(vn("2029-01-08 17:00"));
  });

  test("and one that was not kept is made anew in the same way", () => {
    const inTime = { at: vn("2028-12-29 17:00"), isProvisional: false };
    expect(promisedOn("2028-12-29", "2028-12-22", calendar)).toEqual(inTime);
    const beyond = { at: vn("2029-01-02 17:00"), isProvisional: true };
    expect(promisedOn("2029-01-02", "2028-12-26", calendar)).toEqual(beyond);
    // The day itself is announced, one that was counted over is not.
    expect(promisedOn("2028-01-31", "2028-01-20", calendar).isProvisional).toBe(true);
    expect(promisedOn("2028-01-21", "2028-01-14", calendar).isProvisional).toBe(false);
  });

  test("so does the time left", () => {
    const due = { at: vn("2028-12-29 17:00") };
    expect(() => timeLeft(vn("2029-01-02 10:00"), due.at, calendar)).toThrow(CalendarEnds);
  });

  test("without `years`, it ends with the year of its last day; without days, it knows none", () => {
    const { years: _, ...unsaid } = calendar;
    expect(dueAt(vn("2028-12-28 10:00"), days(1), unsaid)).toEqual(vn("2028-12-29 17:00"));
    expect(() => dueAt(vn("2028-12-29 10:00"), days(1), unsaid)).toThrow(CalendarEnds);
    expect(() => dueAt(vn("2026-03-02 10:00"), days(1), { workingDays: [1], days: [] })).toThrow(CalendarEnds);
  });

  test.each(["demo", "tay-ninh"])(
    "%s knows 2025 to 2028, with Tết and every holiday of the law in each",
    (province) => {
      const file = read(province);
      expect(file.years).toEqual({ from: 2025, to: 2028 });
      const off = (date: string) => dueAt(vn(`${date} 10:00`), days(0), file) > vn(`${date} 23:59`);
      const tet = ["2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26"];
      const hung = ["2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04"];
      for (const date of [...tet.flatMap((first) => [-1, 0, 1, 2].map((n) => addDays(first, n))), ...hung])
        expect(off(date), date).toBe(true);
      for (const year of [2025, 2026, 2027, 2028])
        for (const day of ["01-01", "04-30", "05-01", "09-02"])
          expect(off(`${year}-${day}`), `${year}-${day}`).toBe(true);
      expect(["2026-11-24", "2027-11-24", "2028-11-24"].every(off)).toBe(true);
    },
  );

  test.each(["demo", "tay-ninh"])("%s calls provisional what nobody has announced", (province) => {
    const { days } = read(province);
    const unsure = (name: string) => days.filter(({ name: { en }, date }) => date > "2027" && en?.startsWith(name));
    expect(unsure("Lunar New Year").every(({ status }) => status === "provisional")).toBe(true);
    expect(unsure("Hùng Kings").every(({ status }) => status === "provisional")).toBe(true);
  });
});

describe("what rests on a day not announced yet is provisional", () => {
  test.each<[string, string, AllowedTime, boolean]>([
    ["an ordinary week", "2026-03-02 10:00", days(5), false],
    ["over Tết 2026, announced", "2026-02-12 10:00", days(5), false],
    ["over Tết 2027, not announced", "2027-02-03 10:00", days(5), true],
    ["up to the day before it", "2027-02-03 10:00", days(1), false],
    ["over a worked Saturday nobody has confirmed", "2026-08-21 10:00", days(1), true],
    ["calendar days over Tết 2027 that end after it", "2027-01-25 10:00", { amount: 30, unit: "day" }, false],
    ["calendar days that end in it", "2027-01-25 10:00", { amount: 15, unit: "day" }, true],
    ["accepted within it", "2027-02-09 10:00", days(0), true],
    ["an hour over it", "2027-02-04 16:30", { amount: 1, unit: "hour" }, true],
  ])("%s", (_, accepted, allowed, isProvisional) => {
    expect(dueTime(vn(accepted), allowed, calendar).isProvisional).toBe(isProvisional);
  });

  test("a pause keeps it, and a resumption can bring it", () => {
    const due = dueTime(vn("2027-01-28 10:00"), days(4), calendar);
    expect(due.isProvisional).toBe(false);
    const left = pause(due, vn("2027-01-29 10:00"), "working-day", calendar);
    expect(left.isProvisional).toBe(false);
    expect(resume(left, vn("2027-02-01 10:00"), calendar)).toEqual({
      at: vn("2027-02-04 17:00"),
      isProvisional: false,
    });
    expect(resume(left, vn("2027-02-03 10:00"), calendar).isProvisional).toBe(true);
    const over = pause({ ...due, isProvisional: true }, due.at, "working-day", calendar);
    expect(resume(over, vn("2027-02-03 10:00"), calendar)).toEqual({ at: due.at, isProvisional: true });
  });
});

describe("the time left, in office time", () => {
  test.each([
    ["2026-03-02 08:00", "2026-03-04 17:00", false, 2, 420],
    ["2026-03-02 17:00", "2026-03-04 17:00", false, 2, 0],
    ["2026-03-02 22:00", "2026-03-04 17:00", false, 2, 0],
    ["2026-03-02 06:00", "2026-03-04 17:00", false, 3, 0],
    ["2026-03-04 16:00", "2026-03-04 17:00", false, 0, 60],
    ["2026-03-04 17:00", "2026-03-04 17:00", false, 0, 0],
    ["2026-03-06 17:30", "2026-03-10 17:00", false, 2, 0],
    ["2026-11-23 17:00", "2026-11-25 17:00", false, 1, 0],
    ["2026-02-13 17:00", "2026-02-24 17:00", false, 2, 0],
    ["2026-03-04 17:01", "2026-03-04 17:00", true, 0, 0],
    ["2026-03-05 08:00", "2026-03-04 17:00", true, 0, 60],
    ["2026-03-09 10:00", "2026-03-04 17:00", true, 2, 180],
  ])("at %s, due %s", (now, due, isLate, days, minutes) => {
    expect(timeLeft(vn(now), vn(due), calendar)).toEqual({ isLate, days, minutes });
  });
});

test("offices with hours of their own are counted by them", () => {
  const early: CalendarFile = { ...calendar, shifts: [["06:30", "10:30"]] };
  expect(dueAt(vn("2026-03-02 10:00"), days(1), early)).toEqual(vn("2026-03-03 10:30"));
  expect(dueAt(vn("2026-03-02 10:00"), { amount: 1, unit: "hour" }, early)).toEqual(vn("2026-03-03 07:00"));
  expect(timeLeft(vn("2026-03-02 06:30"), vn("2026-03-03 10:30"), early)).toMatchObject({ days: 2, minutes: 0 });
  const { shifts: _, ...unsaid } = calendar;
  expect(dueAt(vn("2026-03-02 10:00"), days(1), unsaid)).toEqual(vn("2026-03-03 17:00"));
});

test("a due instant set by hand outside office hours can be paused too", () => {
  const due = { at: vn("2026-03-08 12:00"), isProvisional: false };
  const left = pause(due, vn("2026-03-07 12:00"), "working-day", calendar);
  expect(resume(left, vn("2026-03-07 13:00"), calendar).at).toEqual(vn("2026-03-09 07:00"));
});

test.each<[AllowedTime, number]>([
  [SAME_DAY, 8 * 3_600_000],
  [{ amount: 3, unit: "day" }, 3],
])("paused before the clock began, %j is left whole", (allowed, amount) => {
  const [acceptedAt, pausedAt] = [vn("2026-03-02 15:30"), vn("2026-03-02 15:45")];
  const options = { cutoffTime: "15:00" };
  const due = dueTime(acceptedAt, allowed, calendar, options);
  const startsAt = effectiveStart(acceptedAt, calendar, options);
  const left = pause(due, pausedAt, allowed.unit, calendar, startsAt);
  expect(left.amount).toBe(amount);
  // Resumed before it would have begun, it is due when it was.
  expect(resume(left, vn("2026-03-02 16:30"), calendar)).toEqual(due);
});

test.each([-1, 1.5, NaN, Infinity])("%d is no amount of time", (amount) => {
  expect(() => dueAt(vn("2026-03-02 10:00"), days(amount), calendar)).toThrow(RangeError);
});

test.each(["3 giờ", "15h", "", "25:00"])("%j is no cutoff", (cutoffTime) => {
  expect(() => dueAt(vn("2026-03-02 10:00"), SAME_DAY, calendar, { cutoffTime })).toThrow(RangeError);
});
