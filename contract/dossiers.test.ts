import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CalendarFile } from "./calendar.ts";
import {
  ACTORS,
  advance,
  CASE_STATUS,
  citizenCan,
  countsAsOverdue,
  DELIVERY,
  EVENT,
  FINANCE,
  FORMS,
  formsOf,
  isEnded,
  isLate,
  isPaused,
  isToSend,
  NATIONAL_STATUS,
  needsSync,
  NEEDS,
  newDossier,
  nextDelivery,
  nextFinance,
  nextProcessing,
  nextSync,
  pendingAction,
  PROCESSING,
  promiseAnew,
  REPRESENTATION,
  RATING_REASONS,
  satisfaction,
  STATISTICS,
  strongestEnd,
  SYNC,
  warningsOf,
  whyNot,
  type Actor,
  type DeliveryWay,
  type Dossier,
  type DossierAction,
  type FeeTiming,
  type Given,
  type Obstacle,
  type ProcessingStatus,
  type Step,
  type Terms,
} from "./dossiers.ts";

const { schemas } = JSON.parse(readFileSync(new URL("./generated/openapi.json", import.meta.url), "utf8")).components;
const calendar = JSON.parse(
  readFileSync(new URL("../provinces/tay-ninh/calendar.json", import.meta.url), "utf8"),
) as CalendarFile;
const STATUSES = Object.keys(PROCESSING) as ProcessingStatus[];
const ACTIONS = Object.keys(ACTORS) as DossierAction[];
const OF_REPRESENTATION = Object.assign({}, ...Object.values(REPRESENTATION)) as Record<string, unknown>;
const ENDED: ProcessingStatus[] = ["refused", "withdrawn", "stopped", "handedOver"];

type Table = Record<string, Partial<Record<string, string>>>;

/** What can be reached from a status, by any action. */
function reachable(table: Table, from: string): string[] {
  const reached = new Set([from]);
  for (const status of reached) for (const to of Object.values(table[status]!)) if (to && table[to]) reached.add(to);
  return [...reached].sort();
}

/** The proposal of domain.md §1.1 by its numbers, written down a second time. 5, 6 and 8 lead back where it says. */
const NUMBERS: Record<number, number[]> = {
  1: [2, 3, 5, 6, 7],
  2: [4, 5, 6, 7, 8],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [7, 8],
  6: [7, 8],
  7: [],
  8: [4],
  9: [10],
  10: [],
};

