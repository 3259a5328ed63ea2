/**
 * The screen behind the first tap: what is it about? It is small on purpose and needs neither Zalo nor the server nor the
 * vault; the form comes with its own chunk once a subject is chosen (or in an idle moment before), and so does the card
 * of what was begun earlier. In the address:
 * - `category`, `kind` what is being chosen · `about` the draft it is chosen for, instead of a new one
 * - `step`, `draft`, `key` the form: a step of it, one draft, what was sent under that key
 */
import { lazy, Suspense, useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import type { Category, Kind } from "../../../contract/types.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { CallLink } from "../../ui/CallLink.tsx";
import { LinkCard } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Screen } from "../../ui/Screen.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useCategories } from "./categories.ts";
import { useReportMessages } from "./messages.ts";

const loadForm = () => import("./ReportForm.tsx");
const ReportForm = lazy(loadForm);
const BegunReports = lazy(() => import("./BegunReports.tsx"));

export default function NewReportPage() {
  const t = useReportMessages();
  const [params] = useSearchParams();
  const categories = useCategories();
  const category = categories.find(({ id }) => id === params.get("category"));
  const kind = category?.kinds.find(({ id }) => id === params.get("kind"));

  useEffect(() => {
    const timer = setTimeout(() => void loadForm().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);

  if (params.get("step") || params.get("draft")) {
    const waiting = (
      <Screen title={t.title} parent="/reports/new">
        <Skeleton lines={6} />
      </Screen>
    );
    return (
      <Suspense fallback={waiting}>
        <ReportForm />
      </Suspense>
    );
  }
  if (kind) return <Advice kind={kind} />;
  if (category) return <Kinds category={category} />;
  return <Categories categories={categories} />;
}

/** Where the choice of a subject leads: to a new report, or back to the one whose subject is changed. */
function useChoice() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const draft = params.get("about");
  return {
    draft,
    path: (query: string) => `/reports/new?${query}${draft ? `&about=${draft}` : ""}`,
    write: (kind: Kind) => navigate(`/reports/new?step=words&kind=${kind.id}${draft ? `&draft=${draft}` : ""}`),
  };
}

function Categories({ categories }: { categories: Category[] }) {
  const t = useReportMessages();
  const language = useLanguage();
  const { draft, path } = useChoice();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Screen title={t.title}>
      {settled && !draft && (
        <Suspense fallback={null}>
          <BegunReports />
        </Suspense>
      )}
      <h2 className="text-title">{t.chooseCategory.heading}</h2>
      <p className="mb-4 mt-1 text-soft">{t.chooseCategory.lead}</p>
      <ul>
        {categories.map(({ id, icon, title }) => (
          <li key={id} className="mb-3">
            <LinkCard to={path(`category=${id}`)} icon={icon} title={localText(title, language)} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Kinds({ category }: { category: Category }) {
  const t = useReportMessages();
  const language = useLanguage();
  const navigate = useNavigate();
  const { path, write } = useChoice();
  const choose = (kind: Kind) => {
    if (kind.emergency || kind.audience === "police") navigate(path(`category=${category.id}&kind=${kind.id}`));
    else write(kind);
  };
  return (
    <Screen title={t.title} parent="/reports/new">
      <h2 className="mb-4 text-title">{t.chooseCategory.kinds(localText(category.title, language))}</h2>
      <ul>
        {category.kinds.map((kind) => (
          <li key={kind.id} className="mb-3">
            <button
              type="button"
              onClick={() => choose(kind)}
              className="pressable block w-full min-h-touch rounded-card border border-line bg-surface p-4 shadow-card"
            >
              <span className="block text-lead font-bold">{localText(kind.title, language)}</span>
              {kind.examples && <span className="block text-soft">{localText(kind.examples, language)}</span>}
              {kind.audience === "police" && <span className="mt-1 block font-bold text-accent">{t.police.word}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** What must be known before writing: whom to call when somebody is in danger, and who will read it. */
function Advice({ kind }: { kind: Kind }) {
  const t = useReportMessages();
  const language = useLanguage();
  const { write } = useChoice();
  const { emergency } = kind;
  return (
    <Screen title={localText(kind.title, language)} parent="/reports/new">
      {emergency && (
        <section className="mb-6">
          <Notice kind="danger" title={t.emergency.heading}>
            <p className="mt-1">{localText(emergency.advice, language)}</p>
          </Notice>
          <div className="mt-4 flex flex-col">
            <CallLink number={emergency.number} />
          </div>
          <p className="mt-4">{t.emergency.note}</p>
        </section>
      )}
      {kind.audience === "police" && (
        <div className="mb-6">
          <Notice kind="info" title={t.police.word}>
            <p className="mt-1">{t.police.explain}</p>
          </Notice>
        </div>
      )}
      <div className="flex flex-col">
        <Button look={emergency ? "secondary" : "primary"} onClick={() => write(kind)}>
          {emergency ? t.emergency.goOn : t.next}
        </Button>
      </div>
    </Screen>
  );
}
