import { useEffect, type ReactNode } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { Button, Screen } from "../../ui/index.ts";
import { ChangedForm } from "../draft/ChangedForm.tsx";
import { ConflictChoice } from "../draft/ConflictChoice.tsx";
import { useDraftStore } from "../draft/draft.ts";
import { SavedLine } from "../draft/SavedLine.tsx";
import { stepPath, type Arrival, type CaseForm } from "./form.ts";
import { useFormMessages } from "./messages.ts";

interface StepScreenProps<A, Step extends string> {
  form: CaseForm<A, Step>;
  step: Step;
  title: string;
  /** Whether nothing is in the way of the next step; says so on the screen where something is. */
  pass?(): boolean;
  /** In place of “Tiếp tục”; null where what is chosen on the screen leads on. */
  action?: ReactNode;
  children: ReactNode;
}

/** One step of a form: where one is, that it is saved, and what another phone or a newer form changed. */
export function StepScreen<A, Step extends string>(props: StepScreenProps<A, Step>) {
  const { form, step, title, pass, action, children } = props;
  const t = useFormMessages();
  const navigate = useNavigate();
  const draft = useDraftStore(form.store);
  const parts = form.useParts();
  const steps = form.steps(draft.answers);
  const index = steps.indexOf(step);
  const { field } = (useLocation().state ?? {}) as Arrival;
  useEffect(() => {
    if (field) document.getElementById(field)?.focus();
  }, [field]);
  const goOn = () => (!pass || pass()) && navigate(stepPath(form, steps[index + 1]!));
  const nameOf = (field: string) => parts(draft.answers)[field as keyof A]?.[0];
  return (
    <Screen
      title={title}
      parent={form.path}
      action={draft.conflict ? undefined : action === undefined ? <Button onClick={goOn}>{t.next}</Button> : action}
    >
      <p className="mb-1 text-soft">{t.steps(index + 1, steps.length)}</p>
      <SavedLine draft={draft} />
      <ChangedForm changed={draft.changedForm} nameOf={nameOf} />
      {draft.conflict ? (
        <ConflictChoice
          draft={draft}
          store={form.store}
          describe={(answers) => {
            // Whose files these are is not known here.
            const { files: _files, ...rest } = parts(answers);
            return (Object.values(rest) as [string, string, Step][]).map(([name, words]) => [name, words]);
          }}
        />
      ) : (
        children
      )}
    </Screen>
  );
}
