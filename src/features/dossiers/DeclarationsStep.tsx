import { useLocation } from "react-router-dom";
import { openDeclarations } from "../../../contract/forms.ts";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import type { Arrival } from "../../cases/form/form.ts";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useLanguage } from "../../messages/messages.ts";
import { Tick } from "../../ui/Tick.tsx";
import { declarationId, today, type Dossier } from "./dossier.ts";
import { useFocusFirst } from "./focus.ts";
import { useDossierMessages } from "./messages.ts";

/** Enough of a sentence to know it by. */
export const firstWords = (text: string) => text.split(" ").slice(0, 6).join(" ");

/** What the citizen declares and agrees to: one tick each, none made for them. A text that changed is ticked anew. */
export function DeclarationsStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages().declarations;
  const language = useLanguage();
  const { definition, store, form } = dossier;
  const { answers } = useDraftStore(store);
  const { $declared = {} } = answers;
  const { field } = (useLocation().state ?? {}) as Arrival;
  const open = openDeclarations(definition, dossier.read(answers), today());
  const isTicked = ({ id, version }: (typeof open)[number]) => $declared[id] === version;
  const { summary, errorAt, pass, attempt } = useFaults<string>(
    Object.fromEntries(
      open.map(
        (each) => [declarationId(each.id), !isTicked(each) && t.missing(firstWords(each.text[language]))] as const,
      ),
    ),
    field !== undefined,
  );
  const unticked = open.find((each) => !isTicked(each));
  useFocusFirst(attempt, unticked && declarationId(unticked.id));
  const tick = (id: string, version: number, on: boolean) => {
    const { [id]: _, ...others } = store.get().answers.$declared ?? {};
    store.change({ $declared: on ? { ...others, [id]: version } : others });
  };
  return (
    <StepScreen form={form} step="declarations" title={t.title} pass={pass}>
      {summary}
      <p className="mb-4">{t.lead}</p>
      {open.map((each) => (
        <Tick
          key={each.id}
          id={declarationId(each.id)}
          title={each.text[language]}
          checked={isTicked(each)}
          error={errorAt(declarationId(each.id))}
          onChange={(on) => tick(each.id, each.version, on)}
        />
      ))}
    </StepScreen>
  );
}
