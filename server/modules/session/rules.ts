const DAY_MS = 24 * 60 * 60 * 1000;

/** A Zalo citizen begins again silently at any time; a guest's session is all that leads back to what they sent. */
export const SESSION_DAYS = { zalo: 30, guest: 180 } as const;

export const sessionEnd = (now: Date, guest: boolean): Date =>
  new Date(now.getTime() + SESSION_DAYS[guest ? "guest" : "zalo"] * DAY_MS);
