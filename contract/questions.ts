/** The rules of a question (hỏi đáp) that phone and server share. */
import type { Door, Topic } from "./types.ts";

/** `provinces/<code>/questions.json`, checked by `questions-file.schema.json`. */
export interface QuestionsFile {
  /** Two capital letters every question's code begins with. */
  codePrefix: string;
  /** What this province promises; at most the limit in `cases.ts`. */
  answerWorkingDays: number;
  /** The office that controls procedures, as citizens know it: topics routed as `proposal` go to it. */
  proposalAgency: string;
  topics: Topic[];
  /** What is not a question, and where it goes. */
  doors: Door[];
}

export const QUESTION_LIMITS = {
  /** Characters after NFC. */
  titleMin: 5,
  titleMax: 200,
  textMin: 10,
  textMax: 4000,
  attachments: 5,
} as const;
