/** Somebody else has this phone from now on, or is proven on it: whoever holds something of the one before lets it go. */
const newcomers = new Set<() => void>();
const known = new Set<() => void>();

/** Calls back when what is held in memory may be another's; the vault shows only the newcomer's by then. */
export function onNewcomer(listener: () => void): void {
  newcomers.add(listener);
}

/**
 * Calls back whenever it is known who is here, the same as before or not. Where the phone had lost the note of who was
 * here last, the vault shows theirs only from then on.
 */
export function onKnown(listener: () => void): void {
  known.add(listener);
}

/** Said by whoever learns of it: `session/session.ts`. */
export function tellWhoIsHere(isNewcomer: boolean): void {
  for (const listener of [...(isNewcomer ? newcomers : []), ...known]) listener();
}
