/**
 * The instant by which a dossier is due, by the office hours and working days of the province. Source: the rules of a
 * deployed provincial system (domain.md §1.5) and Civil Code 2015 art. 147–148: the first day of a period is not counted,
 * and a period that ends on a day off ends with the next working day.
 *
 * Bounds are within: what is accepted at 15:00:00.000 is not after 15:00, what is finished at the due instant is on time.
 * Nothing is guessed: promising into a year the calendar does not have throws {@link CalendarEnds}, and what rests on a
 * day that is not announced yet says `isProvisional`. A promise that stands is paused and goes on all the same, and one that
 * was not kept is made anew, counted by the days of the week there: otherwise a citizen's reply could not be taken, and who
 * waits too long already would be left without a day.
 */
import { addDays, civilDate, isWorkingDay, type CalendarFile, type Shift } from "./calendar.ts";
import type { ProcedureChannel } from "./types.ts";

/** Office hours where a calendar gives none: eight hours (domain.md §1.5). */
export const SHIFTS: readonly Shift[] = [
  ["07:00", "11:30"],
  ["13:30", "17:00"],
];

/** What a procedure may take, as `readTime` reads it; `hour` is an hour of office time. Without a unit nothing is due. */
export interface AllowedTime {
  /** A whole number; 0 working days: the day of acceptance. */
  amount: number;
  unit: Exclude<NonNullable<ProcedureChannel["time"]>["unit"], "unknown">;
}

/** “Ngay trong ngày”. Civil status publishes it as `1` without a unit, and with `cutoffTime` 15:00 (domain.md §1.4). */
export const SAME_DAY: AllowedTime = { amount: 0, unit: "working-day" };

export interface DueOptions {
  /** `15:00`, Vietnam's clock: what is accepted later counts from the next working day. Of the procedure, not the office. */
  cutoffTime?: string;
}

export interface DueTime {
  at: Date;
  /** It rests on a day that is computed or not yet announced: say so, and count again once it is. */
  isProvisional: boolean;
}

/** What was left when a dossier was paused; `resume` gives it again. */
export interface Left {
  /** When it was due. */
  dueAt: Date;
  /** Working time for hours and working days; civil days for days and months, which are counted in nights. */
  unit: "working-ms" | "day";
  amount: number;
  /** It was due already: nothing is left, and late stays late. */
  isOver: boolean;
  isProvisional: boolean;
}

/** Working time between two instants, as people say it. */
export interface TimeLeft {
  /** The due instant has passed; the rest says by how much. */
  isLate: boolean;
  /** Whole working days' worth of office hours. */
  days: number;
  /** What is left beside them, in whole minutes. */
  minutes: number;
}

/** The calendar has no holidays for that year: bring it up to date before anything is promised. */
export class CalendarEnds extends RangeError {
  readonly year: number;
  constructor(year: number) {
    super("The calendar has no year " + year);
    this.name = "CalendarEnds";
    this.year = year;
  }
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** @throws RangeError unless `time` is `HH:MM` */
function instant(date: string, time: string): number {
  const at = /^\d\d:\d\d$/.test(time) ? Date.parse(`${date}T${time}:00+07:00`) : NaN;
  if (Number.isNaN(at)) throw new RangeError("Not a time of day: " + time);
  return at;
}

/** When offices close on that day, as the ordinary shifts have it: what “by the end of that day” means. */
export const closingOf = (date: string, calendar: CalendarFile): Date =>
  new Date(instant(date, (calendar.shifts ?? SHIFTS)[(calendar.shifts ?? SHIFTS).length - 1]![1]));

/** The years a calendar knows. */
function yearsOf({ years, days }: CalendarFile): { from: number; to: number } {
  if (years) return years;
  const known = days.map(({ date }) => Number(date.slice(0, 4)));
  return { from: Math.min(...known), to: Math.max(...known) };
}

/** Whether the calendar has the holidays of that day's year: beyond them nothing is promised. */
export function knowsYearOf(date: string, calendar: CalendarFile): boolean {
  const year = Number(date.slice(0, 4));
  const { from, to } = yearsOf(calendar);
  return year >= from && year <= to;
}

/**
 * The calendar as it is counted here, which remembers whether it was asked for an unsure day. It ends where it ends;
 * beyond that, where a promise stands already, days of the week are all that is known.
 */
class Days {
  isProvisional = false;
  private readonly calendar: CalendarFile;
  private readonly isPromised: boolean;

