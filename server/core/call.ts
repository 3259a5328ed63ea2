import type { operations } from "../../contract/types.ts";
import type { Readable } from "node:stream";

/** The citizen behind a session. A guest is a citizen without a Zalo identity. */
export interface Citizen {
  id: string;
  level: 0 | 1 | 2;
  /** Whom the Zalo account is linked to, at level 2, and when that was last proven. */
  personId?: string;
  level2At?: Date;
  guest: boolean;
  sessionHash: string;
  expiresAt: Date;
}

/** An agency's key and the officer who uses it. */
export interface Office {
  keyId: string;
  agency: string;
  scopes: string[];
  officerId: string;
}

/** A file on its way out. */
export interface ServedFile {
  stream: Readable;
  size: number;
  /** Changes when the file does: files never change, so this is its id and which size of it. */
  tag: string;
  type: "image/webp" | "application/pdf";
  /** What it is called when it is saved. */
  name?: string;
  /** Of a dossier: no browser keeps it. */
  isPersonal?: boolean;
}

type Operation = keyof operations;
type JsonOf<R> = R extends { content: infer C }
  ? "application/json" extends keyof C
    ? C["application/json"]
    : ServedFile
  : never;
type BodyOf<O> = O extends { requestBody: { content: { "application/json": infer C } } } ? C : undefined;
type Params<O extends Operation, In extends "path" | "query"> = NonNullable<operations[O]["parameters"][In]>;

/** What an operation answers when it succeeds, from the contract. */
export type Answer<O extends Operation> = operations[O]["responses"] extends { 200: infer R }
  ? JsonOf<R>
  : operations[O]["responses"] extends { 201: infer R }
    ? JsonOf<R>
    : void;

/** A request that has passed the contract: validated, NFC, authenticated. */
export interface Call<O extends Operation = Operation> {
  path: Params<O, "path">;
  query: Params<O, "query">;
  body: BodyOf<operations[O]>;
  /** Set wherever the contract asks for a citizen's session. */
  citizen: Citizen;
  /** Set wherever the contract asks for an office key. */
  office: Office;
  /** What makes a repeat recognisable; set wherever the contract asks for `Idempotency-Key`. */
  repeat: Repeat;
}

export interface Repeat {
  /** Whose key it is: `citizen:<id>` or `office:<id>`. */
  actor: string;
  /** The citizen, where it is one's. */
  citizenId?: string;
  key: string;
  /** Of operation, path and body. */
  requestHash: string;
}

/** One function for every operation of the contract; one that is missing does not compile. */
export type Handlers = { [O in Operation]: (call: Call<O>) => Promise<Answer<O>> };
