import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import type { CaseSummary } from "../../../contract/types.ts";
import { queryClient } from "../../api/queries.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { sayDate } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { useLanguage } from "../../messages/messages.ts";
import "../../session/session.ts";
import { EmptyState, LinkCard, Screen } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";
import { listPapers, PAPERS } from "./papers.ts";
import { useProcedureTitle } from "./useProcedureTitle.ts";

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
          fetch={listPapers}
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