  constructor(calendar: CalendarFile, isPromised = false) {
    this.calendar = calendar;
    this.isPromised = isPromised;
  }

  isWorking(date: string): boolean {
    if (!knowsYearOf(date, this.calendar)) {
      if (!this.isPromised) throw new CalendarEnds(Number(date.slice(0, 4)));
      this.isProvisional = true;
    }
    if (this.calendar.days.some((day) => day.date === date && day.status === "provisional")) this.isProvisional = true;
    return isWorkingDay(date, this.calendar);
  }

  /** That day, or the first working day after it. */
  onOrAfter(date: string): string {
    while (!this.isWorking(date)) date = addDays(date, 1);
    return date;
  }

  after(date: string): string {
    return this.onOrAfter(addDays(date, 1));
  }

  /** The instants at which offices open and close; none on a day off. */
  shifts(date: string): { opens: number; closes: number }[] {
    if (!this.isWorking(date)) return [];
    const shifts = this.calendar.shifts ?? SHIFTS;
    return shifts.map(([opens, closes]) => ({ opens: instant(date, opens), closes: instant(date, closes) }));
  }

  /** When offices open on a working day. */
  opening(date: string): number {
    return this.shifts(date)[0]!.opens;
  }

  /** When they close for the day. */
  closing(date: string): number {
    return Math.max(...this.shifts(date).map(({ closes }) => closes));
  }
}

function startOf(at: Date, days: Days, { cutoffTime }: DueOptions): Date {
  const date = civilDate(at);
  const inTime = cutoffTime === undefined || at.getTime() <= instant(date, cutoffTime);
  const shift = inTime && days.shifts(date).find(({ closes }) => at.getTime() <= closes);
  return new Date(shift ? Math.max(shift.opens, at.getTime()) : days.opening(days.after(date)));
}

/**
 * When the time allowed begins to run: at once in office hours; at the next opening when accepted before them, at noon,
 * after them or on a day off; with the next working day when accepted after `cutoffTime`.
 * @throws CalendarEnds
 */
export function effectiveStart(acceptedAt: Date, calendar: CalendarFile, options: DueOptions = {}): Date {
  return startOf(acceptedAt, new Days(calendar), options);
}

/** The instant at which so much office time has passed: at a shift's end rather than at the next one's beginning. */
function walk(from: Date, ms: number, days: Days): number {
  let left = ms;
  for (let date = civilDate(from); ; date = addDays(date, 1)) {
    for (const { opens, closes } of days.shifts(date)) {
      const begins = Math.max(opens, from.getTime());
      if (begins >= closes) continue;
      if (begins + left <= closes) return begins + left;
      left -= closes - begins;
    }
  }
}

/** Office time between two instants; 0 when `to` is not later. */
function worked(from: Date, to: Date, days: Days): number {
  let ms = 0;
  const last = civilDate(to);
  for (let date = civilDate(from); date <= last; date = addDays(date, 1)) {
    for (const { opens, closes } of days.shifts(date))
      ms += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()));
  }
  return ms;
}

/** The same day of a later month, or its last (Civil Code art. 148.3): a month after 31/1 is 28/2 or 29/2. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function count(start: Date, { amount, unit }: AllowedTime, days: Days): number {
  const date = civilDate(start);
  switch (unit) {
    case "hour":
      return walk(start, amount * HOUR_MS, days);
    case "working-day": {
      let day = date;
      for (let left = amount; left > 0; left--) day = days.after(day);
      return days.closing(day);
    }
    case "day":
      return days.closing(days.onOrAfter(addDays(date, amount)));
    case "month":
      return days.closing(days.onOrAfter(addMonths(date, amount)));
  }
}

/**
 * When a dossier accepted at that instant is due: hours of office time from its effective start; the end of the last
 * shift of the n-th working day after the day it starts on; the end of the n-th calendar day or month, moved off days off.
 * @throws RangeError for an amount that is not a whole number; CalendarEnds
 */
