import { createMessages } from "./messages.ts";
import { vi, type ProblemSentence } from "./vi/problems.ts";

const useProblems = createMessages("problems", vi);

/** The code an error carries: ours (`ApiError`, `HostError`) or none. */
const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unexpected";

/** What to tell the citizen about any error: a sentence and a next step. */
export function useProblem(error: unknown): ProblemSentence {
  const problems: Record<string, ProblemSentence> = useProblems();
  return problems[codeOf(error)] ?? (problems.unexpected as ProblemSentence);
}
