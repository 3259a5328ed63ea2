// Offices, citizens and the world outside do random things to dossiers, on a clock of their own, over years with
// holidays. Whatever they do, what a citizen may rely on holds. Seeded: what fails once fails again.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { civilDate, type CalendarFile } from "./calendar.ts";
import {
  ACTORS,
  advance,
  citizenCan,
  countsAsOverdue,
  isEnded,
  isLate,
  isPaused,
  isToSend,
  newDossier,
  nextSync,
  openRequest,
  pendingAction,
  PROCESSING,
  promiseAnew,
  whyNot,
  type Actor,
  type Dossier,
  type DossierAction,
  type FinanceStatus,
  type Given,
  type ProcessingStatus,
  type Step,
  type Terms,
} from "./dossiers.ts";
import { timeLeft, type AllowedTime } from "./dueTime.ts";

const LONG = process.env.TEST_LONG === "1";
const STEPS = LONG ? 10_000 : 2_000;
const calendar = JSON.parse(
  readFileSync(new URL("../provinces/tay-ninh/calendar.json", import.meta.url), "utf8"),
) as CalendarFile;
const ACTIONS = Object.keys(ACTORS) as DossierAction[];
const TERMINAL: ProcessingStatus[] = ["refused", "withdrawn", "handedOver"];
const MINUTE = 60_000;

/** Mulberry32: the same numbers for the same seed, everywhere. */
function dice(seed: number) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const chance = (of: number) => next() < of;
  return { below, pick, chance };
}

type Dice = ReturnType<typeof dice>;

const UNITS: AllowedTime["unit"][] = ["hour", "working-day", "day", "month"];

const someTerms = ({ below, pick, chance }: Dice): Terms => ({
  calendar,
  allowed: chance(0.1) ? undefined : { amount: below(12), unit: pick(UNITS) },
  cutoffTime: chance(0.3) ? "15:00" : undefined,
});

const someDossier = (at: Date, { pick, chance }: Dice): Dossier =>
  newDossier(at, {
    timing: pick(["inAdvance", "inAdvance", "afterwards", "free"] as const),
    way: pick(["counter", "post", "electronic"] as const),
    sync: pick(["pending", "notNeeded"] as const),
    ...(chance(0.3) && { representation: { status: pick(["waiting", "waiting", "confirmed"] as const) } }),
  });

/** What makes a step complete; sometimes not quite. */
function someGiven(dossier: Dossier, action: DossierAction, at: Date, { below, pick, chance }: Dice): Given {
  const later = (from: Date, days: number) => new Date(from.getTime() + (1 + below(days * 24 * 60)) * MINUTE);
  const asked = ["a", "b", "c"].slice(0, 1 + below(3)).map((id) => ({ id, reason: chance(0.97) ? "Bản mờ" : " " }));
  const items = action !== "supplement" ? asked : chance(0.95) ? openRequest(dossier)?.items : [{ id: "z" }];
  const slip = () => pick([new Date(0), at, new Date("2029-03-01T10:00:00Z")]);
  const said: Given = {
    reason: "Chờ xác minh",
    items,
    date: action === "extend" ? later(pick([dossier.due?.at ?? at, at]), 20) : undefined,
    trackingNumber: "EA123456789VN",
    rating: { level: pick([1, 2, 3, 4, 5] as const) },
  };
  const forgotten = pick(["reason", "items", "date", "trackingNumber", "rating"] as const);
  return {
    ...said,
    ...(chance(0.2) && { [forgotten]: undefined }),
    ...(chance(0.3) && { until: chance(0.8) ? later(at, 10) : slip() }),
    ...(chance(0.1) && { date: slip() }),
  };
}

/** Leaving early ends a walk, so it is rarer than in life. */
const someAction = (possible: DossierAction[], { pick, chance }: Dice): DossierAction => {
  const action = pick(possible);
  const leaves = action === "withdraw" || action === "refuse" || action === "stop";
  return leaves && !chance(0.15) ? pick(possible) : action;
};

/** What the walk knows beside the dossier. */
interface Known {
  money: Set<FinanceStatus>;
  /** What was last sent to the national portal, and what it has confirmed. */
  sending?: ProcessingStatus;
  confirmed: ProcessingStatus;
}

