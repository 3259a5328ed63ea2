import type { NewQuestion } from "../../../contract/types.ts";
import type { NewCaseParts } from "../../core/new-case.ts";
import type { ProvinceData } from "../../core/province-data.ts";
import { inBody, Problem } from "../../problem.ts";

/**
 * What a new question must be, beyond its shape, and what follows from it. A proposal on rules or conduct is in the
 * hands of the office that controls procedures from the start (NĐ 20/2008/NĐ-CP, NĐ 92/2017/NĐ-CP).
 */
export function checkNewQuestion({ topicId, title }: NewQuestion, { questions }: ProvinceData): NewCaseParts {
  const topic = questions.topics.find(({ id }) => id === topicId);
  if (!topic) throw new Problem("topic-unknown", { fields: [inBody("topicId", "known")] });
  const agency = topic.route === "proposal" ? questions.proposalAgency : undefined;
  return { subjectId: topicId, audience: "public", title, agency };
}