describe("processing", () => {
  test.each(STATUSES)("from %s it leads where the proposal says", (status) => {
    const to = Object.values(PROCESSING[status]).filter((each) => each !== "back" && each !== status);
    const numbers = new Set(to.map((each) => NATIONAL_STATUS[each as ProcessingStatus]));
    expect([...numbers].sort((a, b) => a - b)).toEqual(NUMBERS[NATIONAL_STATUS[status]]);
  });

  test("the numbers are the nation's ten, each once", () => {
    expect(Object.values(NATIONAL_STATUS).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("every status is reached from the first, and every open one can come to an end", () => {
    expect(reachable(PROCESSING, "registered")).toEqual([...STATUSES].sort());
    for (const status of STATUSES)
      expect(reachable(PROCESSING, status).some((each) => ENDED.includes(each as ProcessingStatus))).toBe(true);
  });

  test("nothing happens after the end, but for an officer who takes up what was stopped", () => {
    const after = STATUSES.filter(isEnded).map((status) => [status, Object.keys(PROCESSING[status])]);
    expect(Object.fromEntries(after)).toEqual({ refused: [], withdrawn: [], handedOver: [], stopped: ["resume"] });
    expect(ACTORS.resume).toEqual(["office"]);
    expect(NEEDS.resume).toEqual(["reason"]);
  });

  test.each(["registered", "accepted", "processing"] as const)("a pause leads back to %s", (from) => {
    expect(nextProcessing("supplementRequested", "supplement", from)).toBe(from);
    expect(nextProcessing("paymentRequested", "pay", from)).toBe(from);
    expect(nextProcessing("paymentRequested", "waive", from)).toBe(from);
  });

  test("an action that is not in the table leads nowhere", () => {
    expect(nextProcessing("registered", "finish")).toBeUndefined();
    expect(nextProcessing("registered", "rate")).toBeUndefined();
    expect(nextProcessing("supplementRequested", "supplement")).toBeUndefined();
  });

  test("paused, ended and counted as the statistics say", () => {
    expect(STATUSES.filter(isPaused)).toEqual(["supplementRequested", "paymentRequested", "stopped"]);
    expect(STATUSES.filter(isEnded).sort()).toEqual([...ENDED].sort());
    const byNumber = [...STATUSES].sort((a, b) => NATIONAL_STATUS[a] - NATIONAL_STATUS[b]);
    const of = (which: string) => byNumber.filter((status) => STATISTICS[status] === which);
    expect(of("paused").map((status) => NATIONAL_STATUS[status])).toEqual([5, 6, 8]);
    expect(of("done").map((status) => NATIONAL_STATUS[status])).toEqual([7, 9, 10]);
    expect([of("notStarted"), of("running"), of("refused")]).toEqual([
      ["registered"],
      ["accepted", "processing"],
      ["refused"],
    ]);
  });

  test("in lists it has a status of every case", () => {
    for (const status of STATUSES) expect(schemas.CaseStatus.enum).toContain(CASE_STATUS[status]);
    expect(CASE_STATUS).toMatchObject({ registered: "received", processing: "accepted", paymentRequested: "waiting" });
  });

  test.each<[ProcessingStatus[], ProcessingStatus | undefined]>([
    [["handedOver", "finished"], "finished"],
    [["finished", "handedOver"], "finished"],
    [["stopped", "handedOver"], "handedOver"],
    [["stopped", "refused"], "refused"],
    [["refused", "stopped"], "stopped"],
    [["refused", "finished", "stopped", "handedOver"], "finished"],
    [["processing"], undefined],
    [["processing", "refused"], "refused"],
    [[], undefined],
  ])("of the ends %j, %s counts", (statuses, end) => {
    expect(strongestEnd(statuses)).toBe(end);
  });
});

describe("money, result and exchange", () => {
  test.each<[string, Table, string]>([
    ["finance", FINANCE, "none"],
    ["delivery", DELIVERY, "waiting"],
    ["sync", SYNC, "notNeeded"],
  ])("every status of %s is reached from the first", (_, table, first) => {
    expect(reachable(table, first)).toEqual(Object.keys(table).sort());
  });

  test("what is paid is not waived before it was given back, nor the other way", () => {
    expect(reachable({ ...FINANCE, refunded: {} }, "paid")).not.toContain("waived");
    expect(reachable(FINANCE, "waived")).toEqual(["waived"]);
  });

  test("a result leaves the office only when it is finished, and is handed over once", () => {
    expect(Object.keys(DELIVERY.waiting)).toEqual(["finish"]);
    expect(DELIVERY.delivered).toEqual({});
    expect(nextDelivery("posted", "comeBack")).toBe("returnedToOffice");
    expect(nextFinance("requested", "withdraw")).toBe("none");
    expect(nextFinance("requested", "finish")).toBeUndefined();
  });

  test("after failures the next try is later each time, at most six hours", () => {
    const at = new Date("2026-11-25T03:00:00Z");
    let sync = nextSync({ status: "pending", attempts: 0 }, "send", at)!;
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      sync = nextSync(sync, "fail", at)!;
      waits.push((sync.nextTryAt!.getTime() - at.getTime()) / 60_000);
      expect(isToSend(sync, at)).toBe(false);
      expect(isToSend(sync, sync.nextTryAt!)).toBe(true);
      sync = nextSync(sync, "send", sync.nextTryAt!)!;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    expect(nextSync(sync, "succeed", at)).toEqual({ status: "sent", attempts: 12 });
    expect(nextSync(sync, "need", at)).toEqual({ status: "pending", attempts: 0 });
  });

  test("what changes while it is sent is sent again: the answer to the first no longer counts", () => {
    const at = new Date("2026-11-25T03:00:00Z");
    const again = nextSync({ status: "sending", attempts: 0 }, "need", at)!;
    expect(again.status).toBe("pending");
    expect(nextSync(again, "succeed", at)).toBeUndefined();
    expect(isToSend(again, at)).toBe(true);
    expect(isToSend({ status: "sent", attempts: 0 }, at)).toBe(false);
  });

  test("the nation is told of processing and of what is owed, not of parcels, stars and representatives", () => {
    const silent = ACTIONS.filter((action) => !needsSync(action) && !(action in OF_REPRESENTATION)).sort();
    expect(silent).toEqual(["comeBack", "declineRefund", "post", "rate", "refund", "requestRefund"]);
    expect(Object.keys(OF_REPRESENTATION).filter((action) => needsSync(action as DossierAction))).toEqual([]);
  });
});

describe("every action", () => {
  test("of every table has an actor and an event of its own", () => {
    const named = [PROCESSING, FINANCE, DELIVERY, REPRESENTATION].flatMap((table) =>
      Object.values(table).flatMap(Object.keys),
    );
    expect([...new Set([...named, "rate"])].sort()).toEqual([...ACTIONS].sort());
    expect(ACTIONS.filter((action) => ACTORS[action].length === 0)).toEqual([]);
    expect(new Set(Object.values(EVENT)).size).toBe(ACTIONS.length);
  });

  test("is the office's, but for these", () => {
    const of = (actor: Actor) => ACTIONS.filter((action) => ACTORS[action].includes(actor)).sort();
    expect(of("citizen")).toEqual(["rate", "requestRefund", "supplement", "withdraw"]);
    expect(of("system")).toEqual(["comeBack", "handOver", "pay", "stop"]);
  });

  test("has its form where TT 03/2025 has one", () => {
    expect(Object.keys(FORMS).sort()).toEqual(["01", "02", "03", "04", "05", "06", "07"]);
    expect(formsOf("accept")).toEqual(["01", "06", "07"]);
    expect(formsOf("requestSupplement")).toEqual(["02"]);
    expect(formsOf("refuse")).toEqual(["03"]);
    expect(formsOf("extend")).toEqual(["04"]);
    expect(formsOf("stop")).toEqual(["05"]);
    expect(formsOf("pay")).toEqual([]);
  });
});

test("a rating has the five groups of QĐ 766", () => {
  expect(RATING_REASONS).toHaveLength(4);
});

/* ------------------------------------------------------------ stories of dossiers */

const vn = (wall: string) => new Date(wall.replace(" ", "T") + ":00+07:00");
const TERMS: Terms = { calendar, allowed: { amount: 5, unit: "working-day" } };
const ITEMS = [{ id: "to-khai", reason: "Thiếu chữ ký" }];
const SAID: Given = {
  reason: "Chờ xác minh",
  items: ITEMS,
  date: vn("2026-03-31 17:00"),
  trackingNumber: "EA123456789VN",
  rating: { level: 3, reasons: ["progress"] },
};

const handedIn = (timing: FeeTiming = "inAdvance", way: DeliveryWay = "counter") =>
  newDossier(vn("2026-03-02 08:00"), { timing, way });
const step = (action: DossierAction, wall: string, given?: Given, by: Actor = ACTORS[action][0]!): Step => ({
  action,
  by,
  at: vn(wall),
  given: given ?? (action === "accept" || action === "requestSupplement" ? { items: ITEMS } : SAID),
});
/** Takes the steps one after another: `accept 2026-03-02 10:00`. */
const story = (dossier: Dossier, ...lines: string[]): Dossier =>
  lines.reduce((each, line) => {
    const [action = "", date, time] = line.split(" ");
    return advance(each, step(action as DossierAction, `${date} ${time}`), TERMS);
  }, dossier);

test("for an organisation nothing is decided until it is confirmed who represents it", () => {
  const waiting = { ...handedIn(), representation: { status: "waiting" as const } };
  const worked = story(waiting, "accept 2026-03-02 10:00", "startProcessing 2026-03-02 11:00");
  for (const action of ["decide", "finish"] as const)
    expect(whyNot(worked, step(action, "2026-03-03 09:00"))).toBe("not-represented");
  expect(whyNot(worked, step("refuseRepresentation", "2026-03-03 09:00", {}))).toBe("reason-missing");
  const refused = story(worked, "refuseRepresentation 2026-03-03 09:00");
  expect(refused.representation).toMatchObject({ status: "refused", by: "office", reason: SAID.reason });
  expect(whyNot(refused, step("finish", "2026-03-03 10:00"))).toBe("not-represented");
  // Papers came after all.
  const confirmed = story(refused, "confirmRepresentation 2026-03-03 11:00");
  expect(confirmed.representation).toEqual({ status: "confirmed", by: "office", at: vn("2026-03-03 11:00") });
  expect(whyNot(confirmed, step("refuseRepresentation", "2026-03-03 12:00"))).toBe("not-allowed-here");
  expect(story(confirmed, "decide 2026-03-03 13:30", "finish 2026-03-03 14:00").status).toBe("finished");
  // Of a citizen's own there is nothing to confirm.
  expect(whyNot(handedIn(), step("confirmRepresentation", "2026-03-02 09:00"))).toBe("not-allowed-here");
});

const ACCEPTED = ["accept 2026-03-02 10:00"];
const STARTED = [...ACCEPTED, "startProcessing 2026-03-02 11:00"];
const FINISHED = [...STARTED, "finish 2026-03-05 10:00"];

describe("the clock", () => {
  test("does not run before acceptance, then promises", () => {
    expect(handedIn().due).toBeUndefined();
    expect(story(handedIn(), ...ACCEPTED).due).toEqual({ at: vn("2026-03-09 17:00"), isProvisional: false });
  });

  test("a cutoff is the procedure's", () => {
    const terms: Terms = { calendar, allowed: { amount: 0, unit: "working-day" }, cutoffTime: "15:00" };
    const accepted = advance(handedIn(), step("accept", "2026-03-02 15:01"), terms);
    expect(accepted.due?.at).toEqual(vn("2026-03-03 17:00"));
    // Paused before its clock began: of what was promised all is left, and no more.
    const paused = advance(accepted, step("requestSupplement", "2026-03-02 15:45"), terms);
    expect(paused.left).toMatchObject({ unit: "working-ms", amount: 8 * 3_600_000 });
    const back = advance(paused, step("supplement", "2026-03-05 10:00", { items: ITEMS }), terms);
    expect(back.due?.at).toEqual(vn("2026-03-06 10:00"));
  });

  test("where the source gives no time, nothing is due unless the officer promises", () => {
    const terms: Terms = { calendar };
    const silent = advance(handedIn(), step("accept", "2026-03-02 10:00"), terms);
    expect(silent.due).toBeUndefined();
    expect(isLate(silent, vn("2027-03-02 10:00"))).toBe(false);
    const promised = advance(handedIn(), step("accept", "2026-03-02 10:00", { date: vn("2026-03-20 17:00") }), terms);
    expect(promised.due?.at).toEqual(vn("2026-03-20 17:00"));
    const paused = advance(promised, step("requestSupplement", "2026-03-19 10:00"), terms);
    const back = advance(paused, step("supplement", "2026-03-20 10:00", { items: ITEMS }), terms);
    expect(back.due?.at).toEqual(vn("2026-03-23 17:00"));
  });

  test("waits for the citizen and gives back what was left", () => {
    const asked = story(handedIn(), ...STARTED, "requestSupplement 2026-03-04 10:00");
    expect(asked).toMatchObject({ status: "supplementRequested", pausedFrom: "processing" });
    const back = story(asked, "supplement 2026-03-06 10:00");
    expect(back).toMatchObject({ status: "processing", due: { at: vn("2026-03-11 17:00") } });
    expect(back.supplementRequests[0]).toMatchObject({
      at: vn("2026-03-04 10:00"),
      suppliedAt: vn("2026-03-06 10:00"),
    });
    expect([back.left, back.pausedFrom, back.clockStoppedAt]).toEqual([undefined, undefined, undefined]);
  });

  test("asked before acceptance, it comes back unaccepted and has lost nothing", () => {
    const back = story(handedIn(), "requestSupplement 2026-03-02 09:00", "supplement 2026-03-03 09:00");
    expect(back).toMatchObject({ status: "registered", acceptedAt: undefined, due: undefined });
    expect(story(back, "accept 2026-03-03 10:00").due?.at).toEqual(vn("2026-03-10 17:00"));
  });

  test("a stop in the middle of a pause is the same pause", () => {
    const stopped = story(handedIn(), ...STARTED, "requestSupplement 2026-03-04 10:00", "stop 2026-03-05 10:00");
    expect(stopped).toMatchObject({ status: "stopped", pausedFrom: "processing", endedAt: vn("2026-03-05 10:00") });
    const again = story(stopped, "resume 2026-03-06 10:00");
    expect(again).toMatchObject({ status: "processing", due: { at: vn("2026-03-11 17:00") }, endedAt: undefined });
  });

  test("stopped before anybody accepted it, its clock begins when it is taken up", () => {
    const again = story(
      handedIn(),
      "requestSupplement 2026-03-02 09:00",
      "stop 2026-03-04 10:00",
      "resume 2026-03-05 10:00",
    );
    expect(again).toMatchObject({
      status: "processing",
      acceptedAt: vn("2026-03-05 10:00"),
      due: { at: vn("2026-03-12 17:00") },
    });
    expect(isLate(again, vn("2026-03-12 17:01"))).toBe(true);
  });

  test("an extension promises anew, and is remembered", () => {
    const extended = story(handedIn(), ...STARTED, "extend 2026-03-09 16:00");
    expect(extended.due?.at).toEqual(vn("2026-03-31 17:00"));
    expect(extended.extensions).toEqual([
      { at: vn("2026-03-09 16:00"), reason: "Chờ xác minh", from: vn("2026-03-09 17:00"), to: vn("2026-03-31 17:00") },
    ]);
  });

  test("an office corrects the date it promised last, and not to what was promised before it", () => {
    const to = (wall: string) => ({ reason: "Ghi nhầm năm", date: vn(wall) });
    const slip = advance(
      story(handedIn(), ...STARTED),
      step("extend", "2026-03-05 10:00", to("2028-03-20 17:00")),
      TERMS,
    );
    expect(whyNot(slip, step("extend", "2026-03-06 10:00", to("2026-03-09 17:00")))).toBe("date-not-later");
    expect(whyNot(slip, step("extend", "2026-03-06 10:00", to("2028-03-20 17:00")))).toBe("date-not-later");
    const again = advance(slip, step("extend", "2026-03-06 10:00", to("2026-03-25 17:00")), TERMS);
    const right = advance(again, step("extend", "2026-03-06 11:00", to("2026-03-20 17:00")), TERMS);
    expect(right.due?.at).toEqual(vn("2026-03-20 17:00"));
    expect(right.extensions.map(({ corrects = false }) => corrects)).toEqual([false, true, true]);
    expect(isLate(right, vn("2026-03-20 17:00"))).toBe(false);
    expect(warningsOf(right, "extend")).toEqual([]);
    // What the server promised is not the office's slip.
    const late = vn("2026-03-23 08:00");
    const promised = { at: vn("2026-03-30 17:00"), isProvisional: false };
    const anew = promiseAnew(right, { at: late, from: right.due!.at, to: promised, reason: "Trễ hẹn" });
    expect(whyNot(anew, step("extend", "2026-03-23 09:00", to("2026-03-27 17:00")))).toBe("date-not-later");
  });

  test("late, it is promised anew, stays late, and the nation is told the new date", () => {
    const sent: Dossier = { ...story(handedIn(), ...STARTED), sync: { status: "sent", attempts: 0 } };
    const at = vn("2026-03-10 08:00");
    const to = { at: vn("2026-03-17 17:00"), isProvisional: true };
    const anew = promiseAnew(sent, { at, from: sent.due!.at, to, reason: "Trễ hẹn" });
    expect(anew).toMatchObject({ due: to, extensions: [{ to: to.at }], sync: { status: "pending" } });
    expect([isLate(anew, at), warningsOf(anew, "extend")]).toEqual([true, []]);
  });
});

describe("late", () => {
  test("is after the due instant, not at it", () => {
    const started = story(handedIn(), ...STARTED);
    expect(isLate(started, vn("2026-03-09 17:00"))).toBe(false);
    expect(isLate(started, vn("2026-03-09 17:01"))).toBe(true);
  });

  test.each([
    ["finished in time, whenever one looks", [...STARTED, "finish 2026-03-09 17:00"], false],
    ["finished too late", [...STARTED, "finish 2026-03-09 17:01"], true],
    ["paused in time, whenever one looks", [...STARTED, "requestSupplement 2026-03-06 10:00"], false],
    ["paused when it was late", [...STARTED, "requestSupplement 2026-03-10 10:00"], true],
    [
      "withdrawn from a pause in time",
      [...STARTED, "requestSupplement 2026-03-06 10:00", "withdraw 2026-04-06 10:00"],
      false,
    ],
    ["extended in time", [...STARTED, "extend 2026-03-09 10:00", "finish 2026-03-30 10:00"], false],
    ["extended when it was late", [...STARTED, "extend 2026-03-10 10:00", "finish 2026-03-30 10:00"], true],
  ])("%s", (_, lines, late) => {
    const dossier = story(handedIn(), ...lines);
    expect(isLate(dossier, vn("2026-06-01 10:00"))).toBe(late);
    expect(countsAsOverdue(dossier, vn("2026-06-01 10:00"))).toBe(late);
  });

  test("a second request to supplement counts as overdue, and one is warned", () => {
    const once = story(handedIn(), ...STARTED, "requestSupplement 2026-03-03 10:00", "supplement 2026-03-04 10:00");
    expect(warningsOf(story(handedIn(), ...STARTED), "requestSupplement")).toEqual([]);
    expect(warningsOf(once, "requestSupplement")).toEqual(["counts-as-overdue"]);
    expect(countsAsOverdue(once, vn("2026-03-04 11:00"))).toBe(false);
    expect(countsAsOverdue(story(once, "requestSupplement 2026-03-04 12:00"), vn("2026-03-04 13:00"))).toBe(true);
  });

  test("a third extension is possible, and one is warned", () => {
    let dossier = story(handedIn(), ...STARTED);
    for (const day of ["2026-03-20", "2026-03-25"]) {
      expect(warningsOf(dossier, "extend")).toEqual([]);
      const given = { reason: "Chờ xác minh", date: vn(`${day} 17:00`) };
      dossier = advance(dossier, step("extend", "2026-03-09 10:00", given), TERMS);
    }
    expect(warningsOf(dossier, "extend")).toEqual(["extended-too-often"]);
    expect(whyNot(dossier, step("extend", "2026-03-09 10:00"))).toBeUndefined();
    expect(warningsOf(dossier, "finish")).toEqual([]);
  });
});

describe("what stands in the way", () => {
  const asked = story(handedIn(), ...STARTED, "requestSupplement 2026-03-04 10:00");
  const timed = advance(
    story(handedIn(), ...STARTED),
    step("requestSupplement", "2026-03-04 10:00", { items: ITEMS, until: vn("2026-03-13 17:00") }),
    TERMS,
  );
  const started = story(handedIn(), ...STARTED);
  test.each<[string, Dossier, Step, Obstacle | undefined]>([
    ["the table", handedIn(), step("finish", "2026-03-02 10:00"), "not-allowed-here"],
    ["another's action", handedIn(), step("accept", "2026-03-02 10:00", {}, "citizen"), "not-theirs"],
    [
      "a phone that says it has paid",
      story(handedIn(), "requestPayment 2026-03-02 09:00"),
      step("pay", "2026-03-02 10:00", {}, "citizen"),
      "not-theirs",
    ],
    ["a refusal without a reason", handedIn(), step("refuse", "2026-03-02 10:00", { reason: "  " }), "reason-missing"],
    ["a request without items", started, step("requestSupplement", "2026-03-03 10:00", {}), "items-missing"],
    [
      "an item without a reason",
      started,
      step("requestSupplement", "2026-03-03 10:00", { items: [{ id: "a" }] }),
      "reason-missing",
    ],
    ["nothing supplied", asked, step("supplement", "2026-03-05 10:00", { items: [] }), "items-missing"],
    [
      "something else supplied",
      asked,
      step("supplement", "2026-03-05 10:00", { items: [{ id: "x" }] }),
      "items-not-asked",
    ],
    [
      "more supplied",
      asked,
      step("supplement", "2026-03-05 10:00", { items: [...ITEMS, { id: "x" }] }),
      "items-not-asked",
    ],
    ["in time to the end", timed, step("supplement", "2026-03-13 17:00", { items: ITEMS }), undefined],
    ["a minute too late", timed, step("supplement", "2026-03-13 17:01", { items: ITEMS }), "too-late"],
    ["a stop by itself then", timed, step("stop", "2026-03-13 17:01", SAID, "system"), undefined],
    ["an extension without a date", started, step("extend", "2026-03-05 10:00", { reason: "x" }), "date-missing"],
    [
      "an extension that is none",
      started,
      step("extend", "2026-03-05 10:00", { reason: "x", date: vn("2026-03-09 17:00") }),
      "date-not-later",
    ],
    [
      "an extension into the past",
      started,
      step("extend", "2026-03-12 10:00", { reason: "x", date: vn("2026-03-11 17:00") }),
      "date-not-later",
    ],
    [
      "an extension to today",
      started,
      step("extend", "2026-03-12 10:00", { reason: "x", date: vn("2026-03-12 17:00") }),
      "date-not-later",
    ],
    [
      "an extension to a year nobody knows",
      started,
      step("extend", "2026-03-05 10:00", { reason: "x", date: vn("2029-01-10 17:00") }),
      "date-beyond-calendar",
    ],
    [
      "acceptance for a year ago",
      handedIn(),
      step("accept", "2026-03-02 10:00", { date: vn("2025-03-09 17:00") }),
      "date-not-later",
    ],
    [
      "until yesterday",
      started,
      step("requestSupplement", "2026-03-05 10:00", { items: ITEMS, until: vn("2026-03-04 23:59") }),
      "until-not-later",
    ],
    [
      "until a year nobody knows",
      started,
      step("requestPayment", "2026-03-05 10:00", { until: vn("2029-03-04 23:59") }),
      "until-beyond-calendar",
    ],
    [
      "withdrawing what is signed",
      story(started, "decide 2026-03-04 10:00"),
      step("withdraw", "2026-03-04 11:00"),
      "decided",
    ],
    [
      "withdrawing what is signed, from a pause",
      story(started, "decide 2026-03-04 10:00", "requestPayment 2026-03-04 11:00"),
      step("withdraw", "2026-03-04 12:00"),
      "decided",
    ],
    ["withdrawing what is not", started, step("withdraw", "2026-03-04 11:00"), undefined],
    [
      "money for what is free",
      story(handedIn("free"), ...STARTED),
      step("requestPayment", "2026-03-03 10:00"),
      "free-of-charge",
    ],
    [
      "a charge for what is free",
      story(handedIn("free"), ...STARTED),
      step("charge", "2026-03-03 10:00"),
      "free-of-charge",
    ],
    ["a charge before acceptance", handedIn("afterwards"), step("charge", "2026-03-03 10:00"), "not-allowed-here"],
    [
      "money twice",
      story(handedIn(), "requestPayment 2026-03-02 09:00", "pay 2026-03-02 10:00"),
      step("requestPayment", "2026-03-02 11:00"),
      "not-allowed-here",
    ],
    [
      "handing over what is not paid",
      story(handedIn("afterwards"), ...FINISHED, "charge 2026-03-05 11:00"),
      step("handOver", "2026-03-06 10:00"),
      "not-paid",
    ],
    ["posting what is collected", story(handedIn(), ...FINISHED), step("post", "2026-03-06 10:00"), "not-by-post"],
    [
      "posting without a number",
      story(handedIn("free", "post"), ...FINISHED),
      step("post", "2026-03-06 10:00", {}),
      "tracking-number-missing",
    ],
    ["rating before the end", story(handedIn(), ...FINISHED), step("rate", "2026-03-06 10:00"), "not-allowed-here"],
    [
      "rating without stars",
      story(handedIn(), ...FINISHED, "handOver 2026-03-06 10:00"),
      step("rate", "2026-03-06 11:00", {}),
      "rating-missing",
    ],
    [
      "rating twice",
      story(handedIn(), ...FINISHED, "handOver 2026-03-06 10:00", "rate 2026-03-06 11:00"),
      step("rate", "2026-03-06 12:00"),
      "rated-already",
    ],
    [
      "resuming without a reason",
      story(started, "stop 2026-03-04 10:00"),
      step("resume", "2026-03-05 10:00", {}),
      "reason-missing",
    ],
    [
      "resuming by the citizen",
      story(started, "stop 2026-03-04 10:00"),
      step("resume", "2026-03-05 10:00", SAID, "citizen"),
      "not-theirs",
    ],
  ])("%s", (_, dossier, taken, obstacle) => {
    expect(whyNot(dossier, taken, calendar)).toBe(obstacle);
    if (obstacle) expect(() => advance(dossier, taken, TERMS)).toThrow(obstacle);
  });
});

describe("one action moves every machine that names it", () => {
  test("finishing makes the result ready, handing over delivers it", () => {
    const finished = story(handedIn("free"), ...FINISHED);
    expect(finished).toMatchObject({
      status: "finished",
      delivery: { status: "ready" },
      finishedAt: vn("2026-03-05 10:00"),
    });
    expect(story(finished, "handOver 2026-03-06 10:00")).toMatchObject({
      status: "handedOver",
      delivery: { status: "delivered" },
      endedAt: vn("2026-03-06 10:00"),
    });
  });

  test("a parcel that comes back is posted again", () => {
    const posted = story(handedIn("free", "post"), ...FINISHED, "post 2026-03-06 10:00");
    expect(posted.delivery).toEqual({ status: "posted", way: "post", trackingNumber: "EA123456789VN" });
    const back = story(posted, "comeBack 2026-03-12 10:00");
    expect(citizenCan(back, vn("2026-03-12 11:00"))).toEqual(["collect"]);
    expect(story(back, "post 2026-03-13 10:00", "handOver 2026-03-16 10:00").delivery.status).toBe("delivered");
  });

  test("who withdraws owes nothing, who has paid may ask for it back", () => {
    const owing = story(handedIn(), "requestPayment 2026-03-02 09:00");
    expect(owing).toMatchObject({ status: "paymentRequested", finance: { status: "requested" } });
    expect(story(owing, "withdraw 2026-03-03 09:00").finance.status).toBe("none");
    const paid = story(owing, "pay 2026-03-03 09:00", "refuse 2026-03-04 09:00", "requestRefund 2026-03-05 09:00");
    expect(story(paid, "refund 2026-03-09 09:00").finance.status).toBe("refunded");
    expect(story(paid, "declineRefund 2026-03-09 09:00").finance.status).toBe("paid");
  });

  test("given back and then taken up again, it is paid for all the same", () => {
    const until = vn("2026-03-06 17:00");
    const owing = advance(story(handedIn(), ...STARTED), step("requestPayment", "2026-03-03 09:00", { until }), TERMS);
    const stopped = story(owing, "pay 2026-03-04 09:00", "stop 2026-03-04 10:00", "requestRefund 2026-03-05 09:00");
    const again = story(stopped, "resume 2026-03-06 09:00", "refund 2026-03-06 10:00", "finish 2026-03-09 09:00");
    const charged = story(again, "charge 2026-03-09 10:00");
    expect(whyNot(charged, step("handOver", "2026-03-09 11:00"))).toBe("not-paid");
    // Not by the day the first request named.
    expect(citizenCan(charged, vn("2026-03-09 11:00"))).toEqual(["pay"]);
    expect(story(charged, "pay 2026-03-09 11:00", "handOver 2026-03-09 11:30").status).toBe("handedOver");
    const asked = story(
      stopped,
      "refund 2026-03-06 09:00",
      "resume 2026-03-06 10:00",
      "requestPayment 2026-03-06 11:00",
    );
    expect(asked).toMatchObject({ status: "paymentRequested", finance: { status: "requested" } });
  });

  test("what was charged without a pause is paid without one", () => {
    const charged = story(handedIn("afterwards"), ...STARTED, "charge 2026-03-03 10:00");
    expect(charged).toMatchObject({ status: "processing", finance: { status: "requested" } });
    expect(story(charged, "pay 2026-03-04 10:00")).toMatchObject({
      status: "processing",
      finance: { status: "paid" },
      due: { at: vn("2026-03-09 17:00") },
    });
  });

  test("the nation is told of each change", () => {
    const sent: Dossier = { ...story(handedIn(), ...STARTED), sync: { status: "sent", attempts: 0 } };
    expect(story(sent, "extend 2026-03-03 10:00").sync.status).toBe("pending");
    expect(story(sent, "requestSupplement 2026-03-03 10:00").sync.status).toBe("pending");
    const over = { ...story(handedIn("free", "post"), ...FINISHED), sync: sent.sync };
    expect(story(over, "post 2026-03-06 10:00").sync.status).toBe("sent");
    const known = newDossier(vn("2026-03-02 08:00"), { timing: "free", way: "counter", sync: "notNeeded" });
    expect(isToSend(known.sync, vn("2026-03-02 08:00"))).toBe(false);
    expect(story(known, ...ACCEPTED).sync.status).toBe("pending");
  });

  test("the dossier it was given stays as it was", () => {
    const before = story(handedIn(), ...STARTED);
    const frozen = JSON.stringify(before);
    story(before, "requestSupplement 2026-03-03 10:00", "supplement 2026-03-04 10:00", "extend 2026-03-04 11:00");
    expect(JSON.stringify(before)).toBe(frozen);
  });
});

describe("what the citizen can do", () => {
  const now = vn("2026-03-30 10:00");
  const asked = [...STARTED, "requestSupplement 2026-03-04 10:00"];
  const OWING = [...STARTED, "requestPayment 2026-03-04 10:00"];
  test.each<[string, Dossier, ReturnType<typeof citizenCan>, string | undefined]>([
    ["handed in", handedIn(), ["withdraw"], undefined],
    ["accepted", story(handedIn(), ...ACCEPTED), ["withdraw"], undefined],
    ["in work", story(handedIn(), ...STARTED), ["withdraw"], undefined],
    ["signed", story(handedIn(), ...STARTED, "decide 2026-03-04 10:00"), [], undefined],
    ["asked", story(handedIn(), ...asked), ["supplement", "withdraw"], "supplement"],
    ["asked for money", story(handedIn(), ...OWING), ["pay", "withdraw"], "pay"],
    ["refused", story(handedIn(), "refuse 2026-03-02 10:00"), [], undefined],
    ["withdrawn", story(handedIn(), "withdraw 2026-03-02 10:00"), [], undefined],
    ["stopped", story(handedIn(), ...STARTED, "stop 2026-03-04 10:00"), [], undefined],
    ["stopped, unpaid", story(handedIn(), ...OWING, "stop 2026-03-06 10:00"), [], undefined],
    ["ready at the counter", story(handedIn(), ...FINISHED), ["collect"], "collect"],
    ["ready, to be paid first", story(handedIn("afterwards"), ...FINISHED, "charge 2026-03-05 11:00"), ["pay"], "pay"],
    ["ready to be posted", story(handedIn("free", "post"), ...FINISHED), [], undefined],
    ["ready to be opened", story(handedIn("free", "electronic"), ...FINISHED), ["openResult"], "openResult"],
    ["handed over", story(handedIn(), ...FINISHED, "handOver 2026-03-06 10:00"), ["rate"], undefined],
    [
      "handed over and rated",
      story(handedIn(), ...FINISHED, "handOver 2026-03-06 10:00", "rate 2026-03-06 11:00"),
      [],
      undefined,
    ],
    [
      "opened",
      story(handedIn("free", "electronic"), ...FINISHED, "handOver 2026-03-06 10:00"),
      ["openResult", "rate"],
      undefined,
    ],
  ])("%s", (_, dossier, can, pending) => {
    expect(citizenCan(dossier, now)).toEqual(can);
    expect(pendingAction(dossier, now)?.action).toBe(pending);
  });

  test("until when, and not longer", () => {
    const until = vn("2026-03-13 17:00");
    const given = { items: ITEMS, until };
    const timed = advance(story(handedIn(), ...STARTED), step("requestSupplement", "2026-03-04 10:00", given), TERMS);
    expect(pendingAction(timed, until)).toEqual({ action: "supplement", until });
    expect(citizenCan(timed, vn("2026-03-13 17:01"))).toEqual(["withdraw"]);
    expect(pendingAction(timed, vn("2026-03-13 17:01"))).toBeUndefined();
    const owing = advance(story(handedIn(), ...STARTED), step("requestPayment", "2026-03-04 10:00", { until }), TERMS);
    expect(pendingAction(owing, until)).toEqual({ action: "pay", until });
    expect(citizenCan(owing, vn("2026-03-13 17:01"))).toEqual(["withdraw"]);
    // Money that comes late has come all the same.
    expect(whyNot(owing, step("pay", "2026-03-14 10:00"))).toBeUndefined();
  });
});

test.each([
  [{ ended: 0, overdue: 0, rated: 0, disliked: 0 }, undefined],
  [{ ended: 200, overdue: 0, rated: 0, disliked: 0 }, 100],
  [{ ended: 200, overdue: 6, rated: 50, disliked: 1 }, 95],
  [{ ended: 3, overdue: 1, rated: 3, disliked: 0 }, 66.7],
  [{ ended: 2, overdue: 2, rated: 1, disliked: 1 }, 0],
])("satisfaction of %j is %s", (counts, percent) => {
  expect(satisfaction(counts)).toBe(percent);
});
