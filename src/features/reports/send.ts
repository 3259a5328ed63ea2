/**
 * Sending a report exactly once over a network that loses answers. One key lives from the first press of “Gửi” until
 * the server answers, even if the words were edited in between: the server refuses the same key with other words, and
 * that refusal tells us that an earlier version had arrived, so we ask for its answer instead of making a second one.
 */
import type { NewReport, Report } from "../../../contract/types.ts";
import type { Sending } from "./draft.ts";

export interface SendPorts {
  create(body: NewReport, idempotencyKey: string): Promise<Report>;
  /** The contract's code of a failure. */
  codeOf(error: unknown): string;
  wait(ms: number): Promise<void>;
  newKey(): string;
  /** Keep what is known before each try: the app may be gone before the answer comes. */
  remember(sending: Sending): void;
}

export interface Sent {
  report: Report;
  /** The server had taken an earlier version of the words; that one stands. */
  earlierVersion: boolean;
}

/** Failures after which nobody knows whether the report arrived, or which pass by themselves. */
const PASSING = ["offline", "timeout", "unreachable", "internal", "not-ready", "idempotency-in-progress"];
const PAUSES_MS = [1000, 3000];

let underWay: Promise<Sent> | undefined;

/** Sends; a second call while one is under way joins it. */
export function sendReport(body: NewReport, sending: Sending, ports: SendPorts): Promise<Sent> {
  underWay ??= send(body, sending, ports).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function send(body: NewReport, sending: Sending, ports: SendPorts): Promise<Sent> {
  const key = sending.key ?? ports.newKey();
  const earlier = sending.unanswered.filter((each) => !sameBody(each, body));
  ports.remember({ key, unanswered: [...earlier, body] });
  try {
    return { report: await withRetries(() => ports.create(body, key), ports), earlierVersion: false };
  } catch (error) {
    if (ports.codeOf(error) === "idempotency-key-reused") {
      for (const version of [...earlier].reverse()) {
        try {
          return { report: await withRetries(() => ports.create(version, key), ports), earlierVersion: true };
        } catch (replayError) {
          if (ports.codeOf(replayError) !== "idempotency-key-reused") throw replayError;
        }
      }
    }
    // A plain refusal is an answer: this body made no report. What was unanswered before still may have.
    if (!isPassing(ports.codeOf(error))) ports.remember({ key, unanswered: earlier });
    throw error;
  }
}

async function withRetries<T>(attempt: () => Promise<T>, ports: SendPorts): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = PAUSES_MS[tried];
      if (pause === undefined || !isPassing(ports.codeOf(error))) throw error;
      await ports.wait(pause);
    }
  }
}

function isPassing(code: string): boolean {
  return PASSING.includes(code);
}

function sameBody(a: NewReport, b: NewReport): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
