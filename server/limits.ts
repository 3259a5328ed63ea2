import type { Clock } from "./core/clock.ts";
import { Problem } from "./problem.ts";

/** How many requests, in how many seconds. */
export interface Limit {
  requests: number;
  seconds: number;
}

export interface RateLimits {
  /** Phones of one neighbourhood share an address (carrier-grade NAT): generous. */
  address: Limit;
  citizen: Limit;
  /** Pieces of files: a good network carries a dozen a second. Counted apart, so that ten photos leave room to send. */
  pieces: Limit;
  piecesByAddress: Limit;
  /** Codes asked for that were not there. Codes can be guessed; nothing lies behind them for strangers, and no haystack either. */
  missedCodes: Limit;
  /** The same for an address, whoever asks: a new guest session is free, a new address is not. */
  missedCodesByAddress: Limit;
}

export const DEFAULT_LIMITS: RateLimits = {
  address: { requests: 1200, seconds: 60 },
  citizen: { requests: 240, seconds: 60 },
  pieces: { requests: 900, seconds: 60 },
  piecesByAddress: { requests: 3600, seconds: 60 },
  missedCodes: { requests: 20, seconds: 300 },
  missedCodesByAddress: { requests: 100, seconds: 300 },
};

/**
 * Buckets that refill steadily, in this process's memory: n servers allow n times as much, which is still a limit.
 * @fastify/rate-limit counts every request; the buckets of codes count only those that ended in 404, and all follow
 * the injected clock.
 */
class Buckets {
  readonly #limit: Limit;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(limit: Limit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  #bucket(key: string) {
    const now = this.#clock.now().getTime();
    const { requests, seconds } = this.#limit;
    const bucket = this.#buckets.get(key) ?? { left: requests, at: now };
    bucket.left = Math.min(requests, bucket.left + (Math.max(0, now - bucket.at) / 1000) * (requests / seconds));
    bucket.at = now;
    if (this.#buckets.size > 50_000) this.#forgetFull();
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forgetFull() {
    const refilled = this.#clock.now().getTime() - this.#limit.seconds * 1000;
    for (const [key, { at }] of this.#buckets) if (at < refilled) this.#buckets.delete(key);
  }

  check(key: string): void {
    const { left } = this.#bucket(key);
    if (left >= 1) return;
    const { requests, seconds } = this.#limit;
    throw new Problem("rate-limited", { retryAfterSeconds: Math.ceil((1 - left) * (seconds / requests)) });
  }

  take(key: string): void {
    this.#bucket(key).left -= 1;
  }
}

export function createLimits(clock: Clock, limits: RateLimits) {
  const address = new Buckets(limits.address, clock);
  const citizen = new Buckets(limits.citizen, clock);
  const pieces = new Buckets(limits.pieces, clock);
  const piecesByAddress = new Buckets(limits.piecesByAddress, clock);
  const missed = new Buckets(limits.missedCodes, clock);
  const missedByAddress = new Buckets(limits.missedCodesByAddress, clock);
  const checkAndTake = (others: Buckets, ofPieces: Buckets) => (key: string, isPiece?: boolean) => {
    const buckets = isPiece ? ofPieces : others;
    buckets.check(key);
    buckets.take(key);
  };
  return {
    perAddress: checkAndTake(address, piecesByAddress),
    perCitizen: checkAndTake(citizen, pieces),
    beforeLookup(address: string, citizenId?: string) {
      missedByAddress.check(address);
      if (citizenId) missed.check(citizenId);
    },
    missedLookup(address: string, citizenId?: string) {
      missedByAddress.take(address);
      if (citizenId) missed.take(citizenId);
    },
  };
}
