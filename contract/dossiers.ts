/**
 * What a dossier (hồ sơ) goes through: four state machines, never one — processing, finance, delivery, and the exchange
 * with the national portal (domain.md §1.1). Each is a table: from this status, that action leads there. An action moves
 * every machine whose table names it: `finish` ends the processing and makes the result ready, `withdraw` takes back an
 * unpaid request. Phone, server and tests read the same tables; `whyNot` and `advance` are their only readers with effects.
 *
 * Numbers of statuses and end events: as the national portal publishes them. Transitions between them are not published;
 * the ones here are proposed in domain.md §1.1.
 */
import { civilDate, type CalendarFile } from "./calendar.ts";
import {
  dueTime,
  effectiveStart,
  isOnTime,
  knowsYearOf,
  pause,
  resume,
  type AllowedTime,
  type DueTime,
  type Left,
} from "./dueTime.ts";
import type { CaseStatus, DossierPart, RatingReason } from "./types.ts";

/* ---------------------------------------------------------------- processing */

export type ProcessingStatus = DossierPart["processing"];

/** TrangThaiHoSo. */
export const NATIONAL_STATUS = {
  registered: 1,
  accepted: 2,
  refused: 3,
  processing: 4,
  supplementRequested: 5,
  paymentRequested: 6,
  withdrawn: 7,
  stopped: 8,
  finished: 9,
  handedOver: 10,
} as const satisfies Record<ProcessingStatus, number>;

export type ProcessingAction =
  | "accept"
  | "refuse"
  | "startProcessing"
  | "requestSupplement"
  | "supplement"
  | "requestPayment"
  | "pay"
  | "waive"
  | "withdraw"
  | "stop"
  | "resume"
  | "extend"
  | "decide"
  | "finish"
  | "handOver";

/** The statuses in which somebody at the office holds it; a pause leads back to the one it came from. */
export type WorkedStatus = "registered" | "accepted" | "processing";

/** `back`: to where it was paused from. Of a dossier not accepted yet that is `registered`: only an officer accepts. */
export const PROCESSING: Record<ProcessingStatus, Partial<Record<ProcessingAction, ProcessingStatus | "back">>> = {
  registered: {
    accept: "accepted",
    refuse: "refused",
    requestSupplement: "supplementRequested",
    requestPayment: "paymentRequested",
    withdraw: "withdrawn",
  },
  accepted: {
    startProcessing: "processing",
    requestSupplement: "supplementRequested",
    requestPayment: "paymentRequested",
    withdraw: "withdrawn",
    stop: "stopped",
    extend: "accepted",
  },
  processing: {
    requestSupplement: "supplementRequested",
    requestPayment: "paymentRequested",
    withdraw: "withdrawn",
    stop: "stopped",
    extend: "processing",
    decide: "processing",
    finish: "finished",
  },
  supplementRequested: { supplement: "back", withdraw: "withdrawn", stop: "stopped" },
  paymentRequested: { pay: "back", waive: "back", withdraw: "withdrawn", stop: "stopped" },
  stopped: { resume: "processing" },
  finished: { handOver: "handedOver" },
  refused: {},
  withdrawn: {},
  handedOver: {},
};

/** The status an action leads to; undefined when it is not allowed from here. @param pausedFrom where `back` leads */
export function nextProcessing(
  status: ProcessingStatus,
  action: DossierAction,
  pausedFrom?: WorkedStatus,
): ProcessingStatus | undefined {
  const to = (PROCESSING[status] as Partial<Record<DossierAction, ProcessingStatus | "back">>)[action];
  return to === "back" ? pausedFrom : to;
}

/** “Tạm dừng”: the clock stands still. */
export const isPaused = (status: ProcessingStatus): boolean =>
  status === "supplementRequested" || status === "paymentRequested" || status === "stopped";

/** Nothing more happens to it, unless an officer takes a stopped one up again. */
export const isEnded = (status: ProcessingStatus): boolean =>
  status === "refused" || status === "withdrawn" || status === "stopped" || status === "handedOver";

/** Refused, taken back or stopped: what was paid for it may be asked back. */
export const endedWithoutResult = (status: ProcessingStatus): boolean => isEnded(status) && status !== "handedOver";

