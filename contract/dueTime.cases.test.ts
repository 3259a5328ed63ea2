// Due instants as a table, by the calendar of Tây Ninh. None was taken from the code: the working days of 2025–2028 were
// numbered on a list drawn up from the announcements, not from the province's file; n working days later is n lines
// down, hours are counted as places in that list at eight a line (270 minutes of morning, 210 of afternoon), calendar days
// and months were read on a wall calendar. Below, every one is counted once more, minute by minute, by an oracle that
// shares nothing with the code but the file. Times are Vietnam's; vitest.config.ts runs this file in three other zones.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CalendarFile } from "./calendar.ts";
import { dueAt, dueTime, effectiveStart, pause, resume, type AllowedTime } from "./dueTime.ts";

const calendar = JSON.parse(
  readFileSync(new URL("../provinces/tay-ninh/calendar.json", import.meta.url), "utf8"),
) as CalendarFile;

type Unit = AllowedTime["unit"];
type Counted = [what: string, accepted: string, amount: number, due: string];

/** A clock on a wall in Tây Ninh: `2026-11-23 23:59`. */
const vn = (wall: string) => new Date(wall.replace(" ", "T") + ":00+07:00");
const wall = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

const STARTS: [what: string, accepted: string, starts: string][] = [
  ["a minute past midnight", "2026-03-02 00:01", "2026-03-02 07:00"],
  ["before offices open", "2026-03-02 06:59", "2026-03-02 07:00"],
  ["as they open", "2026-03-02 07:00", "2026-03-02 07:00"],
  ["in the morning", "2026-03-02 09:15", "2026-03-02 09:15"],
  ["a minute before noon's break", "2026-03-02 11:29", "2026-03-02 11:29"],
  ["as the break begins: still the morning", "2026-03-02 11:30", "2026-03-02 11:30"],
  ["a minute into the break", "2026-03-02 11:31", "2026-03-02 13:30"],
  ["as it ends", "2026-03-02 13:30", "2026-03-02 13:30"],
  ["in the afternoon", "2026-03-02 16:59", "2026-03-02 16:59"],
  ["as offices close: still that day", "2026-03-02 17:00", "2026-03-02 17:00"],
  ["a minute after", "2026-03-02 17:01", "2026-03-03 07:00"],
  ["a minute before midnight", "2026-03-02 23:59", "2026-03-03 07:00"],
  ["a Friday evening", "2026-03-06 17:30", "2026-03-09 07:00"],
  ["a Saturday", "2026-03-07 09:00", "2026-03-09 07:00"],
  ["a Sunday night", "2026-03-08 23:59", "2026-03-09 07:00"],
  ["a Saturday on which offices work", "2026-08-22 09:00", "2026-08-22 09:00"],
  ["the evening of such a Saturday", "2026-08-22 18:00", "2026-08-24 07:00"],
  ["the evening before it", "2026-08-21 20:00", "2026-08-22 07:00"],
  ["New Year's Eve, late", "2025-12-31 22:00", "2026-01-05 07:00"],
  ["New Year's Day", "2026-01-01 08:00", "2026-01-05 07:00"],
  ["the day exchanged for a Saturday", "2026-01-02 08:00", "2026-01-05 07:00"],
  ["the Friday evening before Tết 2026", "2026-02-13 17:01", "2026-02-23 07:00"],
  ["the first morning of Tết 2026", "2026-02-17 00:00", "2026-02-23 07:00"],
  ["the last Sunday of Tết 2026", "2026-02-22 23:59", "2026-02-23 07:00"],
  ["the evening before 24/11", "2026-11-23 19:00", "2026-11-25 07:00"],
  ["24/11", "2026-11-24 09:00", "2026-11-25 07:00"],
  ["24/11 of the year before, a working day", "2025-11-24 09:00", "2025-11-24 09:00"],
  ["30/4 and 1/5 with a weekend behind them", "2026-04-29 17:01", "2026-05-04 07:00"],
  ["Tết 2027, around a weekend", "2027-02-04 17:01", "2027-02-12 07:00"],
  ["the leap day", "2028-02-29 12:00", "2028-02-29 13:30"],
];

