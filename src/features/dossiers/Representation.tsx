/** For which enterprise or household business a dossier was handed in, and whether the office knows who speaks for it. */
import type { DossierPart } from "../../../contract/types.ts";
import { Notice } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { Fact } from "./Standing.tsx";

type Represented = Pick<DossierPart, "organisation" | "representation">;

/** Whether the office knows who speaks for it: told as long as something waits for that. */
export function RepresentationNotice({ organisation, representation }: Represented) {
  const t = useDossierCaseMessages().representation;
  if (!organisation || !representation || representation.status === "confirmed") return null;
  const { status, reason } = representation;
  return (
    <div className="mt-4">
      <Notice kind={status === "refused" ? "warning" : undefined} title={t[status]}>
        {status === "waiting" ? (
          <p>{t.waitingText(organisation.name)}</p>
        ) : (
          <>
            <p>{t.refusedText}</p>
            <p className="whitespace-pre-wrap break-words">{reason}</p>
            <p className="mt-2">{t.refusedNext}</p>
          </>
        )}
      </Notice>
    </div>
  );
}

/** Among the facts of a dossier. */
export function OrganisationFacts({ organisation, representation }: Represented) {
  const t = useDossierCaseMessages();
  if (!organisation || !representation) return null;
  const { status, by } = representation;
  const words = t.representation;
  return (
    <>
      <Fact name={t.facts.organisation}>{t.organisation(organisation.name, organisation.taxCode)}</Fact>
      <Fact name={t.facts.representation}>
        {status === "confirmed" ? (by === "claim" ? words.confirmedByClaim : words.confirmedByOffice) : words[status]}
      </Fact>
    </>
  );
}
