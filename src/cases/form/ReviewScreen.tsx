import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button, Card } from "../../ui/index.ts";
import { useDraftStore } from "../draft/draft.ts";
import { FileStrip, useFiles } from "../files/FileStrip.tsx";
import type { NewOutboxEntry } from "../outbox/entry.ts";
import { outbox } from "../outbox/outbox.ts";
import { stepPath, type CaseForm } from "./form.ts";
import { useFormMessages } from "./messages.ts";
import { StepScreen } from "./StepScreen.tsx";

interface ReviewScreenProps<A, Step extends string> {
  form: CaseForm<A, Step>;
  title: string;
  files: { max: number; pdf?: boolean };
  /** The first step that something is still wanting on; undefined when it can go. */
  unfinished(): Step | undefined;
  compose(): Pick<NewOutboxEntry, "service" | "operation" | "body" | "title">;
}

/**
 * The last step: everything once more, each part with the way back to it, then one button. It hands the draft to the
 * outbox. The draft's own id is the key: a draft becomes one case at most, from however many windows it is sent.
 */
export function ReviewScreen<A, Step extends string>(props: ReviewScreenProps<A, Step>) {
  const { form, title, files, unfinished, compose } = props;
  const t = useFormMessages();
  const navigate = useNavigate();
  const { answers } = useDraftStore(form.store);
  const parts = Object.entries(form.useParts()(answers)) as [string, [name: string, words: string, step: Step | ""]][];
  const held = useFiles(form.store.files);
  const [busy, setBusy] = useState(false);

  async function send() {
    const step = unfinished();
    if (step) return navigate(stepPath(form, step));
    setBusy(true);
    const { id } = form.store.get();
    const entry = { ...compose(), key: id, draftId: id, editPath: `${form.path}?draft=${id}` };
    await outbox.send({ ...entry, files: form.store.files.ids() }).finally(() => setBusy(false));
    navigate(`${stepPath(form, "sent")}&key=${id}`, { replace: true });
    await form.store.finish();
  }

  return (
    <StepScreen
      form={form}
      step={form.steps[form.steps.length - 1]!}
      title={title}
      action={
        <Button busy={busy} onClick={() => void send()}>
          {busy ? t.sending : t.send}
        </Button>
      }
    >
      <p className="mb-3">{t.reviewLead}</p>
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
                  className="-mr-4 shrink-0"
                >
                  {t.change}
                </Button>
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {held.some(({ status }) => status === "failed") && (
        <div className="mt-6">
          <FileStrip files={form.store.files} {...files} />
        </div>
      )}
    </StepScreen>
  );
}
