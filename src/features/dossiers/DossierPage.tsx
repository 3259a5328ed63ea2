import { useEffect, type ReactNode } from "react";
import { useLocation, useParams, useSearchParams } from "react-router-dom";
import type { Arrival } from "../../cases/form/form.ts";
import { FormPage } from "../../cases/form/FormPage.tsx";
import { useSending } from "../../cases/form/sending.ts";
import { AbolishedScreen } from "./AbolishedScreen.tsx";
import { AgreementStep } from "./AgreementStep.tsx";
import { DeclarationsStep } from "./DeclarationsStep.tsx";
import { DeliveryStep } from "./DeliveryStep.tsx";
import { AGREEMENT, stepOfPage, useDossier, type Dossier } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";
import { Opening } from "./Opening.tsx";
import { PageStep } from "./PageStep.tsx";
import { PapersStep } from "./PapersStep.tsx";
import { minePath } from "./paths.ts";
import { PrepareStep } from "./PrepareStep.tsx";
import { ReviewStep } from "./ReviewStep.tsx";
import { WhereScreen } from "./WhereScreen.tsx";

/** A dossier of any procedure that has a form, from who receives it to “sent”. Every screen is drawn from the form. */
export default function DossierPage() {
  const { code = "" } = useParams();
  // Another procedure is another form from the beginning.
  return <Writing key={code} code={code} />;
}

/** Refused so, what this phone has seen of the procedure is no longer true. */
const OUTDATED = ["form-changed", "procedure-abolished"];

function Writing({ code }: { code: string }) {
  const t = useDossierMessages();
  const [params] = useSearchParams();
  const { procedure, dossier, error, refetch } = useDossier(code);
  const { refused } = (useLocation().state ?? {}) as Arrival;
  const { reason = "" } = useSending(params.get("draft") ?? "") ?? refused ?? {};
  const outdated = OUTDATED.includes(reason);
  useEffect(() => {
    if (outdated) void refetch();
    // Once for each refusal; `refetch` is another function at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [outdated]);
  // What became of one that was submitted is still told.
  if (procedure?.abolished && params.get("step") !== "sent")
    return <AbolishedScreen procedure={procedure} abolished={procedure.abolished} dossier={dossier} />;
  if (!dossier) return <Opening code={code} error={error} onRetry={() => void refetch()} />;
  return (
    <FormPage
      key={dossier.definition.version} // a renewed form takes the draft over and begins where it was
      form={dossier.form}
      title={dossier.submits ? t.title : t.prepareTitle}
      start={<WhereScreen dossier={dossier} />}
      isChosen={({ $commune }) => $commune !== undefined}
      screen={(step) => screenOf(dossier, step)}
      sent={{ ...t.sent, minePath }}
    />
  );
}

function screenOf(dossier: Dossier, step: string): ReactNode {
  switch (step) {
    case AGREEMENT:
      return <AgreementStep dossier={dossier} />;
    case "papers":
      return <PapersStep dossier={dossier} />;
    case "declarations":
      return <DeclarationsStep dossier={dossier} />;
    case "delivery":
      return <DeliveryStep dossier={dossier} />;
    case "review":
      return <ReviewStep dossier={dossier} />;
    case "prepare":
      return <PrepareStep dossier={dossier} />;
    default:
      return <PageStep key={step} dossier={dossier} pageId={step.slice(stepOfPage("").length)} />;
  }
}
