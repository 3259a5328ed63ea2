import type { Level, Problem, ProblemCode } from "../../contract/types.ts";

/**
 * Problems the server could not name, because no answer of its own arrived:
 * - `offline` the phone says it has no network
 * - `timeout` no answer in the time we give
 * - `unreachable` a network, but no answer of our server's (or an answer that is not ours, as a captive portal gives)
 */
export type ClientProblem = "offline" | "timeout" | "unreachable";

/** Why a call failed. Every `code` has a sentence and a next step in `src/messages`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ProblemCode | ClientProblem;
  /** HTTP status; absent when no answer arrived. */
  readonly status?: number;
  /** Names the request in the server's log; shown to the citizen, who may read it to the hotline. */
  readonly requestId?: string;
  /** Which parts of the request were refused: `{ path: "/body/text", rule: "minLength" }`. */
  readonly fields?: Problem["fields"];
  readonly retryAfterSeconds?: number;
  readonly requiredLevel?: Level;
  /** What the server adds for this code alone: of `identity-linked-elsewhere`, the other account's masked phone. */
  readonly detail?: string;

  constructor(code: ProblemCode | ClientProblem, details: Omit<Partial<Problem>, "code"> = {}) {
    super(details.requestId ? `${code} (${details.requestId})` : code);
    this.code = code;
    if (details.status !== undefined) this.status = details.status;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.fields !== undefined) this.fields = details.fields;
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds;
    if (details.requiredLevel !== undefined) this.requiredLevel = details.requiredLevel as Level;
    if (details.detail !== undefined) this.detail = details.detail;
  }
}

/** `true` when `error` is an `ApiError` with one of these codes (any code when none is named). */
export function isApiError(error: unknown, ...codes: ApiError["code"][]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

/** The server has no such thing (any more), or does not show it. */
export const isNotFound = (error: unknown): error is ApiError =>
  isApiError(error) && /(^|-)not-found$/.test(error.code);

/** No answer of the server's: the same call may succeed later, as it stands. */
export function isConnectionError(error: unknown): error is ApiError {
  return isApiError(error, "offline", "timeout", "unreachable");
}

const CODE_BY_STATUS: Record<number, ProblemCode> = {
  401: "unauthenticated",
  404: "not-found",
  405: "method-not-allowed",
  413: "body-too-large",
  415: "unsupported-media-type",
  429: "rate-limited",
};

/**
 * The error for an answer outside 2xx. An answer without our problem body comes from something in between (a proxy, a
 * captive portal), so 5xx and what has no code of its own count as `unreachable`.
 */
export function errorFromAnswer(status: number, body: unknown, headers: { get(name: string): unknown }): ApiError {
  const retryAfter = Number(headers.get("retry-after"));
  const requestId = headers.get("x-request-id");
  if (isProblem(body)) {
    return new ApiError(body.code, {
      ...body,
      ...(body.retryAfterSeconds === undefined && retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    });
  }
  return new ApiError(CODE_BY_STATUS[status] ?? "unreachable", {
    status,
    ...(typeof requestId === "string" && requestId ? { requestId } : {}),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  });
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && typeof (body as { code?: unknown }).code === "string";
}

/** The error for a call that got no answer at all. */
export function errorFromSilence(timedOut: boolean): ApiError {
  if (typeof navigator !== "undefined" && navigator.onLine === false) return new ApiError("offline");
  return new ApiError(timedOut ? "timeout" : "unreachable");
}