/** How the national statistics count a status: 5, 6 and 8 paused; 9, 10 and withdrawn done. */
export const STATISTICS: Record<ProcessingStatus, "notStarted" | "running" | "paused" | "done" | "refused"> = {
  registered: "notStarted",
  accepted: "running",
  refused: "refused",
  processing: "running",
  supplementRequested: "paused",
  paymentRequested: "paused",
  withdrawn: "done",
  stopped: "paused",
  finished: "done",
  handedOver: "done",
};

/** As every case is listed (`contract/cases.ts`), whatever its kind. */
export const CASE_STATUS: Record<ProcessingStatus, CaseStatus> = {
  registered: "received",
  accepted: "accepted",
  refused: "refused",
  processing: "accepted",
  supplementRequested: "waiting",
  paymentRequested: "waiting",
  withdrawn: "closed",
  stopped: "closed",
  finished: "answered",
  handedOver: "answered",
};

/** Of several end events reported for one dossier, the one that counts: 9 before 10 before 8 and 3; the later of equals. */
export function strongestEnd(statuses: readonly ProcessingStatus[]): ProcessingStatus | undefined {
  const rank: Partial<Record<ProcessingStatus, number>> = { finished: 3, handedOver: 2, stopped: 1, refused: 1 };
  return statuses.reduce<ProcessingStatus | undefined>(
    (best, each) => ((rank[each] ?? 0) > 0 && (rank[each] ?? 0) >= (best ? rank[best]! : 0) ? each : best),
    undefined,
  );
}

/* ------------------------------------------------------------------- finance */

/** When it is paid: thu trước, đối tượng miễn phí, thu sau. */
export type FeeTiming = "inAdvance" | "free" | "afterwards";
export type FinanceStatus = DossierPart["finance"];
/** `charge` asks for money without pausing the dossier, which `requestPayment` does. */
export type FinanceAction =
  | "charge"
  | "requestPayment"
  | "pay"
  | "waive"
  | "requestRefund"
  | "refund"
  | "declineRefund"
  | "refuse"
  | "withdraw"
  | "stop";

export const FINANCE: Record<FinanceStatus, Partial<Record<FinanceAction, FinanceStatus>>> = {
  none: { charge: "requested", requestPayment: "requested" },
  // Who is asked for money and then turned away, or goes, owes nothing.
  requested: {
    requestPayment: "requested",
    pay: "paid",
    waive: "waived",
    refuse: "none",
    withdraw: "none",
    stop: "none",
  },
  paid: { requestRefund: "refundRequested" },
  waived: {},
  refundRequested: { refund: "refunded", declineRefund: "paid" },
  // Given back when it was stopped: taken up again, it costs what it costs.
  refunded: { charge: "requested", requestPayment: "requested" },
};

/** @returns undefined when the action does not move the money */
export const nextFinance = (status: FinanceStatus, action: DossierAction): FinanceStatus | undefined =>
  (FINANCE[status] as Partial<Record<DossierAction, FinanceStatus>>)[action];

/* ------------------------------------------------------------------ delivery */

export type DeliveryWay = DossierPart["delivery"]["method"];
export type DeliveryStatus = DossierPart["delivery"]["state"];
export type DeliveryAction = "finish" | "post" | "comeBack" | "handOver";

export const DELIVERY: Record<DeliveryStatus, Partial<Record<DeliveryAction, DeliveryStatus>>> = {
  waiting: { finish: "ready" },
  ready: { post: "posted", handOver: "delivered" },
  posted: { comeBack: "returnedToOffice", handOver: "delivered" },
  returnedToOffice: { post: "posted", handOver: "delivered" },
  delivered: {},
};

/** @returns undefined when the action does not move the result */
export const nextDelivery = (status: DeliveryStatus, action: DossierAction): DeliveryStatus | undefined =>
  (DELIVERY[status] as Partial<Record<DossierAction, DeliveryStatus>>)[action];

/* ------------------------------------------------------------- national sync */

export type SyncStatus = "notNeeded" | "pending" | "sending" | "sent" | "failed";
export type SyncAction = "need" | "send" | "succeed" | "fail";

/** What changes while it is being sent is sent again: an answer to `sending` no longer counts then. */
export const SYNC: Record<SyncStatus, Partial<Record<SyncAction, SyncStatus>>> = {
  notNeeded: { need: "pending" },
  pending: { need: "pending", send: "sending" },
  sending: { need: "pending", succeed: "sent", fail: "failed" },
  sent: { need: "pending" },
  failed: { need: "pending", send: "sending" },
};

