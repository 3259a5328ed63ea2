/** One window at a time works on a lane: the browser's own locks, else a lease in web storage. */
import { now } from "../../lib/clock.ts";

/** A lease that was not renewed for this long belongs to a window that is gone. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

/** Runs `work` while no other window of this app works on `lane`. @returns false when another one does */
export async function withLane(lane: string, work: () => Promise<void>): Promise<boolean> {
  const name = `${window.APP_ID ?? "app"}.outbox.${lane}`;
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks) {
    return locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
  }
  return withLease(name, work);
}

/**
 * For webviews without locks. Two windows may take a free lease in the same instant; the idempotency key makes that
 * harmless, and the lease makes it rare. Says nothing about a person.
 */
export async function withLease(name: string, work: () => Promise<void>): Promise<boolean> {
  const owner = String(Math.random());
  const take = () => write(name, `${owner} ${now().getTime() + LEASE_MS}`);
  const [holder, until] = (read(name) ?? "").split(" ");
  if (holder && holder !== owner && Number(until) > now().getTime() && Number(until) <= now().getTime() + LEASE_MS)
    return false;
  take();
  const timer = setInterval(take, RENEW_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
    write(name, undefined);
  }
  return true;
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // No web storage, no lease: the key alone protects.
  }
}
