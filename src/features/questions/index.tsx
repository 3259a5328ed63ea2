import { useEffect, useState } from "react";
import type { Topic } from "../../../contract/types.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import type { Feature } from "../feature.ts";

/** Questions (hỏi đáp): a citizen looks for an answer, asks where there is none, and is answered. */
export const feature: Feature = {
  id: "questions",
  routes: [
    { path: "/questions/new", load: () => import("./NewQuestionPage.tsx") },
    { path: "/questions/sent/:code", load: () => import("./MyQuestionPage.tsx"), staysOpen: true },
    { path: "/questions", load: () => import("./QuestionsPage.tsx"), staysOpen: true },
    { path: "/questions/:code", load: () => import("./PublicQuestionPage.tsx"), staysOpen: true },
  ],
  cases: {
    kind: "question",
    minePath: (code) => `/questions/sent/${code}`,
    publicPath: (code) => `/questions/${code}`,
    newPath: "/questions/new",
    useSubject,
    icon: "circle-help",
  },
};

/** The topics come by themselves: the first paint carries this door, not what is behind it. */
function useSubject(): (topicId: string) => string {
  const language = useLanguage();
  const [topics, setTopics] = useState<Topic[]>([]);
  useEffect(() => {
    void import("province:topics").then(({ default: { topics } }) => setTopics(topics)).catch(() => undefined);
  }, []);
  return (topicId) => topics.flatMap(({ id, title }) => (id === topicId ? localText(title, language) : []))[0] ?? "";
}
