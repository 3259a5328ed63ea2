/** A form as its steps and its frame see it: a draft that becomes a case. */
import { toNfc } from "../../../contract/text.ts";
import type { DraftStore } from "../draft/draft.ts";
import type { OutboxEntry } from "../outbox/entry.ts";

export interface CaseForm<A, Step extends string = string> {
  /** Its own address: `/questions/new`. Each step stands in the address, so that the phone's back goes one step back. */
  path: string;
  /** Where the start is chosen anew for a draft; its own address where that makes no difference. */
  startPath?(draftId: string): string;
  /** In their order, as the answers so far open them; the last one ends the form. */
  steps(answers: A): readonly Step[];
  store: DraftStore<A>;
  /** The first step that something is still wanting on, and the input's id; undefined when it can go. */
  unfinished(answers: A): { step: Step; field?: string } | undefined;
  /** The answers in words, in the order of the form. A hook. */
  useParts(): (answers: A) => Parts<A, Step>;
}

/** What each field is called on the screen, what was answered, and the step that asks for it (`""`: the start). */
export type Parts<A, Step extends string> = {
  [field in keyof A | "files"]?: [name: string, words: string, step: Step | ""];
};

/** What is handed on with a step's address. */
export interface Arrival {
  /** Id of the input to go on with. */
  field?: string;
  /** Why the server did not take what stands in it: one of `Fault.rule`. */
  rule?: string;
  /** What was not taken, and is out of the outbox again to be mended. */
  refused?: Refusal;
}

export type Refusal = Pick<OutboxEntry, "reason" | "fields">;

type Addressed<A> = Pick<CaseForm<A>, "path" | "startPath" | "store">;

/** Address of a step of the draft in hand, or of what comes before the first one (`""`). */
export function stepPath<A>({ path, startPath, store }: Addressed<A>, step: string): string {
  const { id } = store.get();
  if (step) return `${path}?step=${step}&draft=${id}`;
  return startPath ? startPath(id) : path;
}

/** Address of what became of it. */
export const sentPath = <A>({ path }: Addressed<A>, key: string): string => `${path}?step=sent&key=${key}`;

/** Length as the server counts it: code points of the NFC form without the blanks around it. */
export function lengthFault(typed: string, min: number, max: number): "missing" | "short" | "long" | undefined {
  const length = Array.from(toNfc(typed).trim()).length;
  return length === 0 ? "missing" : length < min ? "short" : length > max ? "long" : undefined;
}