const HOURS: Counted[] = [
  ["an hour in the morning", "2026-03-02 08:00", 1, "2026-03-02 09:00"],
  ["an hour up to the break", "2026-03-02 10:30", 1, "2026-03-02 11:30"],
  ["an hour over the break", "2026-03-02 11:00", 1, "2026-03-02 14:00"],
  ["from the beginning of the break", "2026-03-02 11:30", 1, "2026-03-02 14:30"],
  ["within the break", "2026-03-02 12:15", 1, "2026-03-02 14:30"],
  ["from the end of the break", "2026-03-02 13:30", 1, "2026-03-02 14:30"],
  ["an hour up to closing", "2026-03-02 16:00", 1, "2026-03-02 17:00"],
  ["an hour over closing", "2026-03-02 16:30", 1, "2026-03-03 07:30"],
  ["from the moment of closing", "2026-03-02 17:00", 1, "2026-03-03 08:00"],
  ["in the evening", "2026-03-02 20:00", 1, "2026-03-03 08:00"],
  ["before opening", "2026-03-02 05:00", 1, "2026-03-02 08:00"],
  ["lodging told on a Saturday", "2026-03-07 10:00", 1, "2026-03-09 08:00"],
  ["lodging told on New Year's Eve", "2026-12-31 23:50", 1, "2027-01-04 08:00"],
  ["an hour over a weekend", "2026-03-06 16:30", 1, "2026-03-09 07:30"],
  ["four hours", "2026-03-02 08:00", 4, "2026-03-02 14:00"],
  ["four and a half mornings' worth", "2026-03-02 07:00", 5, "2026-03-02 14:00"],
  ["a whole day of eight", "2026-03-02 07:00", 8, "2026-03-02 17:00"],
  ["eight from mid-morning", "2026-03-02 09:00", 8, "2026-03-03 09:00"],
  ["eight from mid-afternoon", "2026-03-02 15:00", 8, "2026-03-03 15:00"],
  ["eight from after hours", "2026-03-02 18:00", 8, "2026-03-03 17:00"],
  ["eight over a weekend", "2026-03-06 14:00", 8, "2026-03-09 14:00"],
  ["eight on the eve of 24/11", "2026-11-23 10:00", 8, "2026-11-25 10:00"],
  ["eight on 24/11", "2026-11-24 10:00", 8, "2026-11-25 17:00"],
  ["eight over New Year 2026 and its exchanged day", "2025-12-31 10:00", 8, "2026-01-05 10:00"],
  ["eight over Tết 2026", "2026-02-13 09:00", 8, "2026-02-23 09:00"],
  ["eight over Tết 2027", "2027-02-04 09:00", 8, "2027-02-12 09:00"],
  ["eight over a worked Saturday", "2026-08-21 10:00", 8, "2026-08-22 10:00"],
  ["eight from within a worked Saturday", "2026-08-22 10:00", 8, "2026-08-24 10:00"],
  ["sixteen", "2026-03-02 08:30", 16, "2026-03-04 08:30"],
  ["twenty-four, first answer of a joint procedure", "2026-03-02 08:30", 24, "2026-03-05 08:30"],
  ["twenty-four over 2/9/2026", "2026-08-28 08:30", 24, "2026-09-07 08:30"],
  ["twenty-four over 30/4/2026", "2026-04-29 08:30", 24, "2026-05-06 08:30"],
  ["twenty-four over the leap day", "2028-02-28 08:30", 24, "2028-03-02 08:30"],
  ["forty, a working week", "2026-03-02 07:00", 40, "2026-03-06 17:00"],
  ["forty over Tết 2026", "2026-02-12 11:00", 40, "2026-02-26 11:00"],
  ["two from the last minute before lunch", "2026-03-02 11:29", 2, "2026-03-02 15:29"],
  ["two from a minute before closing", "2026-03-02 16:59", 2, "2026-03-03 08:59"],
];

