/**
 * What every case goes through, whatever its kind. One table of steps, one set of limits: phone, server and tests read
 * the same ones.
 */
import { addDays, addWorkingDays, civilDate, workingDaysBetween, type CalendarFile } from "./calendar.ts";
import type { Case, CaseKind, CaseStatus } from "./types.ts";

/** What moves a case. */
export type CaseAction = "accept" | "pass" | "ask" | "reply" | "answer" | "close" | "refuse" | "reopen";

/** From each status, what can be done and where it leads. */
export const TRANSITIONS: Record<CaseStatus, Partial<Record<CaseAction, CaseStatus>>> = {
  received: {
    accept: "accepted",
    pass: "received",
    ask: "waiting",
    answer: "answered",
    close: "closed",
    refuse: "refused",
  },
  accepted: { pass: "accepted", ask: "waiting", answer: "answered", close: "closed", refuse: "refused" },
  waiting: { pass: "waiting", reply: "accepted", answer: "answered", close: "closed" },
  answered: { reopen: "reopened" },
  closed: { reopen: "reopened" },
  refused: {},
  // Who contradicted an answer is not turned away as if they had never been let in: no `refuse`.
  reopened: { accept: "accepted", pass: "reopened", ask: "waiting", answer: "answered", close: "closed" },
};

/** Who takes each step. */
export const ACTOR: Record<CaseAction, "citizen" | "office"> = {
  accept: "office",
  pass: "office",
  ask: "office",
  reply: "citizen",
  answer: "office",
  close: "office",
  refuse: "office",
  reopen: "citizen",
};

/**
 * Working days, except `reopenDays`. The national limits for reports (domain.md §3): refuse ≤ 2, ask ≤ 5, resolve ≤ 15,
 * publish ≤ 2 after the result. A province may promise less in its own files, never more.
 */
export const CASE_LIMITS = {
  refuse: 2,
  ask: 5,
  publish: 2,
  resolve: { report: 15, question: 10 } satisfies Partial<Record<CaseKind, number>>,
  /** What is promised anew when a due date has passed. */
  newPromise: 5,
  /** Calendar days in which a citizen may contradict the answer. */
  reopenDays: 7,
} as const;

/** The status a step leads to; undefined when it is not allowed from here. */
export function nextStatus(status: CaseStatus, action: CaseAction): CaseStatus | undefined {
  return TRANSITIONS[status][action];
}

/** Whether somebody still works on it. */
export function isOpen(status: CaseStatus): boolean {
  return status === "received" || status === "accepted" || status === "waiting" || status === "reopened";
}

/** Instants and dates of one case that the rules look at. */
export interface CaseTimes {
  kind: CaseKind;
  status: CaseStatus;
  sentAt: Date;
  /** When it was last answered, closed or refused. */
  endedAt?: Date;
  reopenedAt?: Date;
  rated: boolean;
}

/** The date by which a case sent (or reopened) at that instant is answered. */
export function dueOn(at: Date, resolveWorkingDays: number, calendar: CalendarFile): string {
  return addWorkingDays(civilDate(at), resolveWorkingDays, calendar);
}

/** The due date after the citizen has answered what was asked: the days the office waited are given back. */
export function dueOnAfterReply(due: string, askedAt: Date, repliedAt: Date, calendar: CalendarFile): string {
  return addWorkingDays(due, workingDaysBetween(civilDate(askedAt), civilDate(repliedAt), calendar), calendar);
}

/** The date promised anew on the day somebody notices that the old one has passed. */
export function newPromise(today: string, calendar: CalendarFile): string {
  return addWorkingDays(today, CASE_LIMITS.newPromise, calendar);
}

/** The last day for a step that has one; undefined for the others. A refusal after a reopening does not exist. */
export function lastDayFor(
  action: CaseAction | "publish",
  times: CaseTimes,
  calendar: CalendarFile,
): string | undefined {
  if (action === "refuse") return addWorkingDays(civilDate(times.sentAt), CASE_LIMITS.refuse, calendar);
  if (action === "ask") return addWorkingDays(civilDate(times.reopenedAt ?? times.sentAt), CASE_LIMITS.ask, calendar);
  if (action === "publish" && times.endedAt)
    return addWorkingDays(civilDate(times.endedAt), CASE_LIMITS.publish, calendar);
  return undefined;
}

/** Until when the citizen may reopen: the end of the seventh day in Vietnam; undefined when never (again). */
export function reopenUntil({ status, endedAt, reopenedAt }: CaseTimes): Date | undefined {
  if (!endedAt || reopenedAt || !nextStatus(status, "reopen")) return undefined;
  return new Date(`${addDays(civilDate(endedAt), CASE_LIMITS.reopenDays + 1)}T00:00:00+07:00`);
}

/** What the citizen can do now, the most pressing first. */
export function citizenCan(times: CaseTimes, now: Date): Case["can"] {
  const can: Case["can"] = [];
  if (nextStatus(times.status, "reply")) can.push("reply");
  const until = reopenUntil(times);
  if (until && now < until) can.push("reopen");
  if (!isOpen(times.status) && !times.rated) can.push("rate");
  return can;
}
