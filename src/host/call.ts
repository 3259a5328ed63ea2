import { HostError, type HostErrorCode } from "./port.ts";

/** One call of the SDK on behalf of one of our verbs. */
export interface NativeCall {
  verb: string;
  /** The SDK's own name: what its rate limit counts. */
  api: string;
  /** What it is called with: two calls that are the same while the first is under way are one. */
  given: object;
  milliseconds: number;
}

/** zmp-sdk refuses (-1409) the fourth call of one API within a second of the first (`utils/decorator.js`). */
const CALLS_PER_WINDOW = 3;
const WINDOW = 1_050;

/** The calls of one API of the SDK: when the last ones really began, and those that wait for their turn. */
interface Lane {
  starts: number[];
  waiting: (() => void)[];
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Calls the SDK with what it lacks: an end to waiting (most native calls never settle when Zalo stays silent), one call
 * where the same is asked twice at once, pauses under the rate limit, and errors as `HostError`.
 */
export function nativeCaller(): <T>(call: NativeCall, run: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<unknown>>();
  const lanes = new Map<string, Lane>();

  /** Begins what may begin now. Counted from the moments calls began, not from when they should have: timers of a busy phone are late. */
  function advance(lane: Lane): void {
    delete lane.timer;
    for (let next = lane.waiting[0]; next; next = lane.waiting[0]) {
      const now = performance.now();
      const pause = lane.starts.length < CALLS_PER_WINDOW ? 0 : lane.starts[0]! + WINDOW - now;
      if (pause > 0) {
        lane.timer = setTimeout(() => advance(lane), pause);
        return;
      }
      lane.starts = [...lane.starts, now].slice(-CALLS_PER_WINDOW);
      lane.waiting.shift();
      next();
    }
  }

  function inTurn(api: string, start: () => void): void {
    const lane = lanes.get(api) ?? { starts: [], waiting: [] };
    lanes.set(api, lane);
    lane.waiting.push(start);
    if (lane.timer === undefined) advance(lane);
  }

  return function call<T>({ verb, api, given, milliseconds }: NativeCall, run: () => Promise<T>): Promise<T> {
    const key = `${api} ${JSON.stringify(given)}`;
    const same = underWay.get(key);
    if (same) return same as Promise<T>;
    const result = new Promise<T>((resolve, reject) => {
      inTurn(api, () => {
        const timer = setTimeout(() => reject(new HostError("timeout", verb)), milliseconds);
        // `run` may throw where it stands: the SDK checks arguments and its rate limit synchronously.
        new Promise<T>((settle) => settle(run()))
          .then(resolve, (error: unknown) => reject(toHostError(error, verb)))
          .finally(() => clearTimeout(timer));
      });
    }).finally(() => underWay.delete(key));
    underWay.set(key, result);
    return result;
  };
}

/** What Zalo's numbers mean to us (`constants.js` of zmp-sdk; https://miniapp.zaloplatforms.com/documents/api/errorCode). */
const CODES: Record<number, HostErrorCode> = {
  [-201]: "denied",
  [-2002]: "denied",
  // Consent required: Zalo gives the number only together with the name.
  [-1401]: "denied",
  [-2003]: "cancelled",
  [-606]: "cancelled",
  [-1404]: "unsupported",
  [-600]: "unsupported",
  [-1403]: "not-approved",
  [-1409]: "rate-limited",
  [-1410]: "rate-limited",
  [-1408]: "timeout",
  [-601]: "timeout",
};

/** Native numbers that zmp-sdk passes on without a mapping of its own, by verb. */
const CODES_BY_VERB: Record<string, Record<number, HostErrorCode>> = {
  scanQr: { [-101]: "cancelled", [-1]: "denied", [-2]: "denied" },
  // No session with Zalo, or the mini app not activated: nothing a citizen refused.
  accessToken: { [-1401]: "unavailable" },
};

/** zmp-sdk rejects with plain objects `{ code, message, api, detail }`: neither Error nor its own AppError. */
export function toHostError(error: unknown, verb: string): HostError {
  if (error instanceof HostError) return error;
  const code = Number((error as { code?: unknown } | null | undefined)?.code);
  if (!Number.isFinite(code)) return new HostError("unavailable", verb);
  return new HostError(CODES_BY_VERB[verb]?.[code] ?? CODES[code] ?? "unavailable", verb, code);
}
