import { useNavigate } from "react-router-dom";
import type { FormStop } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, CallLink, LinkCard, Notice, Screen } from "../../ui/index.ts";
import type { Dossier } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";
import { procedurePath } from "./paths.ts";
import { useProcedureTitle } from "./useProcedureTitle.ts";

/** Not the citizen's procedure: why, and where to go instead. Nothing that was filled in is lost. */
export function StopScreen({ dossier, stop }: { dossier: Dossier; stop: FormStop }) {
  const t = useDossierMessages().stop;
  const navigate = useNavigate();
  return (
    <Screen title={t.title} parent={dossier.form.path}>
      <Stop stop={stop} />
      <p className="my-4 text-soft">{t.kept}</p>
      <div className="flex flex-col">
        <Button look="secondary" className="mb-3" onClick={() => navigate(-1)}>
          {t.change}
        </Button>
        <CallLink />
      </div>
    </Screen>
  );
}

export function Stop({ stop: { title, text, goTo } }: { stop: FormStop }) {
  const t = useDossierMessages().stop;
  const language = useLanguage();
  const titleOf = useProcedureTitle();
  return (
    <>
      <Notice title={title[language]} heading>
        <p className="mt-1">{text[language]}</p>
      </Notice>
      {goTo && (
        <div className="mt-4">
          <LinkCard to={procedurePath(goTo)} icon="list-checks" title={t.goTo} text={titleOf(goTo)} />
        </div>
      )}
    </>
  );
}
