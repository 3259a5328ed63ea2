/** The types of a call, taken from the contract by operation id, and the address it goes to. Knows no HTTP library. */
import type { operations } from "../../contract/types.ts";
import { OPERATIONS, type Operation, type OperationId } from "./operations.ts";

type Of<Id extends OperationId> = operations[Id];
type Path<Id extends OperationId> = Of<Id>["parameters"] extends { path: infer P } ? P : never;
type Query<Id extends OperationId> = Of<Id>["parameters"] extends { query?: infer Q } ? NonNullable<Q> : never;
type Body<Id extends OperationId> =
  Of<Id> extends { requestBody: { content: infer C } } ? (C extends { "application/json": infer J } ? J : Blob) : never;
type Success<Id extends OperationId> = Of<Id>["responses"] extends { 200: infer R }
  ? R
  : Of<Id>["responses"] extends { 201: infer R }
    ? R
    : undefined;

/** The 2xx body of an operation: its JSON, a `Blob` for pictures, undefined where there is none. */
export type Answer<Id extends OperationId> =
  Success<Id> extends { content: infer C } ? (C extends { "application/json": infer J } ? J : Blob) : undefined;

type Field<Name extends string, Value> = [Value] extends [never] ? object : { [K in Name]: Value };

/** What an operation is called with. `idempotencyKey` is asked for exactly where the contract takes one. */
export type CallArguments<Id extends OperationId> = Field<"path", Path<Id>> &
  Field<"body", Body<Id>> &
  ((typeof OPERATIONS)[Id] extends { keyed: true } ? { idempotencyKey: string } : object) & {
    query?: [Query<Id>] extends [never] ? undefined : Query<Id>;
    signal?: AbortSignal;
    /** Asked once it is known who asks, of what was kept on this phone before: whether it is theirs. If not, nothing goes. */
    isTheirs?: () => Promise<boolean>;
    /** Asks with this one in place of the session's, and renews nothing. */
    bearer?: string;
  };

type Optional<T> = object extends T ? [T?] : [T];

/**
 * Calls one operation of the contract.
 * @returns its 2xx body
 * @throws ApiError; an `AbortError` when `signal` fired
 */
export interface Call {
  <Id extends OperationId>(operationId: Id, ...given: Optional<CallArguments<Id>>): Promise<Answer<Id>>;
}

/** `CallArguments` of any operation, as the implementations see it. */
export interface AnyArguments {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  isTheirs?: () => Promise<boolean>;
  bearer?: string;
}

export function operation(id: OperationId): Operation {
  return OPERATIONS[id];
}

/** Path and query of a call, encoded. */
export function address(id: OperationId, given: AnyArguments): string {
  const path = OPERATIONS[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.path![name]!));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  const words = query.toString();
  return words ? `${path}?${words}` : path;
}

/** Milliseconds we wait for an answer. What the citizen sends as a file goes by tus, with its own patience. */
export const TIMEOUTS = { json: 20_000, file: 60_000 };

export function timeoutOf({ answer }: Operation): number {
  return answer ? TIMEOUTS.file : TIMEOUTS.json;
}
