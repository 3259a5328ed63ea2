/** What one can ask about, and what goes elsewhere: what stands in the app serves at once, then what the server says. */
import { useQuery } from "@tanstack/react-query";
import builtIn from "province:topics";
import "../../ui/subjectIcons.ts";
import type { Door, Topic } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";

export function useTopics(): { topics: Topic[]; doors: Door[] } {
  const queryFn = () => api.call("listTopics");
  const query = { queryKey: ["topics"], queryFn, initialData: builtIn, initialDataUpdatedAt: 0 };
  return useQuery(query, queryClient).data;
}

/** A topic's name in the reader's language; empty where the app does not know it. */
export function useTopicTitle(): (topicId: string) => string {
  const language = useLanguage();
  const { topics } = useTopics();
  return (topicId) => topics.flatMap(({ id, title }) => (id === topicId ? localText(title, language) : []))[0] ?? "";
}
