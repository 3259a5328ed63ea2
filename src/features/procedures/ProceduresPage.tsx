import { useState } from "react";
import { useLocation } from "react-router-dom";
import { api } from "../../api/api.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { province } from "../../lib/province.ts";
import { useSettledQuery } from "../../lib/settled.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, EmptyState, LinkCard, Screen, TextField } from "../../ui/index.ts";
import { useProcedureMessages } from "./messages.ts";

/** What was looked for at each visit of this screen, so that back finds it again. */
const visits = new Map<string, string>();

/** Every procedure there is, and a search that answers while one types. */
export default function ProceduresPage() {
  const t = useProcedureMessages().list;
  const language = useLanguage();
  const { key } = useLocation();
  const [words, setWords] = useState(visits.get(key) ?? "");
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
          onChange={({ target: { value } }) => {
            visits.set(key, value);
            setWords(value);
          }}
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
