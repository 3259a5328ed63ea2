import { useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router-dom";
import { openPages, stopOf, warningsOf, type OpenField } from "../../../contract/forms.ts";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import { stepPath, type Arrival } from "../../cases/form/form.ts";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useLanguage } from "../../messages/messages.ts";
import { withAnswer } from "./answers.ts";
import { leavesByPath, stepOfPage, today, type Dossier } from "./dossier.ts";
import { useFaultWords } from "./faultWords.ts";
import { FieldView, type Asking } from "./FieldView.tsx";
import { useFocusFirst } from "./focus.ts";
import { Items } from "./Items.tsx";
import { OfferOrganisations } from "./Organisation.tsx";
import { StopScreen } from "./StopScreen.tsx";

/** One page of the procedure's form, whatever it asks. */
export function PageStep({ dossier, pageId }: { dossier: Dossier; pageId: string }) {
  const { definition, store, form, me } = dossier;
  const language = useLanguage();
  const navigate = useNavigate();
  const words = useFaultWords();
  const [params] = useSearchParams();
  const { answers } = useDraftStore(store);
  const filled = dossier.read(answers);
  const { page, items } = openPages(definition, filled, today()).find((open) => open.page.id === pageId)!;
  const leaves = leavesByPath(definition, filled);
  const step = stepOfPage(pageId);
  const title = page.title[language];

  const arrival = (useLocation().state ?? {}) as Arrival;
  const refused = useRefused(arrival, arrival.field && JSON.stringify(leaves.get(arrival.field)?.value));
  const sentences: Record<string, string> = {};
  for (const { path, rule } of [...dossier.faults(answers, pageId), ...refused]) {
    const open = leaves.get(path) ?? (page.repeat && { field: { ...WHOLE, max: page.repeat.max } });
    sentences[path] ??= words.fault(rule, leaves.get(path)?.field.label[language] ?? title, open);
  }
  const faults = useFaults<string>(sentences, arrival.field !== undefined);
  useFocusFirst(faults.attempt, Object.keys(sentences)[0]);

  const stopped = stopOf(definition, filled, today());
  const isStopped = stopped?.pageId === pageId;
  if (isStopped && params.has("stopped")) return <StopScreen dossier={dossier} stop={stopped.stop} />;
  const pass = () => {
    if (!faults.pass()) return false;
    if (isStopped) navigate(`${stepPath(form, step)}&stopped=1`);
    return !isStopped;
  };

  const warnings = warningsOf(definition, filled, today());
  const ask: Asking = {
    answers,
    me,
    change: (path, value) => store.change(withAnswer(store.get().answers, path, value)),
    errorAt: (path) => faults.errorAt(path) || undefined,
    warningAt(path) {
      const warning = warnings.find((each) => each.path === path);
      return warning && words.warning(warning.rule);
    },
  };
  const above = page.repeat?.item[language] ?? title;
  const show = (fields: OpenField[]) =>
    fields.map((open, at) => <FieldView key={open.path} open={open} ask={ask} under={at === 0 ? above : undefined} />);
  return (
    <StepScreen form={form} step={step} title={title} pass={pass}>
      {faults.summary}
      {page.lead && <p className="mb-4">{page.lead[language]}</p>}
      <OfferOrganisations dossier={dossier} page={page} answers={filled} onUse={(given) => store.change(given)} />
      {page.repeat ? <Items page={page} items={items} ask={ask} show={show} /> : show(items[0] ?? [])}
    </StepScreen>
  );
}

/** What is wrong with a repeated page as a whole is told like that of a field. */
const WHOLE: OpenField["field"] = { id: "whole", kind: "choices", label: { vi: "", en: "" } };

/** What the server did not take, until something else stands there. */
function useRefused({ field, rule }: Arrival, value: string | undefined): { path: string; rule: string }[] {
  const [then] = useState(value);
  return field && rule && then === value ? [{ path: field, rule }] : [];
}
