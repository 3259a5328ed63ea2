/** How many things only the citizen can mend, as far as is known: told by what is loaded long after the first paint. */
import { useSyncExternalStore } from "react";

let count = 0;
const listeners = new Set<() => void>();

export function tellNeedsYou(next: number): void {
  if (next === count) return;
  count = next;
  for (const listener of listeners) listener();
}

export const useNeedsYou = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => count,
    () => 0,
  );
