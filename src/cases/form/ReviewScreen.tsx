import { useEffect, useRef, useState, type ReactNode } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { paths } from "../../lib/paths.ts";
import { useProblem } from "../../messages/problems.ts";
import { Button, Card, LinkCard, Notice } from "../../ui/index.ts";
import { useDraftStore } from "../draft/draft.ts";
import { FileStrip, useFiles } from "../files/FileStrip.tsx";
import type { NewOutboxEntry } from "../outbox/entry.ts";
import { outbox } from "../outbox/outbox.ts";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { sentPath, stepPath, type Arrival, type CaseForm, type Refusal } from "./form.ts";
import { useFormMessages } from "./messages.ts";
import { keyOf, useSending } from "./sending.ts";
import { StepScreen } from "./StepScreen.tsx";

interface ReviewScreenProps<A, Step extends string> {
  form: CaseForm<A, Step>;
  title: string;
  /** Of the strip that shows those which need the citizen; a form that shows its files itself leaves it out. */
  files?: { max: number; pdf?: boolean };
  /** On the button, and the sentence that leads to it. */
  send?: string;
  lead?: string;
  /** `files`: those that go along, in their order; all of the draft's where it names none. */
  compose(): Pick<NewOutboxEntry, "service" | "operation" | "body" | "title"> & { files?: string[] };
  /** What must be so before anything is sent: whether it is. */
  prepare?(refused: Refusal | undefined): Promise<boolean>;
  /** What the refusal means in this form, and the way to mend it. */
  explain?(refused: Refusal): ReactNode;
  /** The answers once more, in place of one list of all parts. */
  children?: ReactNode;
}

/**
 * The last step: everything once more, each part with the way back to it, then one button. It hands the draft to the
 * outbox, which answers for it from there on. What was refused comes back here with the reason.
 */
export function ReviewScreen<A, Step extends string>(props: ReviewScreenProps<A, Step>) {
  const { form, title, files, send: word, lead, compose, prepare, explain, children } = props;
  const t = useFormMessages();
  const navigate = useNavigate();
  const { id, answers } = useDraftStore(form.store);
  const parts = Object.entries(form.useParts()(answers)) as [string, [name: string, words: string, step: Step | ""]][];
  const held = useFiles(form.store.files);
  const filesStep = parts.find(([field]) => field === "files")?.[1][2] ?? "";
  const refused = useSending(id);
  const { refused: earlier } = (useLocation().state ?? {}) as Arrival;
  const refusal = refused ?? earlier;
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const pressed = useRef(false);
  const last = form.steps(answers).slice(-1)[0]!;
  // An earlier version has arrived: only the citizen can want another case.
  const anew = refused?.reason === "idempotency-key-reused";

  async function send() {
    if (pressed.current) return;
    const unfinished = form.unfinished(answers);
    if (unfinished) {
      return navigate(stepPath(form, unfinished.step), { state: { field: unfinished.field } satisfies Arrival });
    }
    const whatGoes = () => ({ files: form.store.files.ids(), ...compose() });
    const { files: going } = whatGoes();
    // Everything else the outbox brings along; a file that only another phone has, it cannot.
    if (held.some(({ id, problem }) => problem === "elsewhere" && going.includes(id))) return setLeft(left + 1);
    pressed.current = true;
    setBusy(true);
    const key = keyOf(id, refused, anew);
    try {
      // What could not be taken is told of where it was picked.
      if (!(await form.store.files.prepared())) return navigate(stepPath(form, filesStep));
      if (prepare && !(await prepare(refusal))) return;
      if (refused && refused.key !== key) await outbox.discard(refused.key);
      await form.store.keep();
      // Only now is it certain who sends it.
      await outbox.send({ ...whatGoes(), key, draftId: id, editPath: stepPath(form, last) });
      navigate(sentPath(form, key), { replace: true });
      await form.store.finish();
    } finally {
      pressed.current = false;
      setBusy(false);
    }
  }

  const label = busy ? t.sending : anew ? t.sendAnew : refused ? t.sendAgain : (word ?? t.send);
  return (
    <StepScreen
      form={form}
      step={last}
      title={title}
      action={
        <Button busy={busy} onClick={() => void send()}>
          {label}
        </Button>
      }
    >
      {refusal && (
        <Refused reason={refusal.reason} anew={anew}>
          {explain?.(refusal)}
        </Refused>
      )}
      {left > 0 && <FilesLeft attempt={left} />}
      <p className="mb-3">{lead ?? t.reviewLead}</p>
      {children ?? (
        <Card>
          <dl>
            {parts.map(([field, [name, words, step]], index) => (
              <div key={field} className={`py-2 ${index > 0 ? "border-t border-line" : ""}`}>
                <dt className="text-soft">{name}</dt>
                <dd className="flex items-start">
                  <span className="min-w-0 grow whitespace-pre-wrap break-words">{words}</span>
                  <Button
                    look="quiet"
                    onClick={() => navigate(stepPath(form, step))}
                    aria-label={t.changePart(name)}
                    className="-mr-4 -mt-3 shrink-0"
                  >
                    {t.change}
                  </Button>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {files && held.some(({ status }) => status === "failed" || status === "refused") && (
        <div className="mt-6">
          <FileStrip files={form.store.files} {...files} />
        </div>
      )}
      <div className="mt-4">
        <DiscardDraft form={form} />
      </div>
    </StepScreen>
  );
}

/** Why it was not taken, and what can be done about it. */
function Refused({ reason, anew, children }: { reason?: string; anew: boolean; children: ReactNode }) {
  const t = useFormMessages();
  const { sentence, next } = useProblem({ code: reason });
  return (
    <div className="mb-4">
      <Notice kind="danger" title={anew ? t.earlierArrived : sentence} live>
        <p>{anew ? t.earlierArrivedNext : next}</p>
        {!anew && <p className="mt-1">{t.kept}</p>}
        {!anew && children}
      </Notice>
      {anew && (
        <div className="mt-3">
          <LinkCard to={paths.mine} icon="list-checks" title={t.absent.toMine} />
        </div>
      )}
    </div>
  );
}

function FilesLeft({ attempt }: { attempt: number }) {
  const t = useFormMessages();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div ref={box} tabIndex={-1} className="mb-4">
      <Notice kind="danger" title={t.filesElsewhere} live>
        <p>{t.filesElsewhereNext}</p>
      </Notice>
    </div>
  );
}
