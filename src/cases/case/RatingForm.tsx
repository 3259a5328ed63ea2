import { useState } from "react";
import type { Case } from "../../../contract/types.ts";
import { toNfc } from "../../../contract/text.ts";
import { Button, Card, Choice, TextArea } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { useCaseDraft, WORDS_LIMITS } from "./caseDraft.ts";
import { useFaultSentence } from "./wordsRules.ts";

interface Props {
  item: Case;
  editPath: string;
  onSent: () => void;
}

/** How it went, once it has ended: five levels in words, and why. */
export function RatingForm({ item, editPath, onSent }: Props) {
  const t = useCaseMessages().rating;
  const sentence = useFaultSentence();
  const { draft, store, send } = useCaseDraft("rate", item, editPath);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const { level, text } = draft.answers;
  const why = toNfc(text).trim();
  const long = Array.from(why).length > WORDS_LIMITS.reasonMax;

  async function rate() {
    setTried(true);
    if (level === 0 || long) return;
    setBusy(true);
    await send({ level, ...(why ? { text: why } : {}) }, t.sentTitle(item.code));
    onSent();
  }

  return (
    <Card className="mt-5">
      <Choice
        label={t.title}
        hint={t.hint}
        name="rating"
        value={level ? String(level) : undefined}
        options={[5, 4, 3, 2, 1].map((each) => ({ value: String(each), title: t.levels[each - 1]! }))}
        onChange={(value) => store.change({ level: Number(value) })}
        error={tried && level === 0 && t.missing}
      />
      {level > 0 && (
        <div className="mt-2">
          <TextArea
            label={t.why}
            hint={t.whyHint}
            rows={3}
            value={text}
            onChange={({ target }) => store.change({ text: target.value })}
            error={long && sentence("long", WORDS_LIMITS.reasonMax)}
          />
        </div>
      )}
      <div className="mt-4 flex flex-col">
        <Button look={level > 0 ? "primary" : "secondary"} busy={busy} onClick={() => void rate()}>
          {t.send}
        </Button>
      </div>
    </Card>
  );
}
