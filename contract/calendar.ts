/**
 * Days on which offices work. Weekends come from `workingDays`; public holidays, make-up days (Labour Code art. 112 and
 * 111.3) and Saturdays worked in exchange come from the province's `calendar.json`, because each year's are announced
 * by the government and cannot be computed.
 *
 * All arithmetic is on civil dates (`YYYY-MM-DD`) in UTC, so that the zone of the phone or the server has no say.
 */
import type { LocalText } from "./types.ts";

/** A day that differs from the ordinary week. */
export interface CalendarDay {
  /** `YYYY-MM-DD` */
  date: string;
  /** `off`: a working weekday on which offices are closed. `worked`: a weekend day on which they work. */
  kind: "off" | "worked";
  name: LocalText;
  /** The text that says so. */
  source: string;
  /** `official`: fixed by law or announced. `provisional`: computed, to be confirmed by an announcement. */
  status: "official" | "provisional";
}

/** When an office opens and closes, on a clock in Vietnam: `["07:00", "11:30"]`. */
export type Shift = readonly [opens: string, closes: string];

export interface CalendarFile {
  /** 1 = Monday … 7 = Sunday. */
  workingDays: number[];
  /** A working day's office hours, in order. Default: `SHIFTS` in `dueTime.ts`. */
  shifts?: [opens: string, closes: string][];
  /** The years whose holidays are in `days`. Default: those of the first and the last day. */
  years?: { from: number; to: number };
  days: CalendarDay[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Vietnam is UTC+7 and has had no daylight saving time since 1975. */
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;
/** No real calendar keeps offices closed for longer; beyond it the calendar is wrong. */
const LONGEST_CLOSURE_DAYS = 60;

/** The date in Vietnam at that instant. */
export function civilDate(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** Midnight UTC of a civil date; throws on anything that is not a real date. */
function parse(date: string): number {
  if (!isCivilDate(date)) throw new RangeError("Not a civil date: " + date);
  return Date.parse(date + "T00:00:00Z");
}

function print(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whether it is the civil date of a real day: `2026-02-29` is none. */
export function isCivilDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value + "T00:00:00Z");
  return !isNaN(time) && print(time) === value;
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: string): number {
  return new Date(parse(date)).getUTCDay() || 7;
}

/** Moves a civil date by calendar days; negative goes back. */
export function addDays(date: string, days: number): string {
  return print(parse(date) + days * DAY_MS);
}

/** Calendar days from one civil date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (parse(to) - parse(from)) / DAY_MS;
}

/** Whether offices work on that date. */
export function isWorkingDay(date: string, calendar: CalendarFile): boolean {
  const exception = calendar.days.find((day) => day.date === date);
  if (exception) return exception.kind === "worked";
  return calendar.workingDays.includes(weekday(date));
}

/**
 * The date on which the given number of working days after `from` have passed. The day of receipt is not counted
 * (Civil Code 2015, art. 147): one working day after a Friday is Monday.
 */
export function addWorkingDays(from: string, days: number, calendar: CalendarFile): string {
  if (!Number.isInteger(days) || days < 0) throw new RangeError("Not a number of working days: " + days);
  let time = parse(from);
  let closed = 0;
  for (let left = days; left > 0;) {
    time += DAY_MS;
    if (isWorkingDay(print(time), calendar)) {
      left -= 1;
      closed = 0;
    } else if ((closed += 1) > LONGEST_CLOSURE_DAYS) {
      throw new RangeError("The calendar has no working day after " + print(time));
    }
  }
  return print(time);
}

/** How many working days lie after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, calendar: CalendarFile): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
