// Due dates as a table, by the calendar of Tây Ninh. Every expected date was counted on a calendar, none was taken from
// the code. Times are Vietnam's; vitest.config.ts runs this file in three other zones.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, addWorkingDays, civilDate, workingDaysBetween, type CalendarFile } from "./calendar.ts";
import {
  CASE_LIMITS,
  citizenCan,
  dueOn,
  dueOnAfterReply,
  lastDayFor,
  newPromise,
  reopenUntil,
  type CaseTimes,
} from "./cases.ts";

const calendar = JSON.parse(
  readFileSync(new URL("../provinces/tay-ninh/calendar.json", import.meta.url), "utf8"),
) as CalendarFile;

/** A clock on a wall in Tây Ninh: `2026-11-23 23:59`. */
const vn = (wall: string) => new Date(wall.replace(" ", "T") + ":00+07:00");

const REPORTS: [what: string, sent: string, due: string][] = [
  ["an ordinary Monday morning", "2026-03-02 08:00", "2026-03-23"],
  ["the same day, a minute after midnight", "2026-03-02 00:01", "2026-03-23"],
  ["the same day, a minute before midnight", "2026-03-02 23:59", "2026-03-23"],
  ["a Friday after office hours", "2026-03-06 18:30", "2026-03-27"],
  ["a Saturday", "2026-03-07 10:00", "2026-03-27"],
  ["a Sunday night", "2026-03-08 23:59", "2026-03-27"],
  ["the Monday that follows", "2026-03-09 00:00", "2026-03-30"],
  ["three weeks before New Year 2025", "2024-12-11 09:00", "2025-01-02"],
  ["New Year's Day 2025", "2025-01-01 09:00", "2025-01-22"],
  ["fifteen working days before Tết 2025", "2025-01-03 09:00", "2025-01-24"],
  ["two weeks before Tết 2025", "2025-01-13 09:00", "2025-02-10"],
  ["the last Friday before Tết 2025", "2025-01-24 16:59", "2025-02-21"],
  ["the first day off for Tết 2025", "2025-01-27 08:00", "2025-02-21"],
  ["the last day off for Tết 2025", "2025-01-31 08:00", "2025-02-21"],
  ["the Monday after Tết 2025", "2025-02-03 08:00", "2025-02-24"],
  ["before Hùng Kings' Day 2025", "2025-04-01 08:00", "2025-04-23"],
  ["Hùng Kings' Day 2025", "2025-04-07 08:00", "2025-04-26"],
  ["a week before the Saturday worked for 2/5/2025", "2025-04-18 08:00", "2025-05-13"],
  ["that worked Saturday itself", "2025-04-26 08:00", "2025-05-21"],
  ["between 30/4 and the weekend of 2025", "2025-05-02 08:00", "2025-05-23"],
  ["before the holidays of 2/9/2025", "2025-08-25 08:00", "2025-09-17"],
  ["24/11/2025, a working Monday still", "2025-11-24 08:00", "2025-12-15"],
  ["three weeks before New Year 2026", "2025-12-15 08:00", "2026-01-07"],
  ["Christmas Eve 2025", "2025-12-24 08:00", "2026-01-15"],
  ["New Year's Eve 2025, late", "2025-12-31 23:30", "2026-01-22"],
  ["New Year's Day 2026", "2026-01-01 00:00", "2026-01-22"],
  ["the day exchanged for 10/1/2026", "2026-01-02 08:00", "2026-01-22"],
  ["the worked Saturday 10/1/2026", "2026-01-10 08:00", "2026-01-30"],
  ["the Sunday after it", "2026-01-11 08:00", "2026-01-30"],
  ["three weeks before Tết 2026", "2026-01-26 08:00", "2026-02-23"],
  ["the last Friday before Tết 2026", "2026-02-13 17:00", "2026-03-13"],
  ["the Saturday before Tết 2026", "2026-02-14 08:00", "2026-03-13"],
  ["the first morning of Tết 2026", "2026-02-17 00:05", "2026-03-13"],
  ["the last day off for Tết 2026", "2026-02-20 08:00", "2026-03-13"],
  ["the Monday after Tết 2026", "2026-02-23 08:00", "2026-03-16"],
  ["before Hùng Kings' Day, 30/4 and 1/5 of 2026", "2026-04-14 08:00", "2026-05-08"],
  ["the day in lieu of Hùng Kings' Day 2026", "2026-04-27 08:00", "2026-05-20"],
  ["30/4/2026", "2026-04-30 08:00", "2026-05-22"],
  ["before the worked Saturday 22/8/2026", "2026-08-14 08:00", "2026-09-08"],
  ["that Saturday, on which offices work", "2026-08-22 08:00", "2026-09-16"],
  ["before the holidays of 2/9/2026", "2026-08-28 08:00", "2026-09-23"],
  ["2/9/2026", "2026-09-02 08:00", "2026-09-23"],
  ["a day whose fifteenth would be 24/11/2026", "2026-11-03 08:00", "2026-11-25"],
  ["the day before, whose fifteenth is the eve", "2026-11-02 08:00", "2026-11-23"],
  ["the eve of 24/11/2026", "2026-11-23 23:59", "2026-12-15"],
  ["24/11/2026", "2026-11-24 00:00", "2026-12-15"],
  ["the day after", "2026-11-25 08:00", "2026-12-16"],
  ["before New Year 2027", "2026-12-18 08:00", "2027-01-11"],
  ["New Year's Eve 2026", "2026-12-31 08:00", "2027-01-22"],
  ["before Tết 2027, which lies around a weekend", "2027-01-20 08:00", "2027-02-17"],
  ["the last working day before Tết 2027", "2027-02-04 08:00", "2027-03-04"],
  ["the Saturday in the middle of Tết 2027", "2027-02-06 08:00", "2027-03-04"],
  ["before 16/4, 30/4 and 3/5 of 2027", "2027-04-13 08:00", "2027-05-07"],
  ["before 2/9/2027 and the day beside it", "2027-08-20 08:00", "2027-09-14"],
  ["before 24/11/2027", "2027-11-10 08:00", "2027-12-02"],
  ["before New Year 2028, a Saturday given back on Monday", "2027-12-17 08:00", "2028-01-10"],
  ["before Tết 2028, the last week of January", "2028-01-14 08:00", "2028-02-11"],
  ["the leap day 2028", "2028-02-29 08:00", "2028-03-21"],
  ["before 1/5 and 2/5 of 2028", "2028-04-17 08:00", "2028-05-10"],
  ["before 24/11/2028, a Friday", "2028-11-13 08:00", "2028-12-05"],
];

