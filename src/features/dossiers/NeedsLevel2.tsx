import { askForLevel } from "../../session/gate.tsx";
import { useSession } from "../../session/useSession.ts";
import { Button, Notice } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";

/** Undefined until it is known. */
export function useLevel(): number | undefined {
  const state = useSession();
  return state.status === "ready" ? state.session.level : undefined;
}

/** Dossiers are shown to who has proven who they are: why, and the way. */
export function NeedsLevel2({ onRaised }: { onRaised: () => void }) {
  const t = useDossierCaseMessages().needsLevel;
  return (
    <Notice title={t.title} heading>
      <p className="mt-1">{t.text}</p>
      <div className="mt-3 flex flex-col">
        <Button icon="user" onClick={() => void askForLevel(2).then((raised) => raised && onRaised())}>
          {t.action}
        </Button>
      </div>
    </Notice>
  );
}
