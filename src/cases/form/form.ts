/** A form as its steps and its frame see it: a draft that becomes a case. */
import { toNfc } from "../../../contract/text.ts";
import type { DraftStore } from "../draft/draft.ts";

export interface CaseForm<A, Step extends string = string> {
  /** Its own address: `/questions/new`. Each step stands in the address, so that the phone's back goes one step back. */
  path: string;
  /** In their order; the last one sends. */
  steps: readonly Step[];
  store: DraftStore<A>;
  /** The answers in words, in the order of the form. A hook. */
  useParts(): (answers: A) => Parts<A, Step>;
}

/** What each field is called on the screen, what was answered, and the step that asks for it (`""`: the start). */
export type Parts<A, Step extends string> = {
  [field in keyof A | "files"]?: [name: string, words: string, step: Step | ""];
};

/** Address of a step. */
export const stepPath = <A, Step extends string>({ path }: CaseForm<A, Step>, step: Step | "sent" | ""): string =>
  step ? `${path}?step=${step}` : path;

/** Length as the server counts it: code points of the NFC form without the blanks around it. */
export function lengthFault(typed: string, min: number, max: number): "missing" | "short" | "long" | undefined {
  const length = Array.from(toNfc(typed).trim()).length;
  return length === 0 ? "missing" : length < min ? "short" : length > max ? "long" : undefined;
}