function expectSound(before: Dossier, after: Dossier, { action, at }: Step, known: Known): void {
  const { status, due, left, pausedFrom, startsAt, finance, delivery, supplementRequests, sync } = after;
  expect(pausedFrom !== undefined, "paused once, or not").toBe(isPaused(status));
  expect(left !== undefined, "what was left is kept while paused").toBe(isPaused(status) && due !== undefined);
  const runs = !isPaused(status) && !isEnded(status) && status !== "finished";
  expect(after.clockStoppedAt === undefined, "the clock runs, or it does not").toBe(runs);
  if (action === "extend" && before.due && due!.at < before.due.at) {
    const [own] = before.extensions.filter(({ corrects }) => !corrects).slice(-1);
    expect(own!.bySystem, "only the office's own date is corrected").toBeUndefined();
    if (own!.from) expect(due!.at > own!.from, "not to what was promised before").toBe(true);
  } else if (before.due) expect(due!.at.getTime(), "never due earlier").toBeGreaterThanOrEqual(before.due.at.getTime());
  for (const day of [action === "extend" && due!.at, action.startsWith("request") && openRequest(after)?.until])
    if (day) expect([civilDate(day) > civilDate(at), civilDate(day) < "2029"], "a day to come").toEqual([true, true]);
  if (left?.unit === "working-ms" && startsAt && startsAt < due!.at)
    expect(left.amount, "no more than was promised").toBeLessThanOrEqual(MINUTE * (1 + minutesLeft(startsAt, due!.at)));
  if (isPaused(before.status) && isPaused(status)) expect(left).toBe(before.left);
  if (TERMINAL.includes(before.status)) expect(status, "terminal").toBe(before.status);
  expect(supplementRequests.length).toBe(before.supplementRequests.length + (action === "requestSupplement" ? 1 : 0));
  if (finance.status === "refunded") known.money.clear();
  known.money.add(finance.status);
  expect(known.money.has("paid") && known.money.has("waived"), "paid and waived").toBe(false);
  if (finance.timing === "free") expect(finance.status).toBe("none");
  if (delivery.status !== "waiting") expect(after.finishedAt, "delivered only when finished").toBeDefined();
  expect(delivery.status === "delivered").toBe(status === "handedOver");
  if (delivery.status === "posted") expect(delivery.trackingNumber).toBeTruthy();
  expect(after.endedAt !== undefined).toBe(isEnded(status));
  if (status === "withdrawn") expect(after.decidedAt).toBeUndefined();
  const [represented, now] = [before.representation, after.representation];
  expect(now === undefined, "for an organisation from the beginning, or never").toBe(represented === undefined);
  if (represented?.status === "confirmed") expect(now).toBe(represented);
  if (now && (after.decidedAt || after.finishedAt)) expect(now.status, "nothing decided unconfirmed").toBe("confirmed");
  if (status !== before.status) expect(sync, "the nation is told").toEqual({ status: "pending", attempts: 0 });
  if (isLate(before, at)) expect(isLate(after, at), "late stays late").toBe(true);
  if (isLate(after, at)) expect(countsAsOverdue(after, at)).toBe(true);
}

function minutesLeft(from: Date, due: Date): number {
  const { days, minutes } = timeLeft(from, due, calendar);
  return days * 480 + minutes;
}

/** What was left in office time at a pause is left at the resumption, or when the clock begins if that is later. */
function expectGivenBack(before: Dossier, after: Dossier, at: Date): void {
  if (!before.left || before.left.isOver || isPaused(after.status) || isEnded(after.status)) return;
  if (before.left.unit !== "working-ms") return;
  const from = after.startsAt && after.startsAt > at ? after.startsAt : at;
  expect(from <= after.due!.at).toBe(true);
  expect(minutesLeft(from, after.due!.at)).toBe(Math.floor(before.left.amount / MINUTE));
}

/** Every status says what the citizen can do, and what it says is true. */
function expectHonest(dossier: Dossier, at: Date): void {
  const can = citizenCan(dossier, at);
  const pending = pendingAction(dossier, at);
  if (pending) expect(can).toContain(pending.action);
  if (pending?.until) expect(at <= pending.until).toBe(true);
  const open = openRequest(dossier);
  const steps: Record<(typeof can)[number], Step | undefined> = {
    supplement: { action: "supplement", by: "citizen", at, given: { items: open?.items } },
    pay: { action: "pay", by: "system", at },
    collect: { action: "handOver", by: "office", at },
    openResult: dossier.status === "finished" ? { action: "handOver", by: "system", at } : undefined,
    withdraw: { action: "withdraw", by: "citizen", at },
    requestRefund: { action: "requestRefund", by: "citizen", at },
    rate: { action: "rate", by: "citizen", at, given: { rating: { level: 5 } } },
  };
  for (const each of can) if (steps[each]) expect(whyNot(dossier, steps[each]), each).toBeUndefined();
  const waits = dossier.status === "supplementRequested" && (!open?.until || at <= open.until);
  if (waits) expect(pending?.action).toBe("supplement");
  if (!isEnded(dossier.status) && !dossier.decidedAt && !dossier.finishedAt) expect(can).toContain("withdraw");
  if (dossier.status === "handedOver" && !dossier.rating) expect(can).toContain("rate");
}

