import { useRef } from "react";
import { useSearchParams } from "react-router-dom";
import type { ProcedureField } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { useSeen } from "../../cases/seen.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { province } from "../../lib/province.ts";
import { useSettledQuery } from "../../lib/settled.ts";
import { localText } from "../../lib/text.ts";
import { createVisits } from "../../lib/visits.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, EmptyState, LinkCard, Screen, TextField } from "../../ui/index.ts";
import { Select } from "../../ui/Select.tsx";
import { useProcedureMessages } from "./messages.ts";

const useWords = createVisits("");

/** Every procedure there is, by field, and a search that answers while one types. */
export default function ProceduresPage() {
  const t = useProcedureMessages().list;
  const language = useLanguage();
  const [words, setWords] = useWords();
  const q = useSettledQuery(words);
  const [field, chooseField] = useField();
  const query = { q: q || undefined };
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
        <Fields q={q} chosen={field} onChoose={chooseField} />
      </form>
      <SeenPages
        key={`${field} ${q}`}
        queryKey={["procedures", q, field]}
        fetch={({ cursor, signal }) =>
          api.call("searchProcedures", { query: { ...query, field: field || undefined, cursor }, signal })
        }
        count={t.found}
        showCount={Boolean(q || field)}
        card={({ code, title, summary, field }) => (
          <LinkCard
            to={`/procedures/${code}`}
            title={localText(title, language)}
            text={summary ? localText(summary, language) : field}
          />
        )}
        empty={
          <EmptyState icon="list-checks" title={q || field ? t.found(0, false) : t.empty}>
            <p className="mb-4">{field ? t.nothingInField(field) : t.nothingFound(province.hotline.number)}</p>
            <CallLink />
          </EmptyState>
        }
      />
    </Screen>
  );
}

/** It stands in the address, so that a link can lead to it; what was typed does not, for it may say who somebody is. */
function useField(): [string, (field: string) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (field: string) =>
    setParams(
      (before) => {
        if (field) before.set("field", field);
        else before.delete("field");
        return before;
      },
      { replace: true },
    );
  return [params.get("field") ?? "", choose];
}

/** The fields of what is found, each with how many; one that was chosen stays, also with none. */
function Fields({ q, chosen, onChoose }: { q: string; chosen: string; onChoose: (field: string) => void }) {
  const t = useProcedureMessages().list;
  const { data } = useSeen(["procedure-fields", q], ({ signal }) =>
    api.call("listProcedureFields", { query: { q: q || undefined }, signal }),
  );
  // What was there stands until the new counts come, so that nothing jumps while somebody types.
  const last = useRef<ProcedureField[]>([]);
  if (data) last.current = data.items;
  const items = last.current;
  const isListed = items.some(({ field }) => field === chosen);
  const options = [...items, ...(chosen && !isListed ? [{ field: chosen, procedures: 0 }] : [])];
  if (options.length === 0) return null;
  return (
    <Select
      id="field"
      label={t.field}
      all={t.allFields}
      value={chosen}
      options={options.map(({ field, procedures }) => ({ value: field, text: `${field} (${procedures})` }))}
      onChange={onChoose}
    />
  );
}
