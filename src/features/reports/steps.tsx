/** What the steps of writing a report share. */
import { useEffect, useState, type ReactNode } from "react";
import { useLocation } from "react-router-dom";
import { ChangedForm } from "../../cases/draft/ChangedForm.tsx";
import { ConflictChoice } from "../../cases/draft/ConflictChoice.tsx";
import { SavedLine } from "../../cases/draft/SavedLine.tsx";
import { Screen } from "../../ui/index.ts";
import { ErrorSummary } from "../../ui/form/ErrorSummary.tsx";
import { useKindTitle, useNeverPublic } from "./categories.ts";
import { communeName } from "./communes.ts";
import { store, useReport } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { STEPS, type Fault, type PlaceAnswer, type ReportAnswers, type Step } from "./rules.ts";

/** What is handed on with a step's address. */
export interface Arrival {
  /** The field to go on with. */
  field?: string;
  /** A subject was chosen anew for words that stand here already. */
  goingOn?: true;
}
export const useArrival = (): Arrival => (useLocation().state as Arrival | null) ?? {};

interface StepScreenProps {
  step: Step;
  title: string;
  parent: string;
  action?: ReactNode;
  children: ReactNode;
}

/** The frame of a step: where one is, that it is saved, and what another phone or a new form changed. */
export function StepScreen({ step, title, parent, action, children }: StepScreenProps) {
  const t = useReportMessages();
  const draft = useReport();
  const describe = useDescription();
  const { field } = useArrival();
  useEffect(() => store.goTo(step), [step]);
  useEffect(() => {
    if (field) document.getElementById(field)?.focus();
  }, [field]);
  const names: Partial<Record<string, string>> = t.fields;
  return (
    <Screen title={title} parent={parent} action={draft.conflict ? undefined : action}>
      <p className="mb-1 text-soft">{t.steps(STEPS.indexOf(step) + 1, STEPS.length)}</p>
      <SavedLine draft={draft} />
      <ChangedForm changed={draft.changedForm} nameOf={(name) => names[name]} />
      {draft.conflict ? <ConflictChoice draft={draft} store={store} describe={describe} /> : children}
    </Screen>
  );
}

/** A report's place in words. */
export function usePlaceInWords(): (place: PlaceAnswer) => string {
  const t = useReportMessages();
  return ({ communeCode, landmark, point }) =>
    [communeCode && communeName(communeCode), landmark.trim(), point && t.place.withPoint].filter(Boolean).join(", ");
}

/** The answers as the citizen knows them, in the order of the form. */
function useDescription(): (answers: ReportAnswers) => [name: string, words: string][] {
  const { fields, review } = useReportMessages();
  const kindTitle = useKindTitle();
  const placeInWords = usePlaceInWords();
  return ({ kindId, text, place, mayPublish, shareContact }) => [
    [fields.kindId, kindId && kindTitle(kindId)],
    [fields.text, text.trim()],
    [fields.place, placeInWords(place)],
    [fields.mayPublish, mayPublish ? review.publishYes : review.publishNo],
    [fields.shareContact, shareContact ? review.contactShared : review.contactNone],
  ];
}

/** The kind chosen, in words, with whether only the police read it. */
export function useChosenKind(): { title: string; neverPublic: boolean } {
  const { kindId } = useReport().answers;
  return { title: useKindTitle()(kindId), neverPublic: useNeverPublic(kindId) };
}

/** Faults are shown once the citizen wanted to go on, and go away as soon as they are mended. */
export function useFaults(now: () => Fault[]) {
  const t = useReportMessages();
  const [attempt, setAttempt] = useState(0);
  const faults = attempt > 0 ? now() : [];
  const summary = (
    <ErrorSummary
      title={t.errors.summary(faults.length)}
      faults={faults.map(({ field, error }) => ({ fieldId: field, sentence: t.errors[error] }))}
      attempt={attempt}
    />
  );
  return {
    summary,
    errorAt: (field: Fault["field"]) => {
      const fault = faults.find((each) => each.field === field);
      return fault && t.errors[fault.error];
    },
    /** True when nothing is in the way. */
    pass(): boolean {
      if (now().length === 0) return true;
      setAttempt(attempt + 1);
      return false;
    },
  };
}