export function dueTime(
  acceptedAt: Date,
  allowed: AllowedTime,
  calendar: CalendarFile,
  options: DueOptions = {},
): DueTime {
  if (!Number.isInteger(allowed.amount) || allowed.amount < 0)
    throw new RangeError("Not an amount of time: " + allowed.amount);
  const days = new Days(calendar);
  const at = new Date(count(startOf(acceptedAt, days, options), allowed, days));
  return { at, isProvisional: days.isProvisional };
}

/** The instant alone of {@link dueTime}. */
export function dueAt(acceptedAt: Date, allowed: AllowedTime, calendar: CalendarFile, options: DueOptions = {}): Date {
  return dueTime(acceptedAt, allowed, calendar, options).at;
}

/**
 * Stops the clock while a dossier waits (national statuses 5, 6 and 8). Before it has begun to run nothing of what was
 * promised is used up, and no more than that is left.
 * @param unit the one it was promised in @param startsAt when the clock begins to run, as {@link effectiveStart} says
 */
export function pause(
  due: DueTime,
  pausedAt: Date,
  unit: AllowedTime["unit"],
  calendar: CalendarFile,
  startsAt: Date = pausedAt,
): Left {
  const days = new Days(calendar, true);
  const inWorkingTime = unit === "hour" || unit === "working-day";
  const isOver = pausedAt >= due.at;
  const from = startsAt > pausedAt ? startsAt : pausedAt;
  const left = () => (inWorkingTime ? worked(from, due.at, days) : nights(civilDate(from), civilDate(due.at)));
  const amount = isOver ? 0 : left();
  return {
    dueAt: due.at,
    unit: inWorkingTime ? "working-ms" : "day",
    amount,
    isOver,
    isProvisional: due.isProvisional || days.isProvisional,
  };
}

const nights = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * HOUR_MS);

/**
 * Starts the clock again with what was left. Never earlier than it was due before: a pause does not shorten. A day's
 * period that was paused on its last day ends with that of the resumption, or the next when offices are closed by then.
 */
export function resume(left: Left, resumedAt: Date, calendar: CalendarFile): DueTime {
  if (left.isOver) return { at: left.dueAt, isProvisional: left.isProvisional };
  const days = new Days(calendar, true);
  const at = left.unit === "working-ms" ? walk(resumedAt, left.amount, days) : endOfDay(left.amount, resumedAt, days);
  return {
    at: new Date(Math.max(at, left.dueAt.getTime())),
    isProvisional: left.isProvisional || days.isProvisional,
  };
}

function endOfDay(amount: number, from: Date, days: Days): number {
  const date = days.onOrAfter(addDays(civilDate(from), amount));
  const at = days.closing(date);
  return at >= from.getTime() ? at : days.closing(days.after(date));
}

/** A day that working days were counted to: when offices close then, and whether it rests on one that is not sure. */
export function promisedOn(date: string, countedFrom: string, calendar: CalendarFile): DueTime {
  const days = new Days(calendar, true);
  for (let day = countedFrom; day < date;) days.isWorking((day = addDays(day, 1)));
  return { at: closingOf(date, calendar), isProvisional: days.isProvisional };
}

/** On time ⇔ NgayKetThucXuLy ≤ NgayHenTra (domain.md §1.5). */
export function isOnTime(finishedAt: Date, due: Date): boolean {
  return finishedAt <= due;
}

/** For “còn 2 ngày làm việc” and “trễ 3 giờ”: office time from now to the due instant, or since it. @throws CalendarEnds */
export function timeLeft(now: Date, due: Date, calendar: CalendarFile): TimeLeft {
  const days = new Days(calendar);
  const isLate = !isOnTime(now, due);
  const ms = isLate ? worked(due, now, days) : worked(now, due, days);
  const dayMs = (calendar.shifts ?? SHIFTS).reduce(
    (sum, [opens, closes]) => sum + instant("2026-01-01", closes) - instant("2026-01-01", opens),
    0,
  );
  return { isLate, days: Math.floor(ms / dayMs), minutes: Math.floor((ms % dayMs) / MINUTE_MS) };
}