/** What nobody extended in time is found by the server. */
const isOverdue = ({ status, due }: Dossier, at: Date): boolean =>
  (status === "accepted" || status === "processing") && due !== undefined && at > due.at;

/** The exchange goes on in between, answers come late, and some never. */
function exchange(dossier: Dossier, at: Date, known: Known, { pick, chance }: Dice): Dossier {
  let { sync } = dossier;
  if (sync.status === "sending") {
    const answer = pick(["succeed", "fail"] as const);
    sync = nextSync(sync, answer, at)!;
    if (answer === "succeed") known.confirmed = known.sending!;
    else expect(sync.nextTryAt!.getTime()).toBeGreaterThan(at.getTime());
  } else if (isToSend(sync, at) && chance(0.7)) {
    sync = nextSync(sync, "send", at)!;
    known.sending = dossier.status;
  } else {
    expect(nextSync(sync, "succeed", at), "an answer nobody waits for").toBeUndefined();
  }
  if (sync.status === "sent") expect(known.confirmed, "sent means known").toBe(dossier.status);
  return { ...dossier, sync };
}

test(
  `${STEPS} random steps`,
  () => {
    const seen = { actions: new Set<string>(), statuses: new Set<string>(), refused: new Set<string>(), apologies: 0 };
    const random = dice(20261125);
    let now = new Date("2025-01-02T01:00:00Z");
    let taken = 0;
    while (taken < STEPS) {
      const terms = someTerms(random);
      let dossier = someDossier(now, random);
      const known: Known = { money: new Set(), confirmed: "registered" };
      for (let idle = 0; idle < 6 && taken < STEPS; taken++) {
        // Mostly minutes and hours; now and then a week passes. Before the calendar ends, time begins again.
        now = new Date(now.getTime() + random.below(random.chance(0.1) ? 10_000 : 700) * MINUTE);
        const at = now;
        if (isOverdue(dossier, at) && random.chance(0.5)) {
          const to = { at: new Date(at.getTime() + 7 * 24 * 60 * MINUTE), isProvisional: false };
          dossier = promiseAnew(dossier, { at, from: dossier.due!.at, to, reason: "Trễ hẹn" });
          expect(isLate(dossier, at), "late stays late").toBe(true);
          expect(dossier.sync, "the nation is told").toEqual({ status: "pending", attempts: 0 });
          seen.apologies += 1;
        }
        const attempt = (action: DossierAction, by: Actor): Step => ({
          action,
          by,
          at,
          given: someGiven(dossier, action, at, random),
        });
        const possible = ACTIONS.filter((each) => {
          const whole = { ...attempt(each, ACTORS[each][0]!) };
          return whyNot(dossier, whole, calendar) === undefined;
        });
        const sensible = possible.length > 0 && random.chance(0.75);
        const action = sensible ? someAction(possible, random) : random.pick(ACTIONS);
        const by = sensible ? random.pick(ACTORS[action]) : random.pick(["citizen", "office", "system"] as const);
        const step = attempt(action, by);
        const obstacle = whyNot(dossier, step, calendar);
        if (obstacle) {
          seen.refused.add(obstacle);
          const frozen = JSON.stringify(dossier);
          expect(() => advance(dossier, step, terms)).toThrow(obstacle);
          expect(JSON.stringify(dossier)).toBe(frozen);
        } else {
          const before = dossier;
          dossier = advance(before, step, terms);
          seen.actions.add(action);
          seen.statuses.add(dossier.status);
          expectSound(before, dossier, step, known);
          expectGivenBack(before, dossier, at);
        }
        expectHonest(dossier, at);
        dossier = exchange(dossier, at, known, random);
        if (TERMINAL.includes(dossier.status)) idle++;
      }
      if (now > new Date("2027-12-01T00:00:00Z")) now = new Date("2025-01-02T01:00:00Z");
    }
    expect([...seen.actions].sort(), "every action was taken").toEqual([...ACTIONS].sort());
    expect([...seen.statuses].sort(), "every status was reached").toEqual(Object.keys(PROCESSING).sort());
    expect(seen.refused.size, [...seen.refused].join()).toBeGreaterThanOrEqual(10);
    const slips = ["date-not-later", "date-beyond-calendar", "until-not-later", "until-beyond-calendar"];
    expect([...seen.refused]).toEqual(expect.arrayContaining(slips));
    expect(seen.apologies).toBeGreaterThan(0);
  },
  LONG ? 600_000 : 60_000,
);
