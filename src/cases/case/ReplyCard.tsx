import { useState } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import type { Case } from "../../../contract/types.ts";
import { toNfc } from "../../../contract/text.ts";
import { sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Icon, TextArea } from "../../ui/index.ts";
import { SavedLine } from "../draft/SavedLine.tsx";
import { FileStrip } from "../files/FileStrip.tsx";
import { useCaseMessages } from "../messages.ts";
import type { ShowPicture } from "./Attachments.tsx";
import { Attachments } from "./Attachments.tsx";
import { useCaseDraft, WORDS_LIMITS } from "./caseDraft.ts";
import { faultInWords, useFaultSentence, type WordsFault } from "./wordsRules.ts";

interface Props {
  item: Case;
  picture: ShowPicture;
  editPath: string;
  onSent: () => void;
}

/** The office has asked: its question, and the answer in the same card, in words or pictures. */
export function ReplyCard({ item, picture, editPath, onSent }: Props) {
  const t = useCaseMessages().reply;
  const language = useLanguage();
  const { draft, store, send } = useCaseDraft("reply", item, editPath);
  const [fault, setFault] = useState<WordsFault>();
  const sentence = useFaultSentence();
  const [busy, setBusy] = useState(false);
  const asked = [...item.timeline].reverse().find(({ event }) => event === "asked");

  async function reply() {
    setBusy(true);
    await store.files.prepared();
    const typed = store.get().answers.text;
    const found = faultInWords(typed, store.files.list(), { filesAreEnough: true });
    setFault(found);
    setBusy(!found);
    if (found) return document.getElementById("reply-text")?.focus();
    const text = toNfc(typed).trim() || t.onlyFiles;
    await send({ text, attachmentIds: [] }, t.sentTitle(codeInGroups(item.code)));
    onSent();
  }

  return (
    <Card className="mb-5 border-2 border-warning">
      <h2 className="flex items-center text-lead font-bold">
        <Icon name="circle-help" className="mr-2 text-warning" />
        <span className="min-w-0">{t.title}</span>
      </h2>
      {asked && (
        <>
          <p className="mt-2 whitespace-pre-wrap break-words">{asked.text}</p>
          <p className="mt-1 text-soft">{[asked.agency, sayInstant(asked.at, language)].filter(Boolean).join(" · ")}</p>
          {asked.attachments && <Attachments attachments={asked.attachments} picture={picture} />}
        </>
      )}
      <p className="mb-4 mt-2 text-soft">{t.dueNote}</p>
      <TextArea
        id="reply-text"
        label={t.label}
        hint={t.hint}
        value={draft.answers.text}
        onChange={({ target }) => store.change({ text: target.value })}
        error={fault && sentence(fault, WORDS_LIMITS.textMax)}
      />
      <SavedLine draft={draft} />
      <FileStrip files={store.files} max={WORDS_LIMITS.files} />
      <div className="flex flex-col">
        <Button icon="send" busy={busy} onClick={() => void reply()}>
          {t.send}
        </Button>
      </div>
    </Card>
  );
}
