import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import type { CaseSummary } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { sayDate } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { useLanguage } from "../../messages/messages.ts";
import "../../session/session.ts";
import { EmptyState, LinkCard, Screen } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";
import { useProcedureTitle } from "./useProcedureTitle.ts";

const PAPERS = ["my-papers"];

/** “Giấy tờ của tôi”: what dossiers of mine have ended with. */
export default function PapersPage() {
  const t = useDossierCaseMessages().myPapers;
  const level = useLevel();
  return (
    <Screen title={t.title} parent={paths.mine}>
      <p className="mb-4">{t.lead}</p>
      {level !== undefined && level < 2 ? (
        <NeedsLevel2 onRaised={() => void queryClient.invalidateQueries({ queryKey: PAPERS })} />
      ) : (
        <SeenPages
          queryKey={PAPERS}
          fetch={async ({ cursor, signal }) => {
            const page = await api.call("listMyCases", { query: { kind: "dossier", cursor, limit: 50 }, signal });
            return { ...page, items: page.items.filter(({ status }) => status === "answered") };
          }}
          count={t.found}
          card={(item) => <Paper item={item} />}
          empty={
            <EmptyState icon="list-checks" title={t.empty}>
              <p>{t.emptyNext}</p>
            </EmptyState>
          }
        />
      )}
    </Screen>
  );
}

function Paper({ item: { code, subjectId, title, changedAt } }: { item: CaseSummary }) {
  const t = useDossierCaseMessages().myPapers;
  const language = useLanguage();
  const subject = useProcedureTitle()(subjectId);
  return (
    <LinkCard
      to={`/dossiers/mine/${code}`}
      icon="circle-check"
      title={title || subject || t.untitled}
      text={`${codeInGroups(code)} · ${sayDate(civilDate(new Date(changedAt)), language)}`}
    />
  );
}
