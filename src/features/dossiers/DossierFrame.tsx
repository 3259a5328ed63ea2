import type { ReactNode } from "react";
import { useParams } from "react-router-dom";
import type { Case, DossierPart } from "../../../contract/types.ts";
import { isApiError, isNotFound } from "../../api/errors.ts";
import { CaseFrame } from "../../cases/case/CaseFrame.tsx";
import { Screen } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";

interface Props {
  parent(code: string): string;
  title(dossier: DossierPart): string;
  children(item: Case, dossier: DossierPart, refresh: ReactNode): ReactNode;
}

/** A screen of one of my dossiers. To who is not at level 2 none is there: they are told why, and the way. */
export function DossierFrame({ parent, title, children }: Props) {
  const { needsLevel } = useDossierCaseMessages();
  const level = useLevel();
  const { code = "" } = useParams();
  const isHidden = (error: unknown) =>
    isApiError(error, "identity-level-required") || (isNotFound(error) && level !== undefined && level < 2);
  return (
    <CaseFrame
      code={code}
      parent={parent(code)}
      titleOf={({ dossier }) => (dossier ? title(dossier) : code)}
      instead={(error, again) =>
        isHidden(error) && (
          <Screen title={needsLevel.title} parent={parent(code)}>
            <NeedsLevel2 onRaised={again} />
          </Screen>
        )
      }
    >
      {(item, refresh) => item.dossier && children(item, item.dossier, refresh)}
    </CaseFrame>
  );
}
