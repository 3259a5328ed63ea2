/** The phone's clock. The only reader of the real time; tests and the sandbox move it. */
export interface Clock {
  now(): Date;
}

let clock: Clock = { now: () => new Date(Date.now()) };

export const now = () => clock.now();

/** For tests. */
export function setClock(other: Clock): void {
  clock = other;
}
