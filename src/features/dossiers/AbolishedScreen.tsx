import { useEffect } from "react";
import { useSearchParams } from "react-router-dom";
import type { Procedure } from "../../../contract/types.ts";
import { Abolished } from "../../cases/Abolished.tsx";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { DiscardDraft } from "../../cases/form/DiscardDraft.tsx";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, Screen } from "../../ui/index.ts";
import type { Dossier } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";
import { procedurePath } from "./paths.ts";
import { AnswersInWords } from "./Summary.tsx";

interface Props {
  procedure: Procedure;
  abolished: NonNullable<Procedure["abolished"]>;
  /** As far as this phone still knows its form. */
  dossier?: Dossier | undefined;
}

/** The procedure is no longer in force: nothing new is begun. What was filled in can be read, and thrown away. */
export function AbolishedScreen({ procedure, abolished, dossier }: Props) {
  const t = useDossierMessages();
  const language = useLanguage();
  return (
    <Screen title={t.title} parent={procedurePath(procedure.code)}>
      <p className="mb-4 text-soft">{localText(procedure.title, language)}</p>
      <Abolished abolished={abolished} />
      {dossier && <Begun dossier={dossier} />}
      <div className="mt-6 flex flex-col">
        <CallLink />
      </div>
    </Screen>
  );
}

function Begun({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages();
  const { store, form } = dossier;
  const { begun, answers } = useDraftStore(store);
  const draft = useSearchParams()[0].get("draft") ?? undefined;
  useEffect(() => void store.open(draft), [store, draft]);
  if (!begun) return null;
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-title">{t.prepare.answers}</h2>
      <p className="mb-3">{t.abolishedKept}</p>
      <AnswersInWords dossier={dossier} answers={answers} readOnly />
      <DiscardDraft form={form} />
    </section>
  );
}
