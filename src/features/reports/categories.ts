/** The subjects of reports: what stands in the app serves at once, the server's replace them when they arrive. */
import { useEffect, useSyncExternalStore } from "react";
import builtIn from "province:categories";
import { findKind } from "../../../contract/reports.ts";
import type { Category, Kind } from "../../../contract/types.ts";

let current: Category[] = builtIn;
let asked = false;
const listeners = new Set<() => void>();

async function refresh(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    current = (await (await import("./api.ts")).listKinds()).categories;
    listeners.forEach((listener) => listener());
  } catch {
    asked = false; // the next screen asks again; until then the built-in ones serve
  }
}

export const getCategories = (): Category[] => current;

export function useCategories(): Category[] {
  useEffect(() => void refresh(), []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getCategories,
    getCategories,
  );
}

/** Who may read reports of this kind; undefined while or where it is unknown. */
export function useAudience(kindId: string | undefined): Kind["audience"] | undefined {
  return findKind(useCategories(), kindId ?? "")?.kind.audience;
}