const WORKING_DAYS: Counted[] = [
  ["one: the day of receipt is not counted", "2026-03-02 08:00", 1, "2026-03-03 17:00"],
  ["the same from the last minute", "2026-03-02 17:00", 1, "2026-03-03 17:00"],
  ["a minute later is the next day's", "2026-03-02 17:01", 1, "2026-03-04 17:00"],
  ["before offices open is that day's", "2026-03-02 00:01", 1, "2026-03-03 17:00"],
  ["in the break is that day's", "2026-03-02 12:00", 1, "2026-03-03 17:00"],
  ["on a Friday", "2026-03-06 10:00", 1, "2026-03-09 17:00"],
  ["on a Friday evening", "2026-03-06 17:01", 1, "2026-03-10 17:00"],
  ["on a Saturday", "2026-03-07 10:00", 1, "2026-03-10 17:00"],
  ["on a Sunday", "2026-03-08 10:00", 1, "2026-03-10 17:00"],
  ["on the eve of 24/11/2026", "2026-11-23 10:00", 1, "2026-11-25 17:00"],
  ["on the evening before 24/11/2026", "2026-11-23 18:00", 1, "2026-11-26 17:00"],
  ["on 24/11/2026", "2026-11-24 10:00", 1, "2026-11-26 17:00"],
  ["on 24/11/2025, a Monday like any other", "2025-11-24 10:00", 1, "2025-11-25 17:00"],
  ["on 24/11/2027, a Wednesday off", "2027-11-23 10:00", 1, "2027-11-25 17:00"],
  ["before 24/11/2028, a Friday off", "2028-11-23 10:00", 1, "2028-11-27 17:00"],
  ["after New Year 2025", "2025-01-01 10:00", 1, "2025-01-03 17:00"],
  ["on New Year's Eve 2025", "2025-12-31 10:00", 1, "2026-01-05 17:00"],
  ["on New Year's Eve 2026", "2026-12-31 10:00", 1, "2027-01-04 17:00"],
  ["on New Year's Eve 2027, with a day in lieu on Monday", "2027-12-31 10:00", 1, "2028-01-04 17:00"],
  ["before the worked Saturday 26/4/2025", "2025-04-25 10:00", 1, "2025-04-26 17:00"],
  ["on that Saturday", "2025-04-26 10:00", 1, "2025-04-28 17:00"],
  ["before the worked Saturday 10/1/2026", "2026-01-09 10:00", 1, "2026-01-10 17:00"],
  ["on that Saturday, in the evening", "2026-01-10 17:30", 1, "2026-01-13 17:00"],
  ["before the worked Saturday 22/8/2026", "2026-08-21 10:00", 1, "2026-08-22 17:00"],
  ["on the last working day before Tết 2025", "2025-01-24 10:00", 1, "2025-02-03 17:00"],
  ["on the last working day before Tết 2026", "2026-02-13 10:00", 1, "2026-02-23 17:00"],
  ["on the last working day before Tết 2027", "2027-02-04 10:00", 1, "2027-02-12 17:00"],
  ["on the last working day before Tết 2028", "2028-01-21 10:00", 1, "2028-01-31 17:00"],
  ["within Tết 2025", "2025-01-29 10:00", 1, "2025-02-04 17:00"],
  ["within Tết 2026", "2026-02-18 10:00", 1, "2026-02-24 17:00"],
  ["within Tết 2027", "2027-02-06 10:00", 1, "2027-02-15 17:00"],
  ["within Tết 2028", "2028-01-26 10:00", 1, "2028-02-01 17:00"],
  ["before Hùng Kings' Day 2025", "2025-04-04 10:00", 1, "2025-04-08 17:00"],
  ["before the day in lieu of Hùng Kings' Day 2026", "2026-04-24 10:00", 1, "2026-04-28 17:00"],
  ["before Hùng Kings' Day 2027, a Friday", "2027-04-15 10:00", 1, "2027-04-19 17:00"],
  ["before Hùng Kings' Day 2028, a Tuesday", "2028-04-03 10:00", 1, "2028-04-05 17:00"],
  ["before 30/4/2025", "2025-04-29 10:00", 1, "2025-05-05 17:00"],
  ["before 30/4/2026", "2026-04-29 10:00", 1, "2026-05-04 17:00"],
  ["before 30/4/2027", "2027-04-29 10:00", 1, "2027-05-04 17:00"],
  ["before 1/5/2028", "2028-04-28 10:00", 1, "2028-05-03 17:00"],
  ["before 2/9/2025", "2025-08-29 10:00", 1, "2025-09-03 17:00"],
  ["before 2/9/2026", "2026-08-28 10:00", 1, "2026-09-03 17:00"],
  ["before 2/9/2027", "2027-09-01 10:00", 1, "2027-09-06 17:00"],
  ["before 2/9/2028", "2028-08-31 10:00", 1, "2028-09-05 17:00"],
  ["before the leap day", "2028-02-28 10:00", 1, "2028-02-29 17:00"],
  ["two, a vehicle's papers", "2026-03-05 10:00", 2, "2026-03-09 17:00"],
  ["two over 24/11/2026", "2026-11-23 10:00", 2, "2026-11-26 17:00"],
  ["two over New Year 2026", "2025-12-30 10:00", 2, "2026-01-05 17:00"],
  ["three, marital status", "2026-03-04 10:00", 3, "2026-03-09 17:00"],
  ["three over a weekend, from a Saturday", "2026-03-07 10:00", 3, "2026-03-12 17:00"],
  ["three over Tết 2026", "2026-02-12 10:00", 3, "2026-02-24 17:00"],
  ["three over Tết 2027", "2027-02-03 10:00", 3, "2027-02-15 17:00"],
  ["three over Tết 2028", "2028-01-20 10:00", 3, "2028-02-01 17:00"],
  ["three over 24/11/2026", "2026-11-20 16:00", 3, "2026-11-26 17:00"],
  ["three over 24/11/2026, after hours", "2026-11-20 17:30", 3, "2026-11-27 17:00"],
  ["three over New Year 2027", "2026-12-29 10:00", 3, "2027-01-04 17:00"],
  ["three over New Year 2028", "2027-12-29 10:00", 3, "2028-01-04 17:00"],
  ["three over the worked Saturday 22/8/2026", "2026-08-19 10:00", 3, "2026-08-22 17:00"],
  ["three over 30/4 and the worked Saturday of 2025", "2025-04-25 10:00", 3, "2025-04-29 17:00"],
  ["five, a birth registered again", "2026-03-02 10:00", 5, "2026-03-09 17:00"],
  ["five over Tết 2026", "2026-02-10 10:00", 5, "2026-02-24 17:00"],
  ["five over Tết 2027", "2027-02-01 10:00", 5, "2027-02-15 17:00"],
  ["five over the year's end 2025", "2025-12-26 10:00", 5, "2026-01-06 17:00"],
  ["five over the year's end 2026", "2026-12-25 10:00", 5, "2027-01-04 17:00"],
  ["five over the year's end 2027", "2027-12-27 10:00", 5, "2028-01-04 17:00"],
  ["five over three holidays of April 2026", "2026-04-22 10:00", 5, "2026-05-04 17:00"],
  ["five over the holidays of 2/9/2026", "2026-08-26 10:00", 5, "2026-09-07 17:00"],
  ["five over 24/11/2026", "2026-11-19 10:00", 5, "2026-11-27 17:00"],
  ["seven, residence", "2026-03-02 10:00", 7, "2026-03-11 17:00"],
  ["seven over Tết 2026", "2026-02-09 10:00", 7, "2026-02-25 17:00"],
  ["seven from within Tết 2026", "2026-02-19 10:00", 7, "2026-03-04 17:00"],
  ["seven over both New Year's days and the worked Saturday", "2025-12-31 10:00", 7, "2026-01-12 17:00"],
  ["seven over 2/9/2027", "2027-08-27 10:00", 7, "2027-09-09 17:00"],
  ["ten", "2026-03-02 10:00", 10, "2026-03-16 17:00"],
  ["ten from December into January", "2026-12-18 10:00", 10, "2027-01-04 17:00"],
  ["ten from December into a January with a day in lieu", "2027-12-20 10:00", 10, "2028-01-04 17:00"],
  ["fifteen over 24/11/2026", "2026-11-05 10:00", 15, "2026-11-27 17:00"],
  ["fifteen from a December dossier over New Year 2027", "2026-12-17 18:00", 15, "2027-01-11 17:00"],
  ["seventeen, land registered", "2026-03-02 10:00", 17, "2026-03-25 17:00"],
  ["seventeen over Tết 2026", "2026-01-30 10:00", 17, "2026-03-03 17:00"],
  ["seventeen over Tết 2027", "2027-01-20 10:00", 17, "2027-02-19 17:00"],
  ["seventeen over April and May 2027", "2027-04-12 10:00", 17, "2027-05-10 17:00"],
  ["twenty over Tết 2028", "2028-01-10 10:00", 20, "2028-02-14 17:00"],
  ["twenty over the leap day", "2028-02-14 10:00", 20, "2028-03-13 17:00"],
  ["twenty-seven over New Year and Tết", "2026-12-30 10:00", 27, "2027-02-15 17:00"],
  ["thirty over the end of 2025 and a worked Saturday", "2025-12-15 10:00", 30, "2026-01-27 17:00"],
  ["forty-five over Tết and the leap day 2028", "2028-01-05 10:00", 45, "2028-03-15 17:00"],
  ["none: the same day", "2026-03-02 10:00", 0, "2026-03-02 17:00"],
  ["none, in the break", "2026-03-02 12:00", 0, "2026-03-02 17:00"],
  ["none, on a Saturday", "2026-03-07 10:00", 0, "2026-03-09 17:00"],
  ["none, on a worked Saturday", "2026-08-22 16:00", 0, "2026-08-22 17:00"],
  ["none, on 24/11/2026", "2026-11-24 10:00", 0, "2026-11-25 17:00"],
  ["none, in the evening before Tết 2026", "2026-02-13 17:01", 0, "2026-02-23 17:00"],
];

