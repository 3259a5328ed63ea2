import { useState } from "react";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { DiscardDraft } from "../../cases/form/DiscardDraft.tsx";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { LeaveSheet } from "../../cases/LeaveSheet.tsx";
import { Button, Card } from "../../ui/index.ts";
import { neededDocuments } from "../../../contract/forms.ts";
import { communeName } from "./communes.ts";
import { today, type Dossier } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";
import { AnswersInWords, Costs, PapersToBring } from "./Summary.tsx";

/** The end where the app does not take the dossier itself: what to bring, and where. The draft is kept. */
export function PrepareStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages();
  const { definition, procedure, store, form } = dossier;
  const { answers } = useDraftStore(store);
  return (
    <StepScreen form={form} step="prepare" title={t.prepare.title} action={null}>
      <Card className="mb-3">
        <h2 className="mb-2 text-lead font-bold">{t.prepare.bring}</h2>
        <PapersToBring papers={neededDocuments(definition, dossier.read(answers), today())} />
      </Card>
      <Card className="mb-3">
        <h2 className="mb-2 text-lead font-bold">{t.prepare.where}</h2>
        <p>{t.prepare.modes[procedure.submissionMode]}</p>
        <p className="mt-2">
          {procedure.agency
            ? t.where.agency(procedure.agency)
            : answers.$commune && t.where.office(communeName(answers.$commune))}
        </p>
        {(procedure.submissionMode === "national-portal" || procedure.submissionMode === "appointment") && (
          <Source url={procedure.source} />
        )}
      </Card>
      <Costs procedure={procedure} />
      <h2 className="mb-2 mt-6 text-title">{t.prepare.answers}</h2>
      <p className="mb-3 text-soft">{t.prepare.kept}</p>
      <AnswersInWords dossier={dossier} answers={answers} />
      <DiscardDraft form={form} />
    </StepScreen>
  );
}

/** The page the procedure is published on; outside the app, so it opens only once the citizen agrees. */
function Source({ url }: { url: string }) {
  const t = useDossierMessages().prepare;
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="mt-3 flex flex-col">
      <Button look="secondary" onClick={() => setLeaving(true)}>
        {t.open}
      </Button>
      {leaving && <LeaveSheet url={url} onClose={() => setLeaving(false)} />}
    </div>
  );
}