const QUESTIONS: [what: string, sent: string, due: string][] = [
  ["an ordinary Wednesday", "2026-03-11 08:00", "2026-03-25"],
  ["a Saturday", "2026-03-14 08:00", "2026-03-27"],
  ["before Tết 2025", "2025-01-15 08:00", "2025-02-05"],
  ["the second day of Tết 2025", "2025-01-30 08:00", "2025-02-14"],
  ["over 30/4, 1/5 and a worked Saturday of 2025", "2025-04-21 08:00", "2025-05-07"],
  ["over New Year 2026", "2025-12-22 08:00", "2026-01-07"],
  ["before Tết 2026", "2026-02-06 08:00", "2026-02-27"],
  ["the eve of Tết 2026", "2026-02-16 23:59", "2026-03-06"],
  ["over three holidays of April 2026", "2026-04-20 08:00", "2026-05-07"],
  ["over 2/9/2026 and its exchanged day", "2026-08-21 08:00", "2026-09-08"],
  ["ten working days before 24/11/2026 would end on it", "2026-11-10 08:00", "2026-11-25"],
  ["24/11/2026", "2026-11-24 12:00", "2026-12-08"],
  ["over New Year 2027", "2026-12-21 08:00", "2027-01-05"],
  ["over Tết 2027", "2027-01-28 08:00", "2027-02-18"],
  ["over New Year 2028", "2027-12-22 08:00", "2028-01-06"],
  ["over Tết 2028", "2028-01-18 08:00", "2028-02-08"],
];

