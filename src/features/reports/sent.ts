import type { Sent } from "./send.ts";

let last: Sent | undefined;

/** The report just sent, for its own screen, until the next one is begun. */
export const lastSent = {
  get: () => last,
  set: (sent: Sent | undefined) => {
    last = sent;
  },
};
