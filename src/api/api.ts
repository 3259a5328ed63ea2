/**
 * The app's way to the province's server. Light enough for the first screens: public reads go by fetch, and axios is
 * loaded with the first call that is the citizen's own.
 */
import type { Api, ApiOptions } from "./client.ts";
import { operation, type AnyArguments, type Call } from "./call.ts";
import type { OperationId } from "./operations.ts";
import { readPublic } from "./read.ts";

/** `https://…` of the province this build is for, from its `province.json`. */
export const apiOrigin: string = __API_ORIGIN__;

export type Identity = Pick<ApiOptions, "bearer" | "onExpired">;

let identify: (identity: Identity) => void;
const identity = new Promise<Identity>((resolve) => {
  identify = resolve;
});

/** Says whose bearer signed calls carry. `session/session.ts` calls it once when it is loaded; calls wait until then. */
export function provideIdentity(given: Identity): void {
  identify(given);
}

/** For what does not travel as an operation (uploads): the bearer, and the one that takes an expired one's place. */
export const bearer = async (): Promise<string | undefined> => (await identity).bearer();
export const renewBearer = async (expired: string | undefined): Promise<string | undefined> =>
  (await identity).onExpired(expired);

let client: Promise<Api> | undefined;

function signedClient(): Promise<Api> {
  client ??= import("./client.ts")
    .then(({ createApi }) =>
      createApi({
        origin: apiOrigin,
        bearer: async () => (await identity).bearer(),
        onExpired: async (expired) => (await identity).onExpired(expired),
      }),
    )
    .catch((error: unknown) => {
      client = undefined; // its code could not be loaded; the next call tries again
      throw error;
    });
  return client;
}

async function call(id: OperationId, given: AnyArguments = {}): Promise<unknown> {
  const { method, signed } = operation(id);
  if (method === "GET" && !signed) return readPublic(apiOrigin, id, given);
  const { call: send } = await signedClient();
  return (send as (id: OperationId, given: AnyArguments) => Promise<unknown>)(id, given);
}

/** `api.call("createReport", { body, idempotencyKey })`: typed by the contract, throws `ApiError`. */
export const api: Api = { call: call as Call };

/** Address of something everybody may see, from its path in an answer (`photo.thumbUrl`). */
export function publicUrl(path: string): string {
  return apiOrigin + path;
}