const LAST_DAYS: [step: "refuse" | "ask" | "publish", what: string, since: string, lastDay: string][] = [
  ["refuse", "an ordinary Monday", "2026-03-02 08:00", "2026-03-04"],
  ["refuse", "a Thursday", "2026-03-05 08:00", "2026-03-09"],
  ["refuse", "a Friday night", "2026-03-06 23:59", "2026-03-10"],
  ["refuse", "a Saturday", "2026-03-07 08:00", "2026-03-10"],
  ["refuse", "before a worked Saturday", "2026-08-20 08:00", "2026-08-22"],
  ["refuse", "the eve of 24/11", "2026-11-23 08:00", "2026-11-26"],
  ["refuse", "the last Thursday before Tết 2026", "2026-02-12 08:00", "2026-02-23"],
  ["refuse", "Tết 2026", "2026-02-18 08:00", "2026-02-24"],
  ["refuse", "New Year's Eve 2026", "2026-12-31 23:59", "2027-01-05"],
  ["refuse", "before 30/4/2025", "2025-04-28 08:00", "2025-05-05"],
  ["ask", "an ordinary Monday", "2026-03-02 08:00", "2026-03-09"],
  ["ask", "a Sunday", "2026-03-08 08:00", "2026-03-13"],
  ["ask", "over 24/11", "2026-11-19 08:00", "2026-11-27"],
  ["ask", "over Tết 2026", "2026-02-11 08:00", "2026-02-25"],
  ["ask", "over New Year 2026", "2025-12-31 08:00", "2026-01-09"],
  ["ask", "over 2/9/2026", "2026-08-26 08:00", "2026-09-07"],
  ["ask", "over Tết 2028", "2028-01-20 08:00", "2028-02-03"],
  ["publish", "an ordinary Tuesday", "2026-03-03 08:00", "2026-03-05"],
  ["publish", "a Friday", "2026-03-06 16:00", "2026-03-10"],
  ["publish", "the eve of 24/11", "2026-11-23 16:00", "2026-11-26"],
  ["publish", "the last working day before Tết 2027", "2027-02-04 16:00", "2027-02-15"],
  ["publish", "a Saturday on which offices work", "2025-04-26 16:00", "2025-04-29"],
  ["publish", "30/12/2027", "2027-12-30 16:00", "2028-01-04"],
];

const PAUSES: [what: string, due: string, asked: string, replied: string, dueThen: string][] = [
  ["answered the same day: nothing is given back", "2026-03-23", "2026-03-05 08:00", "2026-03-05 16:00", "2026-03-23"],
  ["answered the next day", "2026-03-23", "2026-03-05 08:00", "2026-03-06 08:00", "2026-03-24"],
  ["a minute before midnight is still that day", "2026-03-23", "2026-03-05 08:00", "2026-03-05 23:59", "2026-03-23"],
  ["a minute after is the next", "2026-03-23", "2026-03-05 08:00", "2026-03-06 00:00", "2026-03-24"],
  [
    "asked on Friday, answered on Sunday: offices lost nothing",
    "2026-03-23",
    "2026-03-06 08:00",
    "2026-03-08 20:00",
    "2026-03-23",
  ],
  ["asked on Friday, answered on Monday", "2026-03-23", "2026-03-06 16:00", "2026-03-09 07:00", "2026-03-24"],
  ["a working week", "2026-03-23", "2026-03-05 08:00", "2026-03-12 08:00", "2026-03-30"],
  ["a month", "2026-03-23", "2026-03-05 08:00", "2026-04-06 08:00", "2026-04-22"],
  [
    "waited over Tết 2026: the holidays are not the office's",
    "2026-03-03",
    "2026-02-12 08:00",
    "2026-02-24 08:00",
    "2026-03-06",
  ],
  ["asked and answered within Tết 2026", "2026-03-03", "2026-02-16 08:00", "2026-02-20 08:00", "2026-03-03"],
  ["given back over Tết 2026", "2026-02-13", "2026-02-05 08:00", "2026-02-09 08:00", "2026-02-24"],
  ["waited over 24/11/2026", "2026-12-01", "2026-11-23 08:00", "2026-11-25 08:00", "2026-12-02"],
  ["given back over 24/11/2026", "2026-11-23", "2026-11-10 08:00", "2026-11-11 08:00", "2026-11-25"],
  ["the same in 2025, when offices worked", "2025-11-21", "2025-11-10 08:00", "2025-11-11 08:00", "2025-11-24"],
  ["waited over a worked Saturday", "2025-05-12", "2025-04-25 08:00", "2025-04-26 08:00", "2025-05-13"],
  ["given back onto a worked Saturday", "2025-04-25", "2025-04-16 08:00", "2025-04-17 08:00", "2025-04-26"],
  ["given back over 30/4 and 1/5 of 2026", "2026-04-29", "2026-04-20 08:00", "2026-04-22 08:00", "2026-05-05"],
  ["waited over New Year 2027", "2027-01-08", "2026-12-30 08:00", "2027-01-05 08:00", "2027-01-13"],
  ["given back over New Year 2028", "2027-12-31", "2027-12-20 08:00", "2027-12-22 08:00", "2028-01-05"],
  ["asked the day it was due", "2026-03-23", "2026-03-23 08:00", "2026-03-25 08:00", "2026-03-25"],
  ["answered after the due date had passed", "2026-03-23", "2026-03-20 08:00", "2026-03-27 08:00", "2026-03-30"],
  ["asked on a Sunday by an eager officer", "2026-03-23", "2026-03-08 08:00", "2026-03-09 08:00", "2026-03-24"],
  [
    "waited over both New Year's days off and the worked Saturday of 2026",
    "2026-01-20",
    "2025-12-31 08:00",
    "2026-01-12 08:00",
    "2026-01-29",
  ],
  ["waited over the leap day", "2028-03-10", "2028-02-28 08:00", "2028-03-01 08:00", "2028-03-14"],
];

