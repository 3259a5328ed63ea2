import type { Handlers } from "../../core/call.ts";
import { findCase } from "../../core/case-access.ts";
import { excerptOf } from "../../core/case-list.ts";
import type { Core } from "../../core/core.ts";
import { createCase } from "../../core/new-case.ts";
import { encodeCursor } from "../../core/page.ts";
import { Problem } from "../../problem.ts";
import { countAsked, lastAnswered, searchPublished } from "./repository.ts";
import { checkNewQuestion } from "./rules.ts";

export function questionHandlers(core: Core) {
  const { topics, doors } = core.province.questions;
  return {
    createQuestion: (call) => createCase(core, call, "question", () => checkNewQuestion(call.body, core.province)),

    async listTopics() {
      return { topics, doors };
    },

    async searchQuestions({ query }) {
      const limit = query.limit ?? 20;
      const rows = await searchPublished(core.db, { ...query, limit });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ code, topic_id, title, answer, answered_at }) => ({
          code,
          topicId: topic_id,
          title,
          excerpt: excerptOf(answer),
          answeredAt: answered_at.toISOString(),
        })),
        ...(rows.length > limit && last && { nextCursor: encodeCursor([last.score, last.ord]) }),
      };
    },

    /** Without who asked, and without the words the office has taken out. */
    async getPublicQuestion({ path }) {
      const row = await findCase(core.db, "everybody", path.code, { kind: "question" });
      const answer = await lastAnswered(core.db, row.id);
      if (!answer) throw new Problem("case-not-found");
      return {
        code: row.code,
        topicId: row.subject_id,
        title: row.published_title ?? row.title ?? "",
        text: row.published_text ?? row.text,
        sentAt: row.sent_at.toISOString(),
        asked: await countAsked(core.db, row.id),
        answer: { ...answer, at: answer.at.toISOString() },
      };
    },
  } satisfies Partial<Handlers>;
}
