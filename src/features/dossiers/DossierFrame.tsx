import { useEffect, useRef, useState, type ReactNode } from "react";
import { useParams } from "react-router-dom";
import type { Case, DossierPart } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError, isNotFound } from "../../api/errors.ts";
import { CaseFrame } from "../../cases/case/CaseFrame.tsx";
import { session } from "../../session/session.ts";
import { Screen, Skeleton } from "../../ui/index.ts";
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
  const [asked, setAsked] = useState<string>();
  const isHidden = (error: unknown) =>
    isApiError(error, "identity-level-required") || (isNotFound(error) && level !== undefined && level < 2);
  return (
    <CaseFrame
      code={code}
      parent={parent(code)}
      titleOf={({ dossier }) => (dossier ? title(dossier) : code)}
      instead={(error, again) =>
        isHidden(error) ? (
          <Screen title={needsLevel.title} parent={parent(code)}>
            <NeedsLevel2 onRaised={again} />
          </Screen>
        ) : (
          isNotFound(error) &&
          level === 2 &&
          asked !== code && (
            <Screen title={code} parent={parent(code)}>
              <AskWhoIAm onKnown={() => setAsked(code)} />
            </Screen>
          )
        )
      }
    >
      {(item, refresh) => item.dossier && children(item, item.dossier, refresh)}
    </CaseFrame>
  );
}

/** The identity may have been taken off on another phone: then nothing is missing but the proof. */
function AskWhoIAm({ onKnown }: { onKnown: () => void }) {
  const known = useRef(onKnown);
  known.current = onKnown;
  useEffect(() => {
    const done = () => known.current();
    void api.call("getSession").then(session.adopt).then(done, done);
  }, []);
  return <Skeleton lines={3} />;
}
