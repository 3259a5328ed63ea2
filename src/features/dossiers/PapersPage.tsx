import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import type { CaseSummary } from "../../../contract/types.ts";
import { sayDate } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { useLanguage } from "../../messages/messages.ts";
import "../../session/session.ts";
import { LinkCard, Screen } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { MyResults } from "./MyResults.tsx";
import { NothingYet } from "./NothingYet.tsx";
import { useProcedureTitle } from "./useProcedureTitle.ts";

/** “Giấy tờ của tôi”: what dossiers of mine have ended with. */
export default function PapersPage() {
  const t = useDossierCaseMessages().myPapers;
  return (
    <Screen title={t.title} parent={paths.mine}>
      <p className="mb-4">{t.lead}</p>
      <MyResults
        count={t.found}
        card={(item) => <Paper item={item} />}
        empty={<NothingYet icon="circle-check" title={t.empty} next={t.emptyNext} />}
      />
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
      text={`${codeInGroups(code)}, ${sayDate(civilDate(new Date(changedAt)), language)}`}
    />
  );
}
