import { useState } from "react";
import { ErrorSummary } from "../../ui/form/ErrorSummary.tsx";
import { useFormMessages } from "./messages.ts";

/**
 * Faults are shown once the citizen wanted to go on, and go away as soon as they are mended.
 * @param now what is wrong, by the id of the input
 * @param atOnce the citizen was led here to mend something
 */
export function useFaults<Id extends string>(now: Record<Id, string | false | undefined>, atOnce = false) {
  const t = useFormMessages();
  const [attempt, setAttempt] = useState(atOnce ? 1 : 0);
  const faults = (Object.keys(now) as Id[]).flatMap((fieldId) => {
    const sentence: string | false | undefined = now[fieldId];
    return sentence ? [{ fieldId, sentence }] : [];
  });
  const shown = attempt > 0 ? faults : [];
  return {
    summary: <ErrorSummary title={t.faults(shown.length)} faults={shown} attempt={attempt} />,
    /** Counts the times something was in the way. */
    attempt,
    errorAt: (fieldId: Id) => (attempt > 0 && now[fieldId]) || undefined,
    /** True when nothing is in the way. */
    pass(): boolean {
      if (faults.length > 0) setAttempt(attempt + 1);
      return faults.length === 0;
    },
  };
}
