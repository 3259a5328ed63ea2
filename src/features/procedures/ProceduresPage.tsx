import { api } from "../../api/api.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { province } from "../../lib/province.ts";
import { useSettledQuery } from "../../lib/settled.ts";
import { localText } from "../../lib/text.ts";
import { createVisits } from "../../lib/visits.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, EmptyState, LinkCard, Screen, TextField } from "../../ui/index.ts";
import { useProcedureMessages } from "./messages.ts";

const useWords = createVisits("");

/** Every procedure there is, and a search that answers while one types. */
export default function ProceduresPage() {
  const t = useProcedureMessages().list;
  const language = useLanguage();
  const [words, setWords] = useWords();
  const q = useSettledQuery(words);
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
          onChange={(event) => setWords(event.target.value)}
        />
      </form>
      <SeenPages
        key={q}
        queryKey={["procedures", q]}
        fetch={({ cursor, signal }) => api.call("searchProcedures", { query: { q: q || undefined, cursor }, signal })}
        count={t.found}
        showCount={Boolean(q)}
        card={({ code, title, summary, field }) => (
          <LinkCard
            to={`/procedures/${code}`}
            title={localText(title, language)}
            text={summary ? localText(summary, language) : field}
          />
        )}
        empty={
          <EmptyState icon="list-checks" title={q ? t.found(0, false) : t.empty}>
            <p className="mb-4">{t.nothingFound(province.hotline.number)}</p>
            <CallLink />
          </EmptyState>
        }
      />
    </Screen>
  );
}
