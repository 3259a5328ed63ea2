import type { Case, DossierPart } from "../../../contract/types.ts";
import { isNotFound } from "../../api/errors.ts";
import { holds, useCaseEntries } from "../../cases/case/caseDraft.ts";
import { CallLink, EmptyState, ErrorState, LinkCard, Notice, Skeleton } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { DossierFrame } from "./DossierFrame.tsx";
import { usePinnedForm } from "./pinnedForm.ts";
import { SupplementForm } from "./SupplementForm.tsx";

/** What the office asked for, what the new answers open, and only that: everything at once. */
export default function SupplementPage() {
  const t = useDossierCaseMessages().supplement;
  return (
    <DossierFrame parent={(code) => `/dossiers/mine/${code}`} title={() => t.page}>
      {(item, dossier) => <Supplement item={item} dossier={dossier} />}
    </DossierFrame>
  );
}

function Supplement({ item, dossier }: { item: Case; dossier: DossierPart }) {
  const t = useDossierCaseMessages().supplement;
  const entries = useCaseEntries(item.code);
  const { supplement, can } = dossier;
  const isAsked = supplement && can.includes("supplement") && !holds(entries, "supplement");
  const form = usePinnedForm(dossier, Boolean(isAsked));
  if (isAsked && form.data)
    return <SupplementForm item={item} dossier={dossier} request={supplement} form={form.data} />;
  if (isAsked && isNotFound(form.error))
    return (
      <>
        <Notice kind="warning" title={t.noForm} live>
          <p>{t.noFormNext}</p>
        </Notice>
        <div className="mt-4 flex flex-col">
          <CallLink />
        </div>
      </>
    );
  if (isAsked && form.error) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  if (isAsked) return <Skeleton lines={4} cards={2} />;
  return (
    <>
      <EmptyState icon="check" title={t.none}>
        <p>{t.noneNext}</p>
      </EmptyState>
      <LinkCard to={`/dossiers/mine/${item.code}`} icon="list-checks" title={t.toDossier} />
    </>
  );
}
