import { toNfc } from "../../../contract/text.ts";
import type { Answers } from "../../../contract/forms.ts";
import type { NewDossier } from "../../../contract/types.ts";

/** What the app asks beside the procedure's form. No field of a form can be called so. */
export interface OwnAnswers {
  $commune?: string;
  /** By id of the declaration, the version of the text that was ticked. */
  $declared?: Record<string, number>;
  $delivery?: NewDossier["delivery"]["method"];
  $address?: string;
  /** What the other person was asked to agree to, and whether they did. */
  $agreement?: { id: string; content: string; agreed?: true };
}
export const OWN = [
  "$commune",
  "$declared",
  "$delivery",
  "$address",
  "$agreement",
] as const satisfies (keyof OwnAnswers)[];

/** A dossier being written: the form's answers as the contract has them, and ours. */
export type DossierAnswers = Answers & OwnAnswers;

/** An answer at its path (`family.0.familyName`). @returns the top-level part that changed */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [head = "", ...rest] = path.split(".");
  return { [head]: put(answers[head], rest, value) };
}

function put(of: unknown, [head, ...rest]: string[], value: unknown): unknown {
  if (head === undefined) return value;
  if (/^\d+$/.test(head)) {
    const list: unknown[] = Array.isArray(of) ? [...(of as unknown[])] : [];
    while (list.length <= Number(head)) list.push({});
    list[Number(head)] = put(list[Number(head)], rest, value);
    return list;
  }
  const block = typeof of === "object" && of !== null && !Array.isArray(of) ? (of as Answers) : {};
  return { ...block, [head]: put(block[head], rest, value) };
}

/** As the contract wants what was typed: NFC, no blanks around it, nothing of ours, nothing empty. */
export function typed(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([name, value]) => name[0] !== "$" && value !== undefined && value !== null && value !== "")
      .map(([name, value]) => [name, tidy(value)]),
  );
}

function tidy(value: unknown): unknown {
  if (typeof value === "string") return toNfc(value).trim();
  if (Array.isArray(value)) return value.map(tidy);
  return typeof value === "object" && value !== null ? typed(value as Answers) : value;
}
