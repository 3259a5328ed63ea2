/** A dossier's code from whatever a citizen typed, pasted or scanned. */
import { findCodes, normaliseCode } from "../../../contract/codes.ts";

/** Two letters and a date are the code of a report or a question. */
const isDossiers = (code: string) => /^H\d/.test(code);

/**
 * The codes in it, each once: usually one. Those of the province's own agencies before others.
 * @param agencies `H53.12`
 */
export function codesIn(words: string, agencies: readonly string[]): string[] {
  const typed = normaliseCode(words, agencies);
  if (typed && isDossiers(typed)) return [typed];
  const own = findCodes(words, { agencies }).filter(isDossiers);
  return own.length > 0 ? own : findCodes(words).filter(isDossiers);
}
