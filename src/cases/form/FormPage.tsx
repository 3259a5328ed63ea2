import { useEffect, useState, type ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router-dom";
import { paths } from "../../lib/paths.ts";
import { useSession } from "../../session/useSession.ts";
import { EmptyState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { SentScreen } from "../case/SentScreen.tsx";
import { useDraftStore } from "../draft/draft.ts";
import { sentPath, stepPath, type Arrival, type CaseForm } from "./form.ts";
import { useFormMessages } from "./messages.ts";
import { useSending } from "./sending.ts";

interface FormPageProps<A, Step extends string> {
  form: CaseForm<A, Step>;
  title: string;
  /** What comes before the first step; shown where the address names none. */
  start: ReactNode;
  /** Whether it has been chosen there what this is about. */
  isChosen(answers: A): boolean;
  screen(step: Step): ReactNode;
  sent: { title: string; nextSteps: string[]; minePath(code: string): string };
}

/** A form at its address: its start, its steps, the draft that `?draft=` names, and what became of it once it was sent. */
export function FormPage<A, Step extends string>({ sent, ...props }: FormPageProps<A, Step>) {
  const [params] = useSearchParams();
  if (params.get("step") === "sent") return <SentScreen entryKey={params.get("key") ?? ""} {...sent} />;
  return <Writing {...props} />;
}

function Writing<A, Step extends string>(props: Omit<FormPageProps<A, Step>, "sent">) {
  const { form, title, start, isChosen, screen } = props;
  const [params] = useSearchParams();
  const [asked, named] = [params.get("draft"), params.get("step")];
  const { id, insteadOf, begun, answers, at } = useDraftStore(form.store);
  const steps = form.steps(answers);
  const asStep = (word: string | null) => steps.find((each) => each === word);
  const step = asStep(named);
  const sending = useSending(asked ?? id);
  const [looked, setLooked] = useState<string | null>();
  useSession(); // begins, silently, so that the first file need not wait for it
  useEffect(() => {
    let here = true;
    void form.store.open(asked ?? undefined).then(() => here && setLooked(asked));
    return () => {
      here = false;
    };
  }, [form, asked]);
  const open = begun && (asked ? asked === id || asked === insteadOf : looked === null);
  useEffect(() => {
    if (open && step) form.store.goTo(step);
  }, [form, open, step]);

  if (!named && !asked) return <>{start}</>;
  // On its way or arrived: back and a second window lead to what became of it. Refused, it is mended here.
  if (sending && sending.state !== "needs-you") return <Navigate to={sentPath(form, sending.key)} replace />;
  if (!open) {
    if (looked === asked)
      return asked ? <Absent title={title} path={form.path} /> : <Navigate to={form.path} replace />;
    return (
      <Screen title={title} parent={form.path}>
        <Skeleton lines={6} />
      </Screen>
    );
  }
  if (!isChosen(answers)) return <Navigate to={stepPath(form, "")} replace />;
  if (!step || asked !== id) {
    const unfinished = form.unfinished(answers);
    // Where they were, unless something before it is missing: who was writing what need not be answered goes on there.
    const places = steps.filter((each) => each === unfinished?.step || each === at);
    const to = step ?? places[0] ?? steps[0]!;
    const arrival: Arrival = to === unfinished?.step ? { field: unfinished.field } : {};
    return <Navigate to={stepPath(form, to)} state={arrival} replace />;
  }
  return <>{screen(step)}</>;
}

/** Sent, thrown away, or on another phone while there is no network. */
function Absent({ title, path }: { title: string; path: string }) {
  const t = useFormMessages().absent;
  return (
    <Screen title={title} parent={path}>
      <EmptyState icon="search" title={t.title}>
        <p>{t.next}</p>
      </EmptyState>
      <LinkCard to={paths.mine} icon="list-checks" title={t.toMine} />
      <div className="h-3" />
      <LinkCard to={path} icon="plus" title={title} />
    </Screen>
  );
}