const NEW_PROMISES: [what: string, noticed: string, promised: string][] = [
  ["noticed on an ordinary Tuesday", "2026-03-24", "2026-03-31"],
  ["noticed on a Saturday", "2026-03-28", "2026-04-03"],
  ["noticed on a Sunday", "2026-03-29", "2026-04-03"],
  ["over 24/11/2026", "2026-11-20", "2026-11-30"],
  ["on 24/11/2026", "2026-11-24", "2026-12-01"],
  ["over Tết 2026", "2026-02-12", "2026-02-26"],
  ["within Tết 2026", "2026-02-17", "2026-02-27"],
  ["over Tết 2027", "2027-02-03", "2027-02-17"],
  ["onto the worked Saturday 10/1/2026", "2026-01-05", "2026-01-10"],
  ["over New Year 2027", "2026-12-30", "2027-01-07"],
  ["over New Year 2028", "2027-12-29", "2028-01-06"],
  ["over 2/9/2026", "2026-08-27", "2026-09-08"],
  ["over three holidays of April 2026", "2026-04-24", "2026-05-06"],
  ["over a worked Saturday", "2025-04-24", "2025-05-05"],
];

const REOPENINGS: [what: string, ended: string, lastDay: string, reopened: string, due: string, askUntil: string][] = [
  ["the same day", "2026-03-03 08:00", "2026-03-10", "2026-03-03 20:00", "2026-03-24", "2026-03-10"],
  ["the seventh day, late", "2026-03-03 08:00", "2026-03-10", "2026-03-10 23:59", "2026-03-31", "2026-03-17"],
  ["ended at night", "2026-03-03 23:59", "2026-03-10", "2026-03-04 08:00", "2026-03-25", "2026-03-11"],
  [
    "ended before Tết 2026, reopened within",
    "2026-02-13 16:00",
    "2026-02-20",
    "2026-02-18 08:00",
    "2026-03-13",
    "2026-02-27",
  ],
  ["over 24/11/2026", "2026-11-16 16:00", "2026-11-23", "2026-11-20 08:00", "2026-12-14", "2026-11-30"],
  ["on 24/11/2026", "2026-11-20 16:00", "2026-11-27", "2026-11-24 08:00", "2026-12-15", "2026-12-01"],
  ["over a year's end", "2026-12-28 16:00", "2027-01-04", "2027-01-02 08:00", "2027-01-22", "2027-01-08"],
  [
    "on the worked Saturday 22/8/2026",
    "2026-08-20 16:00",
    "2026-08-27",
    "2026-08-22 08:00",
    "2026-09-16",
    "2026-08-28",
  ],
  ["at the leap day", "2028-02-25 16:00", "2028-03-03", "2028-02-29 08:00", "2028-03-21", "2028-03-07"],
];

test("the table is long enough to be worth its name", () => {
  const tables = [REPORTS, QUESTIONS, LAST_DAYS, PAUSES, NEW_PROMISES, REOPENINGS];
  expect(tables.reduce((sum, table) => sum + table.length, 0)).toBeGreaterThanOrEqual(120);
});

describe("a report is due after fifteen working days", () => {
  test.each(REPORTS)("%s: %s, due %s", (_, sent, due) => {
    expect(dueOn(vn(sent), CASE_LIMITS.resolve.report, calendar)).toBe(due);
  });
});

