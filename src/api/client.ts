/** Calls the server as the citizen. The only file that knows axios; `api.ts` loads it when it is first needed. */
import axios, { type AxiosResponse } from "axios";
import { address, operation, timeoutOf, type AnyArguments, type Call } from "./call.ts";
import { ApiError, errorFromAnswer, errorFromSilence, isApiError } from "./errors.ts";
import type { OperationId } from "./operations.ts";

export interface ApiOptions {
  /** The province's server: https, no path. */
  origin: string;
  /** The citizen's bearer; undefined where there is none yet. Rejects when it could not be had. */
  bearer(): Promise<string | undefined>;
  /** The server no longer knows `expired`: a new bearer, or undefined where there will be none. */
  onExpired(expired: string | undefined): Promise<string | undefined>;
}

export interface Api {
  call: Call;
}

/** Only the server says who the citizen is: no cookies, no cross-site tokens of axios's own. */
const http = axios.create({ withCredentials: false, withXSRFToken: false, validateStatus: () => true });

export function createApi({ origin, bearer, onExpired }: ApiOptions): Api {
  async function call(id: OperationId, given: AnyArguments = {}): Promise<unknown> {
    if (!operation(id).signed || given.bearer) return send(id, given, given.bearer);
    // The session is good where it is not theirs: said outside of what renews it.
    const beTheirs = async () => {
      if (given.isTheirs && !(await given.isTheirs())) throw new ApiError("session-expired");
    };
    const token = await bearer();
    await beTheirs();
    try {
      return await send(id, given, token);
    } catch (error) {
      if (!isApiError(error, "session-expired", "unauthenticated")) throw error;
      // Renewed and repeated once, with the same idempotency key: the citizen notices nothing.
      const renewed = await onExpired(token);
      if (renewed === undefined || renewed === token) throw error;
      await beTheirs();
      return send(id, given, renewed);
    }
  }

  async function send(id: OperationId, given: AnyArguments, token: string | undefined): Promise<unknown> {
    const { method, answer } = operation(id);
    const response = await http
      .request<unknown>({
        method,
        url: origin + address(id, given),
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(given.idempotencyKey === undefined ? {} : { "Idempotency-Key": given.idempotencyKey }),
          ...(given.body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(given.body === undefined ? {} : { data: given.body }),
        responseType: answer === "file" ? "blob" : "json",
        timeout: timeoutOf(operation(id)),
        ...(given.signal ? { signal: given.signal } : {}),
      })
      .catch((error: unknown) => {
        if (axios.isCancel(error)) throw new DOMException("Aborted", "AbortError");
        const code = axios.isAxiosError(error) ? error.code : undefined;
        throw errorFromSilence(code === "ECONNABORTED" || code === "ETIMEDOUT");
      });
    return read(response, answer === "file");
  }

  return { call: call as Call };
}

async function read(response: AxiosResponse<unknown>, file: boolean): Promise<unknown> {
  const { status, data } = response;
  const header = (name: string): unknown => response.headers[name];
  const json = /\bjson\b/.test(String(header("content-type") ?? ""));
  if (status >= 200 && status < 300) {
    if (file) return data;
    if (status === 204) return undefined;
    // A captive portal answers 200 with its own page.
    if (!json || typeof data !== "object") throw new ApiError("unreachable", { status });
    return data;
  }
  const body = file && json && data instanceof Blob ? parse(await data.text()) : json ? data : undefined;
  throw errorFromAnswer(status, body, { get: header });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
