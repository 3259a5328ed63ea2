import { api } from "../../api/api.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { sayInstant } from "../../lib/dates.ts";
import { province } from "../../lib/province.ts";
import { useSettledQuery } from "../../lib/settled.ts";
import { localText } from "../../lib/text.ts";
import { createVisits } from "../../lib/visits.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, EmptyState, LinkCard, Screen, TextField } from "../../ui/index.ts";
import { Select } from "../../ui/Select.tsx";
import { useQuestionMessages } from "./messages.ts";
import { useTopics, useTopicTitle } from "./topics.ts";

const useSearch = createVisits({ words: "", topic: "" });

/** What others have asked and the office has answered: a search that answers while one types. */
export default function QuestionsPage() {
  const t = useQuestionMessages().list;
  const language = useLanguage();
  const titleOf = useTopicTitle();
  const options = useTopics().topics.map(({ id, title }) => ({ value: id, text: localText(title, language) }));
  const [{ words, topic }, setSearch] = useSearch();
  const q = useSettledQuery(words);
  const searched = Boolean(q || topic);
  return (
    <Screen title={t.title}>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField
          type="search"
          label={t.search}
          hint={t.searchHint}
          enterKeyHint="search"
          autoComplete="off"
          className="mb-4"
          value={words}
          onChange={(event) => setSearch({ words: event.target.value, topic })}
        />
        <Select
          id="topic"
          label={t.topic}
          all={t.allTopics}
          value={topic}
          options={options}
          onChange={(chosen) => setSearch({ words, topic: chosen })}
        />
      </form>
      <SeenPages
        key={`${topic} ${q}`}
        queryKey={["questions", topic, q]}
        fetch={({ cursor, signal }) =>
          api.call("searchQuestions", { query: { q: q || undefined, topic: topic || undefined, cursor }, signal })
        }
        count={t.found}
        showCount={searched}
        card={({ code, topicId, title, excerpt, answeredAt }) => (
          <LinkCard
            to={`/questions/${code}`}
            title={title}
            text={
              <>
                <span className="block">{excerpt}</span>
                {[titleOf(topicId), t.answeredAt(sayInstant(answeredAt, language))].filter(Boolean).join(" · ")}
              </>
            }
          />
        )}
        empty={
          <EmptyState icon="circle-help" title={searched ? t.found(0, false) : t.empty}>
            <p className="mb-4">{(searched ? t.nothingFound : t.emptyNext)(province.hotline.number)}</p>
            <CallLink />
          </EmptyState>
        }
      />
      <div className="mt-6">
        <LinkCard to="/questions/new" icon="circle-help" title={t.ask} text={t.askText} />
      </div>
    </Screen>
  );
}
