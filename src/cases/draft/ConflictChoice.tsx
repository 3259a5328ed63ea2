import { useEffect, useRef } from "react";
import { sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Notice } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { DraftState, DraftStore } from "./draft.ts";

interface Props<A> {
  draft: DraftState<A>;
  store: Pick<DraftStore<A>, "choose">;
  /** The answers as the citizen knows them, in the order of the form: `["Nội dung", "Ổ gà…"]`. */
  describe(answers: A): [name: string, words: string][];
}

/** Two phones went on with the same draft: both stand here with their times, and the citizen chooses. */
export function ConflictChoice<A>({ draft, store, describe }: Props<A>) {
  const t = useCaseMessages().draft.conflict;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const { conflict } = draft;
  const there = conflict !== undefined;
  useEffect(() => {
    if (there) box.current?.focus();
  }, [there]);
  if (!conflict) return null;
  const mine = describe(conflict.mine.answers);
  const theirs = describe(conflict.theirs.answers);
  const versions = [
    { name: t.mine, savedAt: conflict.mine.savedAt, words: mine, other: theirs, choose: "mine", word: t.chooseMine },
    {
      name: t.theirs(conflict.theirs.device),
      savedAt: conflict.theirs.savedAt,
      words: theirs,
      other: mine,
      choose: "theirs",
      word: t.chooseTheirs,
    },
  ] as const;
  return (
    <div ref={box} tabIndex={-1} className="mb-5">
      <Notice kind="warning" title={t.title} live>
        <p className="mt-1">{t.lead}</p>
      </Notice>
      {versions.map(({ name, savedAt, words, other, choose, word }) => (
        <Card key={choose} className="mt-3">
          <h2 className="text-lead font-bold">{name}</h2>
          <p className="text-soft">{t.savedAt(sayInstant(savedAt, language))}</p>
          <dl className="mt-2">
            {words.map(([field, value]) => {
              const equal = other.some(([name, words]) => name === field && words === value);
              return (
                <div key={field} className="mb-2">
                  <dt className="text-soft">{field}</dt>
                  <dd className={`whitespace-pre-wrap break-words ${equal ? "" : "font-bold"}`}>
                    {equal ? t.same : value || t.empty}
                  </dd>
                </div>
              );
            })}
          </dl>
          <div className="mt-2 flex flex-col">
            <Button look="secondary" onClick={() => store.choose(choose)}>
              {word}
            </Button>
          </div>
        </Card>
      ))}
    </div>
  );
}