const DAYS: Counted[] = [
  ["one calendar day", "2026-03-02 10:00", 1, "2026-03-03 17:00"],
  ["one, on a Friday: moved off the weekend", "2026-03-06 10:00", 1, "2026-03-09 17:00"],
  ["two, on a Friday", "2026-03-06 10:00", 2, "2026-03-09 17:00"],
  ["three, on a Friday", "2026-03-06 10:00", 3, "2026-03-09 17:00"],
  ["received after hours: from the next working day", "2026-03-02 17:01", 1, "2026-03-04 17:00"],
  ["received on a Saturday: from Monday", "2026-03-07 10:00", 1, "2026-03-10 17:00"],
  ["ten, a judicial record", "2026-03-02 10:00", 10, "2026-03-12 17:00"],
  ["ten, ending on a Saturday", "2026-03-04 10:00", 10, "2026-03-16 17:00"],
  ["ten, ending on a Sunday", "2026-03-05 10:00", 10, "2026-03-16 17:00"],
  ["ten, ending on a worked Saturday", "2026-08-12 10:00", 10, "2026-08-22 17:00"],
  ["ten, received on a Saturday, over 24/11/2026", "2026-11-14 10:00", 10, "2026-11-26 17:00"],
  ["ten, ending on the eve of 24/11/2026", "2026-11-13 10:00", 10, "2026-11-23 17:00"],
  ["eleven, ending on 24/11/2026", "2026-11-13 16:59", 11, "2026-11-25 17:00"],
  ["eleven, ending on 24/11/2025", "2025-11-13 10:00", 11, "2025-11-24 17:00"],
  ["fifteen, a building permit", "2026-03-02 10:00", 15, "2026-03-17 17:00"],
  ["fifteen, ending in Tết 2026", "2026-02-04 10:00", 15, "2026-02-23 17:00"],
  ["fifteen, ending in Tết 2027", "2027-01-25 10:00", 15, "2027-02-12 17:00"],
  ["fifteen, ending in Tết 2028", "2028-01-11 10:00", 15, "2028-01-31 17:00"],
  ["fifteen, over the whole of Tết 2026", "2026-02-12 10:00", 15, "2026-02-27 17:00"],
  ["fifteen, ending on New Year's Day 2027", "2026-12-17 10:00", 15, "2027-01-04 17:00"],
  ["fifteen, ending on New Year's Day 2026", "2025-12-17 10:00", 15, "2026-01-05 17:00"],
  ["fifteen, ending on New Year's Day 2028, with a day in lieu behind it", "2027-12-17 10:00", 15, "2028-01-04 17:00"],
  ["fifteen, from December into January", "2026-12-21 10:00", 15, "2027-01-05 17:00"],
  ["twenty, ending on a working day", "2026-03-02 10:00", 20, "2026-03-23 17:00"],
  ["twenty, ending on 30/4/2026", "2026-04-10 10:00", 20, "2026-05-04 17:00"],
  ["twenty, ending on 2/9/2026", "2026-08-13 10:00", 20, "2026-09-03 17:00"],
  ["twenty, ending on 2/9/2027", "2027-08-13 10:00", 20, "2027-09-06 17:00"],
  ["thirty, a land dispute", "2026-03-02 10:00", 30, "2026-04-01 17:00"],
  ["thirty, ending on Hùng Kings' Day 2027", "2027-03-17 10:00", 30, "2027-04-19 17:00"],
  ["thirty, over the leap day", "2028-02-10 10:00", 30, "2028-03-13 17:00"],
  ["twenty-nine, from 31/1/2028 to the leap day", "2028-01-31 10:00", 29, "2028-02-29 17:00"],
  ["forty, ending on a Saturday", "2026-03-02 10:00", 40, "2026-04-13 17:00"],
  ["three hundred and sixty-five", "2026-03-02 10:00", 365, "2027-03-02 17:00"],
  ["none", "2026-03-02 10:00", 0, "2026-03-02 17:00"],
  ["none, on a Sunday", "2026-03-08 10:00", 0, "2026-03-09 17:00"],
];

