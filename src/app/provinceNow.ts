/**
 * What may change without a release (GET /v1/public/province): switches, banners, alerts. The app opens on what it last
 * saw and asks again after the first paint.
 */
import { useSyncExternalStore } from "react";
import type { Province } from "../../contract/types.ts";
import { province } from "../lib/province.ts";

type ProvinceNow = Pick<Province, "modules" | "alerts">;

const KEY = `${province.code}.province`;
const NOTHING: ProvinceNow = { modules: [], alerts: [] };
const listeners = new Set<() => void>();
let current = NOTHING;

function set(next: ProvinceNow): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Shows what was last seen, then what is true now. Called once, after the first paint. */
export async function startProvinceNow(): Promise<void> {
  try {
    set(JSON.parse(localStorage.getItem(KEY) || "null") ?? NOTHING);
  } catch {
    // Nothing remembered.
  }
  try {
    const answer = await fetch(`${__API_ORIGIN__}/v1/public/province`);
    if (!answer.ok) return;
    const { modules, alerts } = (await answer.json()) as Province;
    set({ modules, alerts });
    localStorage.setItem(KEY, JSON.stringify({ modules, alerts }));
  } catch {
    // No network or no room: what was last seen stands.
  }
}

export const useProvinceNow = (): ProvinceNow =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
    () => NOTHING,
  );
