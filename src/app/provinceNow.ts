/**
 * What may change without a release (GET /v1/public/province): switches, banners, alerts. The app opens on what it last
 * saw and asks again after the first paint.
 */
import { useSyncExternalStore } from "react";
import type { Alert, Province } from "../../contract/types.ts";
import { now } from "../lib/clock.ts";
import { province } from "../lib/province.ts";

interface ProvinceNow extends Pick<Province, "modules" | "alerts"> {
  /** When the server said so. */
  seenAt?: string;
}

/** The shell script reads it under this name too. */
const KEY = `${province.code}.province`;
const NOTHING: ProvinceNow = { modules: [], alerts: [] };
const listeners = new Set<() => void>();
let current = remembered();

function remembered(): ProvinceNow {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "null") as ProvinceNow | null;
    if (!kept) return NOTHING;
    return { ...kept, alerts: kept.alerts.filter(({ until }) => !until || new Date(until) > now()) };
  } catch {
    return NOTHING;
  }
}

/** Asks what is true now. Failing is harmless: what was last seen stands. */
export async function refreshProvinceNow(): Promise<void> {
  try {
    const { api } = await import("../api/api.ts");
    const { modules, alerts } = await api.call("getProvince");
    current = { modules, alerts, seenAt: now().toISOString() };
    for (const listener of listeners) listener();
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // No network, or no room to remember.
  }
}

export const isDanger = (alert: Alert) => alert.level === "danger";

/** Whether the first paint shows something that the prerendered home does not have. */
export const hasRememberedDanger = () => current.alerts.some(isDanger);

export const useProvinceNow = (): ProvinceNow =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
    () => NOTHING,
  );
