/** Where the server gets the time. Nothing else may ask the system, so that a test can move three weeks in a moment. */
export interface Clock {
  now(): Date;
}

export interface MovableClock extends Clock {
  /** How far this clock is from the system's. */
  offsetMs: number;
  move(ms: number): void;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that tests and the sandbox can move. */
export function movableClock(): MovableClock {
  return {
    offsetMs: 0,
    now() {
      return new Date(Date.now() + this.offsetMs);
    },
    move(ms) {
      this.offsetMs += ms;
    },
  };
}

/** By how much a clock was moved, in whole seconds: for libraries that ask the system's time themselves. */
export const secondsAhead = (clock: Clock): number => Math.round((clock.now().getTime() - Date.now()) / 1000);