describe("a question is due after ten", () => {
  test.each(QUESTIONS)("%s: %s, due %s", (_, sent, due) => {
    expect(dueOn(vn(sent), CASE_LIMITS.resolve.question, calendar)).toBe(due);
  });
});

describe("the last day on which an office may", () => {
  test.each(LAST_DAYS)("%s, counted from %s: %s, is %s", (step, _, since, lastDay) => {
    const ended = step === "publish";
    const times: CaseTimes = {
      kind: "report",
      status: ended ? "answered" : "received",
      sentAt: ended ? vn("2025-01-02 08:00") : vn(since),
      ...(ended && { endedAt: vn(since) }),
      rated: false,
    };
    expect(lastDayFor(step, times, calendar)).toBe(lastDay);
  });
});

describe("days on which the office waited for the citizen are given back", () => {
  test.each(PAUSES)("%s: due %s, asked %s, replied %s, due %s", (_, due, asked, replied, dueThen) => {
    expect(dueOnAfterReply(due, vn(asked), vn(replied), calendar)).toBe(dueThen);
  });
});

describe("what is late is promised anew, five working days from when it was noticed", () => {
  test.each(NEW_PROMISES)("%s: %s, then %s", (_, noticed, promised) => {
    expect(newPromise(noticed, calendar)).toBe(promised);
  });
});

describe("a reopened report has a due date of its own", () => {
  test.each(REOPENINGS)(
    "%s: ended %s, may be reopened to %s, is at %s: due %s",
    (_, ended, lastDay, reopened, due, askUntil) => {
      const answered: CaseTimes = {
        kind: "report",
        status: "answered",
        sentAt: vn("2025-01-02 08:00"),
        endedAt: vn(ended),
        rated: true,
      };
      const until = reopenUntil(answered)!;
      expect(civilDate(new Date(until.getTime() - 1))).toBe(lastDay);
      expect(civilDate(until)).toBe(addDays(lastDay, 1));
      expect(citizenCan(answered, vn(reopened))).toEqual(["reopen"]);
      expect(dueOn(vn(reopened), CASE_LIMITS.resolve.report, calendar)).toBe(due);
      const again: CaseTimes = { ...answered, status: "reopened", reopenedAt: vn(reopened) };
      expect(lastDayFor("ask", again, calendar)).toBe(askUntil);
    },
  );
});

describe("a whole life", () => {
  test("around 24/11 and a year's end: asked twice, late, reopened", () => {
    let due = dueOn(vn("2026-11-09 08:00"), CASE_LIMITS.resolve.report, calendar);
    expect(due).toBe("2026-12-01");
    due = dueOnAfterReply(due, vn("2026-11-20 15:00"), vn("2026-11-25 09:00"), calendar);
    expect(due).toBe("2026-12-03");
    due = dueOnAfterReply(due, vn("2026-12-01 08:00"), vn("2026-12-04 08:00"), calendar);
    expect(due).toBe("2026-12-08");
    expect(newPromise("2026-12-09", calendar)).toBe("2026-12-16");
    expect(dueOn(vn("2026-12-18 20:00"), CASE_LIMITS.resolve.report, calendar)).toBe("2027-01-11");
  });

  test("around Tết: asked before, answered within, late twice", () => {
    let due = dueOn(vn("2026-02-02 08:00"), CASE_LIMITS.resolve.report, calendar);
    expect(due).toBe("2026-03-02");
    due = dueOnAfterReply(due, vn("2026-02-12 10:00"), vn("2026-02-21 21:00"), calendar);
    expect(due).toBe("2026-03-03");
    expect(newPromise("2026-03-04", calendar)).toBe("2026-03-11");
    expect(newPromise("2026-03-12", calendar)).toBe("2026-03-19");
  });
});

test("counting between two days is the opposite of adding", () => {
  for (let from = "2025-01-20", i = 0; i < 400; i++, from = addDays(from, 3)) {
    for (const days of [0, 1, 2, 5, 15]) {
      expect(workingDaysBetween(from, addWorkingDays(from, days, calendar), calendar)).toBe(days);
    }
  }
  expect(workingDaysBetween("2026-03-05", "2026-03-05", calendar)).toBe(0);
  expect(workingDaysBetween("2026-03-06", "2026-03-05", calendar)).toBe(0);
});
