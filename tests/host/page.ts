// A mini app that is nothing but the host adapter: what tests/browser/host.spec.ts drives, over the unmodified zmp-sdk.
import { createApi } from "../../src/api/client.ts";
import { isApiError } from "../../src/api/errors.ts";
import { newIdempotencyKey } from "../../src/api/idempotency.ts";
import type { OperationId } from "../../src/api/operations.ts";
import { readPublic } from "../../src/api/read.ts";
import { HostError, type Host } from "../../src/host/host.ts";
import { createZaloHost, type ZaloHostOptions } from "../../src/host/zalo.ts";

export type Outcome = { value: unknown } | { error: string; nativeCode?: number };

const host: Host = createZaloHost();

/** Does something with a host and says how it ended; errors that are not ours stand out. */
async function outcome(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await run() };
  } catch (error) {
    if (!(error instanceof HostError)) return { error: `not a HostError: ${String(error)}` };
    return { error: error.code, ...(error.nativeCode === undefined ? {} : { nativeCode: error.nativeCode }) };
  }
}

/** Calls the server as the app does, with a bearer that is good for anything. */
async function call(id: OperationId, given: object): Promise<Outcome> {
  const { call } = createApi({
    origin: __API_ORIGIN__,
    bearer: async () => "bearer-of-the-tests",
    onExpired: async () => undefined,
  });
  const anyCall = call as (id: OperationId, given: object) => Promise<unknown>;
  try {
    const value = id.startsWith("getP") ? await readPublic(__API_ORIGIN__, id, given) : await anyCall(id, given);
    return { value: value instanceof Blob ? `${value.type} ${value.size}` : value };
  } catch (error) {
    return { error: isApiError(error) ? error.code : `not an ApiError: ${String(error)}` };
  }
}

const page = {
  host,
  call,
  newIdempotencyKey,
  /** `limits`: a host of its own, which gives up sooner. */
  ask(verb: string, given: unknown[] = [], limits?: ZaloHostOptions) {
    const asked = limits ? createZaloHost(limits) : host;
    const run = asked[verb as "accessToken"] as unknown as (...given: unknown[]) => Promise<unknown>;
    return outcome(() => run(...given));
  },
  /** What each of these events brought. */
  heard: [] as unknown[],
  outcome,
};
export type HostPage = typeof page;
(window as unknown as { page: HostPage }).page = page;

const button = document.createElement("button");
button.textContent = "Ready";
document.getElementById("app")!.append(button);
