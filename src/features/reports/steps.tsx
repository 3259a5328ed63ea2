/** What the steps of writing a report share. */
import { useState } from "react";
import { findKind } from "../../../contract/reports.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { ErrorSummary } from "../../ui/form/ErrorSummary.tsx";
import { useCategories } from "./categories.ts";
import { useDraft } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import type { Fault } from "./rules.ts";

/** The kind chosen, in words, with whether only the police read it. */
export function useChosenKind() {
  const { kindId } = useDraft();
  const language = useLanguage();
  const t = useReportMessages();
  const found = findKind(useCategories(), kindId ?? "");
  return {
    title: found ? localText(found.kind.title, language) : t.detail.unknownKind,
    neverPublic: found?.kind.audience === "police",
  };
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

export function StepCount({ step }: { step: 1 | 2 | 3 | 4 }) {
  const t = useReportMessages();
  return <p className="mb-3 text-soft">{t.steps(step, 4)}</p>;
}