const MONTHS: Counted[] = [
  ["a month", "2026-03-02 10:00", 1, "2026-04-02 17:00"],
  ["a month, ending on a Saturday", "2026-06-11 10:00", 1, "2026-07-13 17:00"],
  ["a month, ending on a Sunday", "2026-06-12 10:00", 1, "2026-07-13 17:00"],
  ["a month from 30/1/2026: 28/2, a Saturday", "2026-01-30 10:00", 1, "2026-03-02 17:00"],
  ["a month from 29/1/2027: 28/2, a Sunday", "2027-01-29 10:00", 1, "2027-03-01 17:00"],
  ["a month from 31/1/2028: the leap day", "2028-01-31 10:00", 1, "2028-02-29 17:00"],
  ["a month from 31/1/2025, within Tết: counted from 3/2", "2025-01-31 10:00", 1, "2025-03-03 17:00"],
  ["a month from 28/2", "2025-02-28 10:00", 1, "2025-03-28 17:00"],
  ["a month from the leap day", "2028-02-29 10:00", 1, "2028-03-29 17:00"],
  ["fourteen months from 29/12: the leap day", "2026-12-29 10:00", 14, "2028-02-29 17:00"],
  ["a month from 31/3: 30/4, a holiday", "2026-03-31 10:00", 1, "2026-05-04 17:00"],
  ["a month from 31/3/2025: 30/4 and the days after", "2025-03-31 10:00", 1, "2025-05-05 17:00"],
  ["a month from 31/3/2027", "2027-03-31 10:00", 1, "2027-05-04 17:00"],
  ["a month from 31/7: 31/8, exchanged", "2026-07-31 10:00", 1, "2026-09-03 17:00"],
  ["a month from 31/8/2028", "2028-08-31 10:00", 1, "2028-10-02 17:00"],
  ["a month to 24/11/2026", "2026-10-23 17:30", 1, "2026-11-26 17:00"],
  ["a month from Monday 27/10, received on Friday evening", "2025-10-24 17:30", 1, "2025-11-27 17:00"],
  ["a month to New Year's Day 2026", "2025-12-01 10:00", 1, "2026-01-05 17:00"],
  ["a month over New Year", "2026-12-15 10:00", 1, "2027-01-15 17:00"],
  ["a month into Tết 2026", "2026-01-16 10:00", 1, "2026-02-23 17:00"],
  ["a month into Tết 2027", "2027-01-08 10:00", 1, "2027-02-12 17:00"],
  ["a month into Tết 2028", "2027-12-27 10:00", 1, "2028-01-31 17:00"],
  ["two months from 31/12: 28/2", "2025-12-31 10:00", 2, "2026-03-02 17:00"],
  ["two months from 31/12/2027: the leap day", "2027-12-31 10:00", 2, "2028-02-29 17:00"],
  ["three months", "2026-03-02 10:00", 3, "2026-06-02 17:00"],
  ["six months over a year's end", "2026-09-03 10:00", 6, "2027-03-03 17:00"],
  ["a year", "2026-03-02 10:00", 12, "2027-03-02 17:00"],
  ["none", "2026-03-02 10:00", 0, "2026-03-02 17:00"],
];

const CUTOFFS: [what: string, accepted: string, amount: number, unit: Unit, cutoff: string, due: string][] = [
  ["a minute before", "2026-03-02 14:59", 0, "working-day", "15:00", "2026-03-02 17:00"],
  ["exactly at it is in time", "2026-03-02 15:00", 0, "working-day", "15:00", "2026-03-02 17:00"],
  ["a minute after", "2026-03-02 15:01", 0, "working-day", "15:00", "2026-03-03 17:00"],
  ["in the morning", "2026-03-02 07:30", 0, "working-day", "15:00", "2026-03-02 17:00"],
  ["in the break", "2026-03-02 12:00", 0, "working-day", "15:00", "2026-03-02 17:00"],
  ["before opening", "2026-03-02 05:00", 0, "working-day", "15:00", "2026-03-02 17:00"],
  ["after closing", "2026-03-02 19:00", 0, "working-day", "15:00", "2026-03-03 17:00"],
  ["late on a Friday afternoon", "2026-03-06 15:01", 0, "working-day", "15:00", "2026-03-09 17:00"],
  ["in time on a Friday afternoon", "2026-03-06 15:00", 0, "working-day", "15:00", "2026-03-06 17:00"],
  ["on a Saturday", "2026-03-07 10:00", 0, "working-day", "15:00", "2026-03-09 17:00"],
  ["late on the eve of 24/11/2026", "2026-11-23 15:30", 0, "working-day", "15:00", "2026-11-25 17:00"],
  ["in time on the eve of 24/11/2026", "2026-11-23 14:30", 0, "working-day", "15:00", "2026-11-23 17:00"],
  ["late on New Year's Eve 2026", "2026-12-31 15:30", 0, "working-day", "15:00", "2027-01-04 17:00"],
  ["late before Tết 2026", "2026-02-13 16:00", 0, "working-day", "15:00", "2026-02-23 17:00"],
  ["late before Tết 2027", "2027-02-04 16:00", 0, "working-day", "15:00", "2027-02-12 17:00"],
  ["late before a worked Saturday", "2026-08-21 16:00", 0, "working-day", "15:00", "2026-08-22 17:00"],
  ["late on a worked Saturday", "2026-08-22 16:00", 0, "working-day", "15:00", "2026-08-24 17:00"],
  ["in time on a worked Saturday", "2026-08-22 14:00", 0, "working-day", "15:00", "2026-08-22 17:00"],
  ["one working day, in time", "2026-03-02 15:00", 1, "working-day", "15:00", "2026-03-03 17:00"],
  ["one working day, late", "2026-03-02 15:01", 1, "working-day", "15:00", "2026-03-04 17:00"],
  ["three working days, late, over 24/11/2026", "2026-11-20 15:30", 3, "working-day", "15:00", "2026-11-27 17:00"],
  ["two hours, in time", "2026-03-02 15:00", 2, "hour", "15:00", "2026-03-02 17:00"],
  ["two hours, late", "2026-03-02 15:01", 2, "hour", "15:00", "2026-03-03 09:00"],
  ["ten days, late on a Thursday", "2026-03-05 15:01", 10, "day", "15:00", "2026-03-16 17:00"],
  ["a month, late on the last day of January", "2027-01-29 15:01", 1, "month", "15:00", "2027-03-01 17:00"],
  ["a cutoff at half past ten", "2026-03-02 10:31", 0, "working-day", "10:30", "2026-03-03 17:00"],
  ["a cutoff within the break", "2026-03-02 12:30", 0, "working-day", "12:00", "2026-03-03 17:00"],
  ["a cutoff after closing changes nothing", "2026-03-02 17:00", 0, "working-day", "18:00", "2026-03-02 17:00"],
  [
    "a cutoff after closing does not open the evening",
    "2026-03-02 17:30",
    0,
    "working-day",
    "18:00",
    "2026-03-03 17:00",
  ],
];