export interface Sync {
  status: SyncStatus;
  /** Failures since it was last needed. */
  attempts: number;
  /** Only when failed. */
  nextTryAt?: Date;
}

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MINUTES = 360;

/** After failures: 1, 2, 4 … minutes, at most six hours. @returns undefined when the action is not allowed from here */
export function nextSync(sync: Sync, action: SyncAction, at: Date): Sync | undefined {
  const status = SYNC[sync.status][action];
  if (!status) return undefined;
  const attempts = action === "need" ? 0 : sync.attempts + (action === "fail" ? 1 : 0);
  if (status !== "failed") return { status, attempts };
  const minutes = Math.min(2 ** (attempts - 1), LONGEST_PAUSE_MINUTES);
  return { status, attempts, nextTryAt: new Date(at.getTime() + minutes * MINUTE_MS) };
}

/** Whether it is to be sent now. */
export const isToSend = ({ status, nextTryAt }: Sync, now: Date): boolean =>
  status === "pending" || (status === "failed" && (!nextTryAt || now >= nextTryAt));

/** Whether the national portal has to be told: every change of processing, and what is owed. */
export const needsSync = (action: DossierAction): boolean => action in PROCESSING_ACTIONS || action === "charge";

/* ------------------------------------------------------------ representation */

/** Whether the citizen represents the organisation it is for. Of a dossier for nobody but a citizen there is none. */
export type RepresentationStatus = NonNullable<DossierPart["representation"]>["status"];
export type RepresentationAction = "confirmRepresentation" | "refuseRepresentation";

export interface Representation {
  status: RepresentationStatus;
  /** `claim`: by what the identity provider said. */
  by?: "claim" | "office";
  at?: Date;
  /** Of `refused`. */
  reason?: string;
}

/** An agency that was shown the papers after all may confirm what it had refused. */
export const REPRESENTATION: Record<
  RepresentationStatus,
  Partial<Record<RepresentationAction, RepresentationStatus>>
> = {
  waiting: { confirmRepresentation: "confirmed", refuseRepresentation: "refused" },
  confirmed: {},
  refused: { confirmRepresentation: "confirmed" },
};

/** @returns undefined when the action does not change who represents it */
export const nextRepresentation = (
  status: RepresentationStatus | undefined,
  action: DossierAction,
): RepresentationStatus | undefined =>
  status && (REPRESENTATION[status] as Partial<Record<DossierAction, RepresentationStatus>>)[action];

/* ------------------------------------------------- actions: who, what, which form */

export type DossierAction = ProcessingAction | FinanceAction | DeliveryAction | RepresentationAction | "rate";
export type Actor = "citizen" | "office" | "system";

/**
 * Who may. `system`: what is confirmed from outside or comes about by itself — a payment by its callback, a parcel
 * delivered, an electronic result opened, a time to supplement that ran out. A citizen's phone is never proof of payment.
 */
export const ACTORS: Record<DossierAction, readonly Actor[]> = {
  accept: ["office"],
  refuse: ["office"],
  startProcessing: ["office"],
  requestSupplement: ["office"],
  supplement: ["citizen"],
  requestPayment: ["office"],
  charge: ["office"],
  pay: ["system", "office"],
  waive: ["office"],
  withdraw: ["citizen"],
  stop: ["office", "system"],
  resume: ["office"],
  extend: ["office"],
  decide: ["office"],
  finish: ["office"],
  post: ["office"],
  comeBack: ["office", "system"],
  handOver: ["office", "system"],
  requestRefund: ["citizen"],
  refund: ["office"],
  declineRefund: ["office"],
  confirmRepresentation: ["office"],
  refuseRepresentation: ["office"],
  rate: ["citizen"],
};

/** What each leaves in the timeline. */
export const EVENT = {
  accept: "accepted",
  refuse: "refused",
  startProcessing: "started",
  requestSupplement: "supplementRequested",
  supplement: "supplemented",
  requestPayment: "paymentRequested",
  charge: "charged",
  pay: "paid",
  waive: "waived",
  withdraw: "withdrawn",
  stop: "stopped",
  resume: "resumed",
  extend: "extended",
  decide: "decided",
  finish: "finished",
  post: "posted",
  comeBack: "cameBack",
  handOver: "handedOver",
  requestRefund: "refundRequested",
  refund: "refunded",
  declineRefund: "refundDeclined",
  confirmRepresentation: "representationConfirmed",
  refuseRepresentation: "representationRefused",
  rate: "rated",
} as const satisfies Record<DossierAction, string>;

