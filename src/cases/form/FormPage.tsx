import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router-dom";
import { useSession } from "../../session/useSession.ts";
import { Screen, Skeleton } from "../../ui/index.ts";
import { SentScreen } from "../case/SentScreen.tsx";
import { useDraftStore } from "../draft/draft.ts";
import { stepPath, type CaseForm } from "./form.ts";

interface FormPageProps<A, Step extends string> {
  form: CaseForm<A, Step>;
  title: string;
  /** What comes before the first step; shown where the address names none. */
  start: ReactNode;
  /** Whether it has been chosen there what this is about. */
  isChosen(answers: A): boolean;
  screens: Record<Step, ComponentType>;
  sent: { title: string; nextSteps: string[]; minePath(code: string): string };
}

/** A form at its address: its start, its steps, the draft that `?draft=` names, and what became of it once it was sent. */
export function FormPage<A, Step extends string>(props: FormPageProps<A, Step>) {
  const { form, title, start, isChosen, screens, sent } = props;
  const [params] = useSearchParams();
  const draftId = params.get("draft") ?? undefined;
  const named = params.get("step");
  const asStep = (word: string | null) => form.steps.find((each) => each === word);
  const step = asStep(named);
  const { answers, at } = useDraftStore(form.store);
  const [opened, setOpened] = useState(false);
  useSession(); // begins, silently, so that the first file need not wait for it
  useEffect(() => void form.store.open(draftId).then(() => setOpened(true)), [form, draftId]);
  useEffect(() => {
    if (opened && step) form.store.goTo(step);
  }, [form, opened, step]);

  if (named === "sent") return <SentScreen entryKey={params.get("key") ?? ""} {...sent} />;
  if (!named && !draftId) return <>{start}</>;
  if (!opened) {
    return (
      <Screen title={title} parent={form.path}>
        <Skeleton lines={6} />
      </Screen>
    );
  }
  if (!isChosen(answers)) return <Navigate to={form.path} replace />;
  if (!step) return <Navigate to={stepPath(form, asStep(at) ?? form.steps[0]!)} replace />;
  const Current: ComponentType = screens[step];
  return <Current />;
}