const PAUSES: [
  what: string,
  accepted: string,
  amount: number,
  unit: Unit,
  pauses: [paused: string, resumed: string][],
  due: string,
][] = [
  [
    "two days in working time",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 10:00", "2026-03-06 10:00"]],
    "2026-03-11 17:00",
  ],
  [
    "an hour: an hour",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 10:00", "2026-03-04 11:00"]],
    "2026-03-10 08:00",
  ],
  [
    "over the break: only office time counts",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 11:00", "2026-03-04 14:00"]],
    "2026-03-10 08:00",
  ],
  [
    "paused and resumed within the break",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 11:40", "2026-03-04 13:20"]],
    "2026-03-09 17:00",
  ],
  [
    "paused and resumed in one evening",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 18:00", "2026-03-04 22:00"]],
    "2026-03-09 17:00",
  ],
  [
    "from an evening to the next morning before opening",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 18:00", "2026-03-05 06:00"]],
    "2026-03-09 17:00",
  ],
  [
    "from closing to opening",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-04 17:00", "2026-03-05 07:00"]],
    "2026-03-09 17:00",
  ],
  [
    "over a weekend, outside office hours",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-06 17:30", "2026-03-09 06:30"]],
    "2026-03-09 17:00",
  ],
  [
    "on a Saturday, resumed on Sunday",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-07 09:00", "2026-03-08 20:00"]],
    "2026-03-09 17:00",
  ],
  [
    "on a Saturday, resumed on Tuesday",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-07 09:00", "2026-03-10 09:00"]],
    "2026-03-11 09:00",
  ],
  [
    "on the last day, with an hour left",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-09 16:00", "2026-03-12 08:00"]],
    "2026-03-12 09:00",
  ],
  [
    "on the last day, a minute before it was due",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-09 16:59", "2026-03-12 08:00"]],
    "2026-03-12 08:01",
  ],
  [
    "exactly when it was due: nothing is left",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-09 17:00", "2026-03-12 08:00"]],
    "2026-03-09 17:00",
  ],
  [
    "when it was late already: stays late",
    "2026-03-02 10:00",
    5,
    "working-day",
    [["2026-03-10 09:00", "2026-03-12 08:00"]],
    "2026-03-09 17:00",
  ],
  [
    "over 24/11/2026",
    "2026-11-20 10:00",
    3,
    "working-day",
    [["2026-11-23 10:00", "2026-11-25 10:00"]],
    "2026-11-27 17:00",
  ],
  [
    "within 24/11/2026",
    "2026-11-20 10:00",
    3,
    "working-day",
    [["2026-11-24 08:00", "2026-11-24 16:00"]],
    "2026-11-26 17:00",
  ],
  [
    "resumed on 24/11/2026",
    "2026-11-20 10:00",
    3,
    "working-day",
    [["2026-11-23 10:00", "2026-11-24 10:00"]],
    "2026-11-27 14:00",
  ],
  [
    "over Tết 2026",
    "2026-02-10 10:00",
    5,
    "working-day",
    [["2026-02-12 14:00", "2026-02-24 09:00"]],
    "2026-02-27 14:00",
  ],
  [
    "within Tết 2026",
    "2026-02-10 10:00",
    5,
    "working-day",
    [["2026-02-16 10:00", "2026-02-20 10:00"]],
    "2026-02-24 17:00",
  ],
  [
    "before Tết 2026, resumed before it: given back after it",
    "2026-02-05 10:00",
    5,
    "working-day",
    [["2026-02-09 10:00", "2026-02-11 10:00"]],
    "2026-02-23 17:00",
  ],
  [
    "over Tết 2027",
    "2027-02-01 10:00",
    5,
    "working-day",
    [["2027-02-03 10:00", "2027-02-15 10:00"]],
    "2027-02-18 17:00",
  ],
  [
    "over a year's end",
    "2025-12-24 10:00",
    7,
    "working-day",
    [["2025-12-30 10:00", "2026-01-06 10:00"]],
    "2026-01-09 17:00",
  ],
  [
    "over the worked Saturday 10/1/2026",
    "2026-01-07 10:00",
    3,
    "working-day",
    [["2026-01-09 10:00", "2026-01-12 10:00"]],
    "2026-01-13 17:00",
  ],
  [
    "given back on the worked Saturday",
    "2026-01-06 10:00",
    2,
    "working-day",
    [["2026-01-07 10:00", "2026-01-09 10:00"]],
    "2026-01-10 17:00",
  ],
  [
    "seven working days waited for the citizen",
    "2026-03-02 10:00",
    3,
    "working-day",
    [["2026-03-03 10:00", "2026-03-12 10:00"]],
    "2026-03-16 17:00",
  ],
  ["a month", "2026-03-02 10:00", 15, "working-day", [["2026-03-05 10:00", "2026-04-06 10:00"]], "2026-04-22 17:00"],
  [
    "the same-day procedure",
    "2026-03-02 10:00",
    0,
    "working-day",
    [["2026-03-02 11:00", "2026-03-03 09:00"]],
    "2026-03-03 15:00",
  ],
  [
    "the same-day procedure, within a minute of closing",
    "2026-03-02 10:00",
    0,
    "working-day",
    [["2026-03-02 16:59", "2026-03-05 20:00"]],
    "2026-03-06 07:01",
  ],
  [
    "twice",
    "2026-03-02 10:00",
    7,
    "working-day",
    [
      ["2026-03-03 10:00", "2026-03-05 10:00"],
      ["2026-03-09 14:00", "2026-03-10 08:30"],
    ],
    "2026-03-16 11:30",
  ],
  [
    "twice, the second when it was late",
    "2026-03-02 10:00",
    3,
    "working-day",
    [
      ["2026-03-03 10:00", "2026-03-04 10:00"],
      ["2026-03-09 08:00", "2026-03-11 08:00"],
    ],
    "2026-03-06 17:00",
  ],
  [
    "three times",
    "2026-03-02 10:00",
    7,
    "working-day",
    [
      ["2026-03-03 08:00", "2026-03-03 16:00"],
      ["2026-03-05 08:00", "2026-03-06 08:00"],
      ["2026-03-10 12:00", "2026-03-16 19:00"],
    ],
    "2026-03-20 08:30",
  ],
  [
    "paused again the moment it was resumed",
    "2026-03-02 10:00",
    5,
    "working-day",
    [
      ["2026-03-03 10:00", "2026-03-04 10:00"],
      ["2026-03-04 10:00", "2026-03-05 10:00"],
    ],
    "2026-03-11 17:00",
  ],
  [
    "eight hours, paused at noon for a day",
    "2026-03-02 09:00",
    8,
    "hour",
    [["2026-03-02 12:00", "2026-03-03 12:00"]],
    "2026-03-04 09:00",
  ],
  [
    "eight hours, resumed in the evening",
    "2026-03-02 09:00",
    8,
    "hour",
    [["2026-03-02 14:30", "2026-03-04 19:00"]],
    "2026-03-05 11:30",
  ],
  [
    "eight hours, over a weekend",
    "2026-03-05 14:00",
    8,
    "hour",
    [["2026-03-06 09:30", "2026-03-09 09:30"]],
    "2026-03-09 14:00",
  ],
  [
    "one hour, half of it used",
    "2026-03-02 08:00",
    1,
    "hour",
    [["2026-03-02 08:30", "2026-03-02 16:45"]],
    "2026-03-03 07:15",
  ],
  [
    "one hour, before it began to run",
    "2026-03-02 18:00",
    1,
    "hour",
    [["2026-03-02 19:00", "2026-03-05 07:20"]],
    "2026-03-05 08:20",
  ],
  [
    "ten days: nights are given back",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-04 10:00", "2026-03-06 10:00"]],
    "2026-03-16 17:00",
  ],
  [
    "ten days, paused and resumed on one day",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-04 08:00", "2026-03-04 16:00"]],
    "2026-03-12 17:00",
  ],
  [
    "ten days, over midnight",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-04 23:59", "2026-03-05 00:01"]],
    "2026-03-13 17:00",
  ],
  [
    "ten days, then moved off a weekend",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-04 10:00", "2026-03-06 15:00"]],
    "2026-03-16 17:00",
  ],
  [
    "ten days, on the last of them",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-12 10:00", "2026-03-16 10:00"]],
    "2026-03-16 17:00",
  ],
  [
    "ten days, on the last, resumed after closing",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-12 10:00", "2026-03-16 18:00"]],
    "2026-03-17 17:00",
  ],
  [
    "ten days, on the last, resumed as offices close",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-12 10:00", "2026-03-16 17:00"]],
    "2026-03-16 17:00",
  ],
  [
    "ten days, on the last, resumed on a Saturday",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-12 10:00", "2026-03-14 10:00"]],
    "2026-03-16 17:00",
  ],
  [
    "ten days, late already",
    "2026-03-02 10:00",
    10,
    "day",
    [["2026-03-12 17:30", "2026-03-16 10:00"]],
    "2026-03-12 17:00",
  ],
  [
    "fifteen days into Tết 2026",
    "2026-01-29 10:00",
    15,
    "day",
    [["2026-02-02 10:00", "2026-02-05 10:00"]],
    "2026-02-23 17:00",
  ],
  [
    "fifteen days over 24/11/2026",
    "2026-11-05 10:00",
    15,
    "day",
    [["2026-11-09 10:00", "2026-11-13 10:00"]],
    "2026-11-25 17:00",
  ],
  [
    "thirty days over New Year, twice",
    "2026-12-07 10:00",
    30,
    "day",
    [
      ["2026-12-10 10:00", "2026-12-14 10:00"],
      ["2026-12-28 10:00", "2027-01-04 10:00"],
    ],
    "2027-01-18 17:00",
  ],
  [
    "a month over a year's end",
    "2026-12-15 10:00",
    1,
    "month",
    [["2026-12-21 10:00", "2026-12-28 10:00"]],
    "2027-01-22 17:00",
  ],
  [
    "a month over the leap day",
    "2028-02-10 10:00",
    1,
    "month",
    [["2028-02-28 10:00", "2028-03-02 10:00"]],
    "2028-03-13 17:00",
  ],
  [
    "a month, late already",
    "2026-03-02 10:00",
    1,
    "month",
    [["2026-04-03 10:00", "2026-04-06 10:00"]],
    "2026-04-02 17:00",
  ],
];

