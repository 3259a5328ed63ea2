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
let current = remembered();

function remembered(): ProvinceNow {
  try {
    return (JSON.parse(localStorage.getItem(KEY) || "null") as ProvinceNow | null) ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Asks what is true now. Failing is harmless: what was last seen stands. */
export async function refreshProvinceNow(): Promise<void> {
  try {
    const { api } = await import("../api/api.ts");
    const { modules, alerts } = await api.call("getProvince");
    const next = JSON.stringify({ modules, alerts });
    if (next !== JSON.stringify(current)) {
      current = { modules, alerts };
      for (const listener of listeners) listener();
    }
    localStorage.setItem(KEY, next);
  } catch {
    // No network, or no room to remember.
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
