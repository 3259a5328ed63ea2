import { useEffect, useRef, useState } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import type { Case } from "../../../contract/types.ts";
import { addDays, civilDate } from "../../../contract/calendar.ts";
import { toNfc } from "../../../contract/text.ts";
import { sayDate } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, TextArea } from "../../ui/index.ts";
import { SavedLine } from "../draft/SavedLine.tsx";
import { FileStrip } from "../files/FileStrip.tsx";
import { useCaseMessages } from "../messages.ts";
import { useCaseDraft, WORDS_LIMITS } from "./caseDraft.ts";
import { faultInWords, useFaultSentence, type WordsFault } from "./wordsRules.ts";
import type { KindWords } from "./words.ts";

interface Props {
  item: Case;
  words: Pick<KindWords, "reopenTitle" | "reopenLead" | "reopenLabel">;
  editPath: string;
  onSent: () => void;
}

/** Contradicting the answer, once, under the same code. Opens when asked for, or when something was begun. */
export function ReopenForm({ item, words, editPath, onSent }: Props) {
  const t = useCaseMessages().reopen;
  const language = useLanguage();
  const { draft, store, send } = useCaseDraft("reopen", item, editPath);
  const [wanted, setWanted] = useState(false);
  const [fault, setFault] = useState<WordsFault>();
  const sentence = useFaultSentence();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const open = wanted || draft.begun;
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);

  async function reopen() {
    setBusy(true);
    await store.files.prepared();
    const typed = store.get().answers.text;
    const found = faultInWords(typed, store.files.list(), { filesAreEnough: false });
    setFault(found);
    setBusy(!found);
    if (found) return field.current?.focus();
    await send({ text: toNfc(typed).trim(), attachmentIds: [] }, t.sentTitle(codeInGroups(item.code)));
    onSent();
  }

  return (
    <Card className="mt-5">
      <h2 className="text-lead font-bold">{words.reopenTitle}</h2>
      <p className="mt-1">{words.reopenLead}</p>
      {item.reopenUntil && <p className="mt-1 text-soft">{t.until(sayDate(lastDay(item.reopenUntil), language))}</p>}
      {open ? (
        <div className="mt-4">
          <TextArea
            ref={field}
            label={words.reopenLabel}
            hint={t.hint}
            value={draft.answers.text}
            onChange={({ target }) => store.change({ text: target.value })}
            error={fault && sentence(fault, WORDS_LIMITS.textMax)}
          />
          <SavedLine draft={draft} />
          <FileStrip files={store.files} max={WORDS_LIMITS.files} />
          <div className="flex flex-col">
            <Button icon="send" busy={busy} onClick={() => void reopen()}>
              {t.send}
            </Button>
            {!draft.begun && (
              <Button look="quiet" className="mt-1" onClick={() => setWanted(false)}>
                {t.cancel}
              </Button>
            )}
          </div>
        </div>
      ) : (
        <div className="mt-3 flex flex-col">
          <Button look="secondary" icon="refresh" onClick={() => setWanted(true)}>
            {words.reopenLabel}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** The instant is the midnight after the last day. */
const lastDay = (until: string) => addDays(civilDate(new Date(until)), -1);
