import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  ACTOR,
  CASE_LIMITS,
  citizenCan,
  isOpen,
  lastDayFor,
  nextStatus,
  reopenUntil,
  TRANSITIONS,
  type CaseAction,
  type CaseTimes,
} from "./cases.ts";
import type { CaseStatus } from "./types.ts";

const { schemas } = JSON.parse(readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8")).components;
const STATUSES = schemas.CaseStatus.enum as CaseStatus[];
const ACTIONS = Object.keys(ACTOR) as CaseAction[];

/** What the law and the promise to the citizen say, written down a second time: `-` is not allowed. */
const TABLE = `
            accept    pass      ask      reply     answer    close   refuse   reopen
  received  accepted  received  waiting  -         answered  closed  refused  -
  accepted  -         accepted  waiting  -         answered  closed  refused  -
  waiting   -         waiting   -        accepted  answered  closed  -        -
  answered  -         -         -        -         -         -       -        reopened
  closed    -         -         -        -         -         -       -        reopened
  refused   -         -         -        -         -         -       -        -
  reopened  accepted  reopened  waiting  -         answered  closed  -        -
`;
const [actions = [], ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));
const EXPECTED = rows.flatMap(([status, ...next]) =>
  next.map((to, i) => ({ status, action: actions[i], to: to === "-" ? undefined : to })),
) as { status: CaseStatus; action: CaseAction; to: CaseStatus | undefined }[];

describe("steps", () => {
  test("the table here has every status and every action of the contract", () => {
    expect(rows.map(([status]) => status).sort()).toEqual([...STATUSES].sort());
    expect([...actions].sort()).toEqual([...ACTIONS].sort());
    expect(EXPECTED).toHaveLength(STATUSES.length * ACTIONS.length);
    expect(Object.keys(TRANSITIONS).sort()).toEqual([...STATUSES].sort());
  });

  test.each(EXPECTED)("$status, $action: $to", ({ status, action, to }) => {
    expect(nextStatus(status, action)).toBe(to);
  });

  test("the citizen replies and reopens; everything else is the office's", () => {
    expect(ACTIONS.filter((action) => ACTOR[action] === "citizen").sort()).toEqual(["reopen", "reply"]);
  });

  test("every status can be reached from the first, and every open one can be ended by the office", () => {
    const reached = new Set<CaseStatus>(["received"]);
    for (const status of reached) for (const next of Object.values(TRANSITIONS[status])) reached.add(next);
    expect([...reached].sort()).toEqual([...STATUSES].sort());
    for (const status of STATUSES) expect(Boolean(nextStatus(status, "answer")), status).toBe(isOpen(status));
  });

  test("open is what somebody still works on", () => {
    expect(STATUSES.filter(isOpen)).toEqual(["received", "accepted", "waiting", "reopened"]);
  });

  test("a kind of case promises what the law allows at most", () => {
    expect(CASE_LIMITS).toMatchObject({ refuse: 2, ask: 5, publish: 2, reopenDays: 7 });
    expect(CASE_LIMITS.resolve.report).toBe(15);
    // A dossier's time is its procedure's.
    const kinds = schemas.CaseKind.enum.filter((kind: string) => kind !== "dossier");
    expect(Object.keys(CASE_LIMITS.resolve).sort()).toEqual([...kinds].sort());
  });
});

const sentAt = new Date("2026-11-02T02:00:00Z");
const endedAt = new Date("2026-11-10T09:30:00Z");
const times = (status: CaseStatus, more: Partial<CaseTimes> = {}): CaseTimes => ({
  kind: "report",
  status,
  sentAt,
  rated: false,
  ...(isOpen(status) ? {} : { endedAt }),
  ...more,
});
const NO_HOLIDAYS = { workingDays: [1, 2, 3, 4, 5], days: [] };

describe("what the citizen can do", () => {
  const soon = new Date(endedAt.getTime() + 3_600_000);
  const reopenedAt = new Date("2026-11-05T02:00:00Z");
  const anotherMonth = new Date("2026-12-20T02:00:00Z");
  test.each<[string, CaseTimes, Date, ReturnType<typeof citizenCan>]>([
    ["just sent", times("received"), soon, []],
    ["taken on", times("accepted"), soon, []],
    ["asked", times("waiting"), soon, ["reply"]],
    ["asked, and asked again after reopening", times("waiting", { reopenedAt }), soon, ["reply"]],
    ["answered", times("answered"), soon, ["reopen", "rate"]],
    ["answered and rated", times("answered", { rated: true }), soon, ["reopen"]],
    ["answered long ago", times("answered"), anotherMonth, ["rate"]],
    ["answered and rated long ago", times("answered", { rated: true }), anotherMonth, []],
    ["answered a second time", times("answered", { reopenedAt }), soon, ["rate"]],
    ["answered a second time, rated the first", times("answered", { reopenedAt, rated: true }), soon, []],
    ["closed without being solved", times("closed"), soon, ["reopen", "rate"]],
    ["closed a second time", times("closed", { reopenedAt }), soon, ["rate"]],
    ["refused", times("refused"), soon, ["rate"]],
    ["refused and rated", times("refused", { rated: true }), soon, []],
    ["reopened", times("reopened", { reopenedAt }), soon, []],
    ["rated, then reopened", times("reopened", { reopenedAt, rated: true }), soon, []],
  ])("%s", (_, given, now, can) => {
    expect(citizenCan(given, now)).toEqual(can);
  });

  test("what is offered is in the table", () => {
    for (const status of STATUSES) {
      for (const offer of citizenCan(times(status), soon)) {
        if (offer !== "rate") expect(nextStatus(status, offer)).toBeDefined();
      }
    }
  });
});

describe("until when one may reopen", () => {
  test("to the end of the seventh day in Vietnam, not a moment longer", () => {
    const until = reopenUntil(times("answered"))!;
    expect(until.toISOString()).toBe("2026-11-17T17:00:00.000Z");
    expect(citizenCan(times("answered"), new Date(until.getTime() - 1))).toContain("reopen");
    expect(citizenCan(times("answered"), until)).not.toContain("reopen");
  });

  test.each<[string, CaseTimes]>([
    ["nothing was answered", times("received")],
    ["it waits for the citizen", times("waiting")],
    ["it is refused", times("refused")],
    ["it was reopened before", times("answered", { reopenedAt: sentAt })],
    ["it is reopened now", times("reopened", { reopenedAt: sentAt, endedAt })],
  ])("never when %s", (_, given) => {
    expect(reopenUntil(given)).toBeUndefined();
  });
});

describe("the last day for a step", () => {
  const reopenedAt = new Date("2026-11-16T02:00:00Z");
  test.each<[CaseAction | "publish", CaseTimes, string | undefined]>([
    ["refuse", times("received"), "2026-11-04"],
    ["ask", times("received"), "2026-11-09"],
    ["ask", times("reopened", { reopenedAt }), "2026-11-23"],
    ["publish", times("answered"), "2026-11-12"],
    ["publish", times("received"), undefined],
    ["accept", times("received"), undefined],
    ["pass", times("received"), undefined],
    ["reply", times("waiting"), undefined],
    ["answer", times("accepted"), undefined],
    ["close", times("accepted"), undefined],
    ["reopen", times("answered"), undefined],
  ])("%s", (action, given, day) => {
    expect(lastDayFor(action, given, NO_HOLIDAYS)).toBe(day);
  });
});