export type DossierEvent = (typeof EVENT)[DossierAction];

export type Need = "reason" | "date" | "items" | "trackingNumber" | "rating";

/** What must be said with it; `Given` has the shapes. */
export const NEEDS: Partial<Record<DossierAction, readonly Need[]>> = {
  refuse: ["reason"],
  requestSupplement: ["items"],
  supplement: ["items"],
  waive: ["reason"],
  stop: ["reason"],
  resume: ["reason"],
  extend: ["reason", "date"],
  post: ["trackingNumber"],
  declineRefund: ["reason"],
  refuseRepresentation: ["reason"],
  rate: ["rating"],
};

const PROCESSING_ACTIONS = Object.assign({}, ...Object.values(PROCESSING)) as Partial<Record<DossierAction, unknown>>;

export type Form = "01" | "02" | "03" | "04" | "05" | "06" | "07";

/** The forms of TT 03/2025/TT-VPCP and the action each arises with; 06 and 07 are begun then and kept to the end. */
export const FORMS: Record<Form, { title: string; on: DossierAction }> = {
  "01": { title: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", on: "accept" },
  "02": { title: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", on: "requestSupplement" },
  "03": { title: "Phiếu từ chối tiếp nhận giải quyết hồ sơ", on: "refuse" },
  "04": { title: "Văn bản xin lỗi và đề nghị gia hạn", on: "extend" },
  "05": { title: "Thông báo dừng giải quyết hồ sơ", on: "stop" },
  "06": { title: "Phiếu kiểm soát quá trình giải quyết hồ sơ", on: "accept" },
  "07": { title: "Sổ theo dõi hồ sơ", on: "accept" },
};

/** Under this name the agency's result stands beside a dossier's papers: no paper of a form is called so. */
export const RESULT = "result";

/** The forms that arise with an action, in order. */
export const formsOf = (action: DossierAction): Form[] =>
  (Object.keys(FORMS) as Form[]).filter((form) => FORMS[form].on === action).sort();

/**
 * What may not have pleased: the groups of QĐ 766/QĐ-TTg a citizen can tell of, in their order. Its fifth group,
 * satisfaction, is the level.
 */
export const RATING_REASONS = [
  "openness",
  "progress",
  "onlineService",
  "digitisation",
] as const satisfies RatingReason[];
/** Up to this level a citizen is asked what did not please; “bình thường” is no complaint, and may have its reasons. */
export const REASONS_UP_TO = 3;
/** “Không hài lòng” and “rất không hài lòng”. */
export const DISLIKED_UP_TO = 2;

export interface DossierRating {
  /** 5 rất hài lòng … 1 rất không hài lòng. */
  level: 1 | 2 | 3 | 4 | 5;
  reasons?: readonly RatingReason[];
  text?: string;
}

/**
 * Satisfaction by QĐ 766/QĐ-TTg: 100 − overdue % − dislike % (domain.md §4), never below 0, to a tenth. Of what the dislikes
 * are a share is not said there; here: of those who rated. Undefined while no dossier has ended.
 */
export function satisfaction(counts: {
  ended: number;
  overdue: number;
  rated: number;
  disliked: number;
}): number | undefined {
  const { ended, overdue, rated, disliked } = counts;
  if (ended === 0) return undefined;
  const unhappy = rated === 0 ? 0 : disliked / rated;
  return Math.round(1000 * Math.max(0, 1 - overdue / ended - unhappy)) / 10;
}

/* --------------------------------------------------------------- the dossier */

/** One document or answer that is missing or wrong, and what is. */
export interface SupplementItem {
  id: string;
  reason: string;
}

export interface SupplementRequest {
  at: Date;
  items: SupplementItem[];
  /** After it the citizen can no longer; the office or the system stops the dossier. Absent: no such time. */
  until?: Date;
  suppliedAt?: Date;
}

export interface Extension {
  at: Date;
  reason: string;
  /** Absent where nothing had been promised. */
  from?: Date;
  to: Date;
  /** Nobody extended it in time: the server said sorry and promised anew. */
  bySystem?: boolean;
  /** An earlier date than the office's own before it, which was a slip. */
  corrects?: boolean;
}

/** What the rules look at. A row of the server's has more. */
export interface Dossier {
  status: ProcessingStatus;
  /** While paused: where from. */
  pausedFrom?: WorkedStatus;
  registeredAt: Date;
  acceptedAt?: Date;
  /** When the time the procedure gives begins to run: not before offices open, nor on a day whose cutoff has passed. */
  startsAt?: Date;
  /** Absent until accepted, and where the procedure gives no time. */
  due?: DueTime;
  /** While paused: what was left. */
  left?: Left;
  /** When its clock stopped: paused, finished or ended. */
  clockStoppedAt?: Date;
  /** Signed: it can no longer be withdrawn. */
  decidedAt?: Date;
  finishedAt?: Date;
  endedAt?: Date;
  supplementRequests: readonly SupplementRequest[];
  extensions: readonly Extension[];
  finance: { status: FinanceStatus; timing: FeeTiming; until?: Date };
  delivery: { status: DeliveryStatus; way: DeliveryWay; trackingNumber?: string };
  sync: Sync;
  /** Of one for an enterprise or a household business. */
  representation?: Representation;
  rating?: DossierRating;
}

/** Of the procedure's version the dossier is pinned to. */
export interface Terms {
  calendar: CalendarFile;
  /** Absent where the source gives no time, or no unit. */
  allowed?: AllowedTime;
  cutoffTime?: string;
}

/** What is said with an action. */
export interface Given {
  reason?: string;
  /** `requestSupplement`: the complete list, each with its reason. `supplement`: what is supplied. */
  items?: readonly (SupplementItem | Pick<SupplementItem, "id">)[];
  /** `extend`: the new date. `accept`, `resume`: the date promised where the procedure gives no time. */
  date?: Date;
  /** `requestSupplement`, `requestPayment`: until when. */
  until?: Date;
  trackingNumber?: string;
  rating?: DossierRating;
}

export interface Step {
  action: DossierAction;
  by: Actor;
  at: Date;
  given?: Given;
}

/** A dossier as it was handed in. @param sync `notNeeded` for one the national portal sent us: it knows */
export function newDossier(
  registeredAt: Date,
  {
    timing,
    way,
    sync = "pending",
    representation,
  }: { timing: FeeTiming; way: DeliveryWay; sync?: "pending" | "notNeeded"; representation?: Representation },
): Dossier {
  return {
    status: "registered",
    registeredAt,
    supplementRequests: [],
    extensions: [],
    finance: { status: "none", timing },
    delivery: { status: "waiting", way },
    sync: { status: sync, attempts: 0 },
    ...(representation && { representation }),
  };
}

/** Why a step cannot be taken. */
export type Obstacle =
  | "not-allowed-here"
  | "not-theirs"
  | "reason-missing"
  | "items-missing"
  | "items-not-asked"
  | "date-missing"
  | "date-not-later"
  | "date-beyond-calendar"
  | "until-not-later"
  | "until-beyond-calendar"
  | "tracking-number-missing"
  | "rating-missing"
  | "decided"
  | "too-late"
  | "free-of-charge"
  | "not-paid"
  | "not-by-post"
  | "not-represented"
  | "rated-already";

/** The request that waits for the citizen. */
export function openRequest({ status, supplementRequests }: Dossier): SupplementRequest | undefined {
  return status === "supplementRequested" ? supplementRequests[supplementRequests.length - 1] : undefined;
}

/** Whether the tables let it through, whoever does it and whatever they say. */
function isAllowed(dossier: Dossier, action: DossierAction): boolean {
  const { status, pausedFrom, finance, delivery, representation } = dossier;
  const processing = nextProcessing(status, action, pausedFrom) !== undefined;
  const money = nextFinance(finance.status, action) !== undefined;
  switch (action) {
    case "requestPayment":
      return processing && money;
    case "charge":
      return money && (status === "accepted" || status === "processing" || status === "finished");
    // What was charged without pausing is paid in any status.
    case "pay":
    case "waive":
    case "refund":
    case "declineRefund":
      return money;
    // What was paid for and is not coming.
    case "requestRefund":
      return money && endedWithoutResult(status);
    case "post":
    case "comeBack":
      return nextDelivery(delivery.status, action) !== undefined;
    // Once there is a result nothing hangs on it any more.
    case "confirmRepresentation":
    case "refuseRepresentation":
      return (
        nextRepresentation(representation?.status, action) !== undefined && !isEnded(status) && !dossier.finishedAt
      );
    case "rate":
      return status === "handedOver";
    default:
      return processing;
  }
}

function missing(need: Need, given: Given): Obstacle | undefined {
  switch (need) {
    case "reason":
      return given.reason?.trim() ? undefined : "reason-missing";
    case "date":
      return given.date ? undefined : "date-missing";
    case "items":
      return given.items?.length ? undefined : "items-missing";
    case "trackingNumber":
      return given.trackingNumber?.trim() ? undefined : "tracking-number-missing";
    case "rating":
      return given.rating ? undefined : "rating-missing";
  }
}

/** A day that is said is one to come, in a year whose holidays are known: all else is a slip. */
function whyNotDay<Which extends "date" | "until">(
  which: Which,
  given: Given,
  at: Date,
  calendar: CalendarFile | undefined,
) {
  const day = given[which] && civilDate(given[which]);
  if (!day) return undefined;
  if (day <= civilDate(at)) return `${which}-not-later` as const;
  return !calendar || knowsYearOf(day, calendar) ? undefined : (`${which}-beyond-calendar` as const);
}

/** What an extension has to be later than: the newest date, or the one before the office's own, which it may correct. */
function promisedBefore({ extensions, due }: Dossier): Date | undefined {
  const [latest] = extensions.filter(({ corrects }) => !corrects).slice(-1);
  return latest && !latest.bySystem ? latest.from : due?.at;
}

/**
 * What stands in the way of a step; undefined when nothing does.
 * @param calendar the province's, by which dates said with the step are looked at; absent: any year will do
 */
export function whyNot(
  dossier: Dossier,
  { action, by, at, given = {} }: Step,
  calendar?: CalendarFile,
): Obstacle | undefined {
  if (action === "rate" && dossier.rating) return "rated-already";
  if (!isAllowed(dossier, action)) return "not-allowed-here";
  if (!ACTORS[action].includes(by)) return "not-theirs";
  for (const need of NEEDS[action] ?? []) {
    const obstacle = missing(need, given);
    if (obstacle) return obstacle;
  }
  const { due, decidedAt, finance, delivery, representation } = dossier;
  switch (action) {
    case "decide":
    case "finish":
      // Nothing is decided for an organisation on the word of somebody who may not speak for it.
      return !representation || representation.status === "confirmed" ? undefined : "not-represented";
    case "withdraw":
      return decidedAt ? "decided" : undefined;
    case "requestPayment":
    case "charge":
      return finance.timing === "free" ? "free-of-charge" : whyNotDay("until", given, at, calendar);
    case "requestSupplement":
      if (!given.items!.every((item) => "reason" in item && item.reason.trim())) return "reason-missing";
      return whyNotDay("until", given, at, calendar);
    case "supplement":
      return whyNotSupplement(openRequest(dossier)!, at, given);
    case "accept":
    case "resume":
      return whyNotDay("date", given, at, calendar);
    case "extend": {
      const before = promisedBefore(dossier);
      const isAnother = given.date!.getTime() !== due?.at.getTime() && !(before && given.date! <= before);
      return isAnother ? whyNotDay("date", given, at, calendar) : "date-not-later";
    }
    case "handOver":
      return finance.status === "requested" ? "not-paid" : undefined;
    case "post":
      return delivery.way === "post" ? undefined : "not-by-post";
    default:
      return undefined;
  }
}

/** All that was asked for, and nothing else: a part of it would only be asked for again. */
function whyNotSupplement({ items, until }: SupplementRequest, at: Date, given: Given): Obstacle | undefined {
  if (until && at > until) return "too-late";
  const supplied = new Set(given.items!.map(({ id }) => id));
  if ([...supplied].some((id) => !items.some((item) => item.id === id))) return "items-not-asked";
  return items.every(({ id }) => supplied.has(id)) ? undefined : "items-missing";
}

/**
 * The dossier after a step: all four machines, its clock and its lists. Changes nothing in the one given.
 * @throws RangeError with the obstacle, where `whyNot` names one; CalendarEnds
 */
export function advance(dossier: Dossier, step: Step, terms: Terms): Dossier {
  const obstacle = whyNot(dossier, step, terms.calendar);
  if (obstacle) throw new RangeError(obstacle);
  const { action, at, given = {} } = step;
  const status = nextProcessing(dossier.status, action, dossier.pausedFrom) ?? dossier.status;
  return {
    ...dossier,
    ...clockAfter(dossier, status, step, terms),
    ...listsAfter(dossier, step),
    status,
    ...(action === "decide" && { decidedAt: at }),
    ...(action === "finish" && { finishedAt: at }),
    ...(action === "rate" && { rating: given.rating }),
    endedAt: isEnded(status) ? (dossier.endedAt ?? at) : undefined,
    finance: {
      ...dossier.finance,
      status: nextFinance(dossier.finance.status, action) ?? dossier.finance.status,
      // Of the newest request; what is charged without pausing it has no such time.
      ...(action === "requestPayment" && { until: given.until }),
      ...(action === "charge" && { until: undefined }),
    },
    delivery: {
      ...dossier.delivery,
      status: nextDelivery(dossier.delivery.status, action) ?? dossier.delivery.status,
      ...(action === "post" && { trackingNumber: given.trackingNumber!.trim() }),
    },
    sync: (needsSync(action) && nextSync(dossier.sync, "need", at)) || dossier.sync,
    ...representationAfter(dossier, step),
  };
}

function representationAfter(
  { representation }: Dossier,
  { action, at, given = {} }: Step,
): Pick<Dossier, "representation"> {
  const status = nextRepresentation(representation?.status, action);
  if (!status) return {};
  return {
    representation: { status, by: "office", at, ...(status === "refused" && { reason: given.reason!.trim() }) },
  };
}

/**
 * Nobody kept the date: said sorry for, and promised anew. The nation is told, as of every new date.
 * @param from until when it had been promised @param reason what citizens read
 */
export function promiseAnew(
  dossier: Dossier,
  { at, from, to, reason }: { at: Date; from: Date; to: DueTime; reason: string },
): Dossier {
  return {
    ...dossier,
    extensions: [...dossier.extensions, { at, reason, from, to: to.at, bySystem: true }],
    due: to,
    sync: nextSync(dossier.sync, "need", at) ?? dossier.sync,
  };
}

type Clock = Pick<Dossier, "acceptedAt" | "startsAt" | "due" | "left" | "pausedFrom" | "clockStoppedAt">;

/** Stops, starts and sets the clock. One pause at a time: a request that ends in a stop keeps what was left at first. */
function clockAfter(dossier: Dossier, status: ProcessingStatus, { action, at, given = {} }: Step, terms: Terms): Clock {
  const { acceptedAt, startsAt, due, left, pausedFrom, clockStoppedAt } = dossier;
  const { calendar, allowed, cutoffTime } = terms;
  const runs = { left: undefined, pausedFrom: undefined, clockStoppedAt: undefined };
  const started = (): Clock => ({
    ...runs,
    acceptedAt: at,
    startsAt: allowed && effectiveStart(at, calendar, { cutoffTime }),
    due: allowed
      ? dueTime(at, allowed, calendar, { cutoffTime })
      : given.date && { at: given.date, isProvisional: false },
  });
  if (action === "accept") return started();
  if (action === "extend") return { ...runs, acceptedAt, due: { at: given.date!, isProvisional: false } };
  if (isPaused(status) && !isPaused(dossier.status))
    return {
      acceptedAt,
      due,
      left: due && pause(due, at, allowed?.unit ?? "working-day", calendar, startsAt),
      pausedFrom: dossier.status as WorkedStatus,
      clockStoppedAt: at,
    };
  if (isPaused(dossier.status) && !isPaused(status) && !isEnded(status)) {
    // Stopped before anybody had accepted it: its clock has never run.
    if (action === "resume" && !acceptedAt) return started();
    return { ...runs, acceptedAt, due: left ? resume(left, at, calendar) : due };
  }
  const stops = status !== dossier.status && (status === "finished" || isEnded(status));
  const ends = !isPaused(status);
  return {
    acceptedAt,
    due,
    left: ends ? undefined : left,
    pausedFrom: ends ? undefined : pausedFrom,
    clockStoppedAt: clockStoppedAt ?? (stops ? at : undefined),
  };
}

function listsAfter(
  { supplementRequests, extensions, due }: Dossier,
  { action, at, given = {} }: Step,
): Partial<Pick<Dossier, "supplementRequests" | "extensions">> {
  switch (action) {
    case "requestSupplement": {
      const items = given.items as readonly SupplementItem[];
      return { supplementRequests: [...supplementRequests, { at, items: [...items], until: given.until }] };
    }
    case "supplement": {
      const supplied = (each: SupplementRequest, i: number) =>
        i === supplementRequests.length - 1 ? { ...each, suppliedAt: at } : each;
      return { supplementRequests: supplementRequests.map(supplied) };
    }
    case "extend": {
      const to = given.date!;
      const corrects = due !== undefined && to < due.at;
      const extension = { at, reason: given.reason!.trim(), from: due?.at, to, ...(corrects && { corrects }) };
      return { extensions: [...extensions, extension] };
    }
    default:
      return {};
  }
}

/* ------------------------------------------------------------------- reading */

/**
 * Whether it is late, or was when its clock stopped. A new date promised after the old one had passed does not undo it.
 */
export function isLate({ due, clockStoppedAt, extensions }: Dossier, now: Date): boolean {
  if (extensions.some(({ at, from }) => from && !isOnTime(at, from))) return true;
  return due !== undefined && !isOnTime(clockStoppedAt ?? now, due.at);
}

/** What QĐ 766 counts: late, or asked to be supplemented more than once (domain.md §1.3). */
export const countsAsOverdue = (dossier: Dossier, now: Date): boolean =>
  isLate(dossier, now) || dossier.supplementRequests.length > 1;

export type Warning = "counts-as-overdue" | "extended-too-often";
/** More are possible, and told of before. */
export const EXTENSIONS_MAX = 2;

/** What an officer is told before a step that is allowed and still not right. */
export function warningsOf({ supplementRequests, extensions }: Dossier, action: DossierAction): Warning[] {
  if (action === "requestSupplement" && supplementRequests.length > 0) return ["counts-as-overdue"];
  const byOffice = extensions.filter(({ bySystem, corrects }) => !bySystem && !corrects);
  if (action === "extend" && byOffice.length >= EXTENSIONS_MAX) return ["extended-too-often"];
  return [];
}

/** `collect`: at the counter. `openResult`: the electronic one. */
export type CitizenAction = "supplement" | "pay" | "collect" | "openResult" | "withdraw" | "requestRefund" | "rate";

/** What the citizen can do now, the most pressing first. */
export function citizenCan(dossier: Dossier, now: Date): CitizenAction[] {
  const { status, finance, delivery, decidedAt, rating } = dossier;
  const inTime = (until?: Date) => !until || now <= until;
  const request = openRequest(dossier);
  const isThere = status === "finished" && finance.status !== "requested";
  const atOffice =
    delivery.status === "returnedToOffice" || (delivery.way === "counter" && delivery.status === "ready");
  const can: Record<CitizenAction, boolean> = {
    supplement: request !== undefined && inTime(request.until),
    pay: finance.status === "requested" && inTime(finance.until),
    collect: isThere && atOffice,
    openResult: delivery.way === "electronic" && (isThere || status === "handedOver"),
    withdraw: nextProcessing(status, "withdraw") !== undefined && !decidedAt,
    requestRefund: isAllowed(dossier, "requestRefund"),
    rate: status === "handedOver" && !rating,
  };
  return (Object.keys(can) as CitizenAction[]).filter((action) => can[action]);
}

/** Nothing waits for these. */
const LEISURELY = new Set<CitizenAction>(["withdraw", "requestRefund", "rate"]);

/** The one thing the dossier waits for from its citizen, and until when; undefined when it does not. */
export function pendingAction(dossier: Dossier, now: Date): { action: CitizenAction; until?: Date } | undefined {
  const [action] = citizenCan(dossier, now);
  if (!action || LEISURELY.has(action) || dossier.status === "handedOver") return undefined;
  const until =
    action === "supplement" ? openRequest(dossier)?.until : action === "pay" ? dossier.finance.until : undefined;
  return { action, ...(until && { until }) };
}
