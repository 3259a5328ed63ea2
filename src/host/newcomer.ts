/** Somebody else has this phone from now on, or is proven on it: whoever holds something of the one before lets it go. */
const listeners = new Set<() => void>();

/** Calls back when what is held in memory may be another's; the vault shows only the newcomer's by then. */
export function onNewcomer(listener: () => void): void {
  listeners.add(listener);
}

/** Said by whoever learns of it: `session/session.ts`. */
export function tellNewcomer(): void {
  for (const listener of [...listeners]) listener();
}