// The oracle. Minutes are counted from 1970 on Vietnam's clock, so that a day is always 1,440 of them.
const DAY = 1440;
const at = (clock: string) => Date.parse(clock.replace(" ", "T") + ":00Z") / 60_000;
const print = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16).replace("T", " ");
const exceptions = new Map(calendar.days.map(({ date, kind }) => [at(date + " 00:00") / DAY, kind]));
const dayOf = (minute: number) => Math.floor(minute / DAY);
/** 1/1/1970 was a Thursday. */
const works = (day: number) => (exceptions.get(day) ?? ((day + 3) % 7 < 5 ? "worked" : "off")) === "worked";
const onDuty = (minute: number) => {
  const clock = minute % DAY;
  return ((clock >= 420 && clock < 690) || (clock >= 810 && clock < 1020)) && works(dayOf(minute));
};
const closes = (minute: number) => minute % DAY === 1020 && works(dayOf(minute));
const until = (minute: number, holds: (minute: number) => boolean) => {
  while (!holds(minute)) minute++;
  return minute;
};

function slowStart(accepted: number, cutoff = "24:00"): number {
  const [hour = 0, minute = 0] = cutoff.split(":").map(Number);
  const late = accepted % DAY > hour * 60 + minute;
  const from = late ? (dayOf(accepted) + 1) * DAY : accepted;
  return until(from, (each) => onDuty(each) || (each > 0 && onDuty(each - 1)));
}

