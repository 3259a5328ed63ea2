/** What a citizen says about a case must hold, before it leaves the phone. */
import { toNfc } from "../../../contract/text.ts";
import type { CaseFile } from "../files/files.ts";
import { useCaseMessages } from "../messages.ts";
import { WORDS_LIMITS } from "./caseDraft.ts";

export type WordsFault = "missing" | "long" | "refused-files";

/** @returns the first thing to put right; undefined when it may go */
export function faultInWords(
  typed: string,
  files: readonly Pick<CaseFile, "status">[],
  { filesAreEnough }: { filesAreEnough: boolean },
): WordsFault | undefined {
  const length = Array.from(toNfc(typed).trim()).length;
  const going = files.filter(({ status }) => status !== "refused").length;
  if (length > WORDS_LIMITS.textMax) return "long";
  if (length < WORDS_LIMITS.textMin && !(length === 0 && going > 0 && filesAreEnough)) return "missing";
  // Who picked a file wants it to go: never silently without it.
  return going < files.length ? "refused-files" : undefined;
}

export function useFaultSentence(): (fault: WordsFault, max: number) => string {
  const t = useCaseMessages().words;
  return (fault, max) =>
    fault === "missing" ? t.missing : fault === "long" ? t.long(max.toLocaleString("vi")) : t.refusedFiles;
}
