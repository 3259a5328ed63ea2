/**
 * The phone app we live in, behind one interface. Features know this file only; `zalo.ts` beside it is the one file that
 * knows zmp-sdk, and is loaded when it is first needed, never by the first paint.
 */
import type { Host } from "./port.ts";

export * from "./port.ts";

let host: Promise<Host> | undefined;

/** The host, loaded when first asked for. Rejects only when its code could not be loaded; the next call tries again. */
export function getHost(): Promise<Host> {
  host ??= import("./zalo.ts")
    .then((module) => module.createZaloHost())
    .catch((error: unknown) => {
      host = undefined;
      throw error;
    });
  return host;
}