function slowNights(from: number, nights: number): number {
  let minute = from;
  for (let left = nights; left > 0;) if (++minute % DAY === 0) left--;
  return until(minute, closes);
}

function slowDue(accepted: number, amount: number, unit: Unit, cutoff?: string): number {
  let minute = slowStart(accepted, cutoff);
  const date = (each: number) => new Date(each * 60_000);
  const monthOf = (each: number) => date(each).getUTCFullYear() * 12 + date(each).getUTCMonth();
  const [month, day] = [monthOf(minute) + amount, date(minute).getUTCDate()];
  switch (unit) {
    case "hour":
      for (let left = amount * 60; left > 0; minute++) if (onDuty(minute)) left--;
      return minute;
    case "working-day":
      for (let left = amount; left > 0; left--) minute = until(minute, closes) + 1;
      return until(minute, closes);
    case "day":
      return slowNights(minute, amount);
    case "month": {
      const there = (each: number) =>
        monthOf(each) === month && (date(each).getUTCDate() === day || monthOf(each + DAY) > month);
      return until(until(minute, there), closes);
    }
  }
}

function slowPauses(accepted: number, amount: number, unit: Unit, pauses: [number, number][]): number {
  const due = slowDue(accepted, amount, unit);
  if (unit === "day" || unit === "month") {
    return pauses.reduce((end, [from, to]) => (from >= end ? end : slowNights(to, dayOf(end) - dayOf(from))), due);
  }
  const waits = (minute: number) => pauses.some(([from, to]) => minute >= from && minute < to);
  let total = 0;
  for (let minute = slowStart(accepted); minute < due; minute++) if (onDuty(minute)) total++;
  let minute = slowStart(accepted);
  for (let done = 0; done < total; minute++) if (onDuty(minute) && !waits(minute)) done++;
  return minute;
}

const counted: [Unit, Counted[]][] = [
  ["hour", HOURS],
  ["working-day", WORKING_DAYS],
  ["day", DAYS],
  ["month", MONTHS],
];

test("the tables are long enough to be worth their name", () => {
  const rows = [STARTS, CUTOFFS, PAUSES, ...counted.map(([, table]) => table)];
  expect(rows.reduce((sum, table) => sum + table.length, 0)).toBeGreaterThanOrEqual(300);
});

describe("the time allowed begins to run", () => {
  test.each(STARTS)("%s: accepted %s, at %s", (_, accepted, starts) => {
    expect(wall(effectiveStart(vn(accepted), calendar))).toBe(starts);
    expect(print(slowStart(at(accepted)))).toBe(starts);
  });
});

describe.each(counted)("in the unit %s", (unit, table) => {
  test.each(table)("%s: %s + %d is %s", (_, accepted, amount, due) => {
    expect(wall(dueAt(vn(accepted), { amount, unit }, calendar))).toBe(due);
    expect(print(slowDue(at(accepted), amount, unit))).toBe(due);
  });
});

describe("a cutoff of the procedure's own", () => {
  test.each(CUTOFFS)("%s: %s + %d %s, cutoff %s, is %s", (_, accepted, amount, unit, cutoffTime, due) => {
    expect(wall(dueAt(vn(accepted), { amount, unit }, calendar, { cutoffTime }))).toBe(due);
    expect(print(slowDue(at(accepted), amount, unit, cutoffTime))).toBe(due);
  });
});

describe("what was left when it was paused is given again", () => {
  test.each(PAUSES)("%s: %s + %d %s, paused %j, is %s", (_, accepted, amount, unit, pauses, due) => {
    let given = dueTime(vn(accepted), { amount, unit }, calendar);
    for (const [paused, resumed] of pauses) {
      const before = given.at;
      given = resume(pause(given, vn(paused), unit, calendar), vn(resumed), calendar);
      expect(given.at.getTime()).toBeGreaterThanOrEqual(before.getTime());
    }
    expect(wall(given.at)).toBe(due);
    const minutes = pauses.map(([paused, resumed]): [number, number] => [at(paused), at(resumed)]);
    expect(print(slowPauses(at(accepted), amount, unit, minutes))).toBe(due);
  });
});
