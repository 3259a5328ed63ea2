import { useState } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import type { Case, RatingReason } from "../../../contract/types.ts";
import { REASONS_UP_TO } from "../../../contract/dossiers.ts";
import { toNfc } from "../../../contract/text.ts";
import { Button, Card, Choice, TextArea } from "../../ui/index.ts";
import { Ticks } from "../../ui/Tick.tsx";
import { useCaseMessages } from "../messages.ts";
import { useCaseDraft, WORDS_LIMITS } from "./caseDraft.ts";
import { useFaultSentence } from "./wordsRules.ts";

interface Props {
  item: Case;
  editPath: string;
  onSent: () => void;
  /** Where its kind asks what did not please: the question, and what can be answered. */
  asks?: RatingAsks;
}

export interface RatingAsks {
  title: string;
  hint: string;
  reasons: Record<RatingReason, string>;
}

/** How it went, once it has ended: five levels in words, and why. */
export function RatingForm({ item, editPath, onSent, asks }: Props) {
  const t = useCaseMessages().rating;
  const sentence = useFaultSentence();
  const { draft, store, send } = useCaseDraft("rate", item, editPath);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const { level, text, reasons } = draft.answers;
  const why = toNfc(text).trim();
  const long = Array.from(why).length > WORDS_LIMITS.reasonMax;

  const asked = level > 0 && level <= REASONS_UP_TO ? asks : undefined;

  async function rate() {
    setTried(true);
    if (level === 0 || long) return;
    setBusy(true);
    const named = asked ? reasons : [];
    const body = { level, ...(named.length > 0 && { reasons: named }), ...(why && { text: why }) };
    await send(body, t.sentTitle(codeInGroups(item.code)));
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
      {asked && (
        <div className="mt-2">
          <Ticks
            id="rating-reasons"
            label={asked.title}
            hint={asked.hint}
            value={reasons}
            options={Object.entries(asked.reasons).map(([value, title]) => ({ value, title }))}
            onChange={(value) => store.change({ reasons: value as RatingReason[] })}
          />
        </div>
      )}
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
