import type { Tx } from "../../db/database.ts";
import type { CaseRow } from "../../core/case-access.ts";
import type { SharedSteps } from "../../core/kinds.ts";
import type { ProvinceData } from "../../core/province-data.ts";
import { inBody, Problem } from "../../problem.ts";
import { indexQuestion, lastAnswered, unindexQuestion } from "./repository.ts";

/** What makes a question a case of its own kind. */
export const questionKind = ({ questions }: ProvinceData): SharedSteps => ({
  codePrefix: questions.codePrefix,
  resolveWorkingDays: questions.answerWorkingDays,
  /** What is said to one citizen may rest on a look at their papers; only what everybody reads must cite. */
  checkAnswer() {},
  checkPublish: async (tx, row) => void (await citedAnswer(tx, row)),
  async published(tx, row) {
    await indexQuestion(tx, row, await citedAnswer(tx, row));
  },
  unpublished: unindexQuestion,
});

/**
 * The answer everybody reads names the law or the procedure it rests on.
 * @throws Problem transition-not-allowed without an answer, answer-needs-reason when it cites nothing
 */
async function citedAnswer(tx: Tx, row: CaseRow) {
  const answer = await lastAnswered(tx, row.id);
  if (!answer) throw new Problem("transition-not-allowed");
  if (answer.citations.length === 0) throw new Problem("answer-needs-reason", { fields: [inBody("citations")] });
  return answer;
}
