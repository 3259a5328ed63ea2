import type { NationalPayload } from "../../contract/nationalPayload.ts";

/** The province's one-stop system (hệ thống một cửa điện tử), which tells the national portal. */
export interface OneStop {
  /**
   * Hands the whole dossier on as it is now; the system keeps the newest under its `MaHoSo`, so that a repeat changes
   * nothing. @throws an Error without anything personal in it, when it does not say yes
   */
  handOn(payload: NationalPayload): Promise<void>;
}

/**
 * As JSON by HTTP, with a bearer. What stands between (LGSP, an iGate) differs from province to province: this is the
 * one place to fit it. Field names are the national exchange's (domain.md §1.2).
 */
export function oneStopSystem(options: { url: string; token: string; timeoutMs?: number }): OneStop {
  const { url, token, timeoutMs = 10_000 } = options;
  return {
    async handOn(payload) {
      let status: number;
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: JSON.stringify(payload),
          redirect: "error",
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        status = response.status;
      } catch {
        // The cause may quote what was sent.
        throw new Error("The one-stop system does not answer.");
      }
      if (status < 200 || status >= 300) throw new Error(`The one-stop system answered ${status}.`);
    },
  };
}
