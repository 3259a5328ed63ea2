import { QueryClient } from "@tanstack/react-query";
import { isApiError, isConnectionError } from "./errors.ts";

/**
 * The app's cache of what the server said. Reads that got no answer are repeated twice with growing pauses; what the
 * server refused is not. Writes are never repeated here: whoever writes keeps the idempotency key and decides.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) => failures < 2 && mayPass(error),
      retryDelay: (attempt, error) => {
        const asked = isApiError(error) ? error.retryAfterSeconds : undefined;
        return asked === undefined ? 1_000 * 3 ** attempt : Math.min(asked, 60) * 1_000;
      },
      // Zalo's webview gains and loses focus with every sheet.
      refetchOnWindowFocus: false,
      // Let a call fail with our own error (and its sentence) instead of pausing silently while offline.
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

function mayPass(error: unknown): boolean {
  return isConnectionError(error)
    ? error.code !== "offline"
    : isApiError(error, "internal", "not-ready", "rate-limited");
}
