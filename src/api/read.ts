import { address, operation, timeoutOf, type AnyArguments } from "./call.ts";
import { errorFromAnswer, errorFromSilence } from "./errors.ts";
import type { OperationId } from "./operations.ts";

/**
 * Reads what everybody may read, with the browser's own fetch: the first screens need it before axios is there. Sends no
 * header of ours, so the webview makes no preflight, and leaves caching (ETag) to the browser.
 */
export async function readPublic(origin: string, id: OperationId, given: AnyArguments): Promise<unknown> {
  const stop = new AbortController();
  let timedOut = false;
  const timer = setTimeout(
    () => {
      timedOut = true;
      stop.abort();
    },
    timeoutOf(operation(id)),
  );
  const giveUp = () => stop.abort();
  if (given.signal?.aborted) giveUp();
  given.signal?.addEventListener("abort", giveUp);
  try {
    const response = await fetch(origin + address(id, given), { signal: stop.signal, credentials: "omit" });
    const json = /\bjson\b/.test(response.headers.get("content-type") ?? "");
    if (!response.ok) {
      throw errorFromAnswer(response.status, json ? await response.json() : undefined, response.headers);
    }
    if (operation(id).answer === "file") return await response.blob();
    if (!json) throw errorFromSilence(false);
    return await response.json();
  } catch (error) {
    if (given.signal?.aborted) throw new DOMException("Aborted", "AbortError");
    if (error instanceof Error && error.name === "ApiError") throw error;
    throw errorFromSilence(timedOut);
  } finally {
    clearTimeout(timer);
    given.signal?.removeEventListener("abort", giveUp);
  }
}
