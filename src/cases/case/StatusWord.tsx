import type { ComponentProps } from "react";
import { isOpen } from "../../../contract/cases.ts";
import type { CaseStatus } from "../../../contract/types.ts";
import { StatusWord } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { KindWords } from "./words.ts";

const LOOKS = {
  received: { icon: "send", look: "neutral" },
  accepted: { icon: "clock", look: "accent" },
  waiting: { icon: "circle-help", look: "warning" },
  answered: { icon: "circle-check", look: "success" },
  closed: { icon: "x", look: "neutral" },
  refused: { icon: "octagon-alert", look: "danger" },
  reopened: { icon: "refresh", look: "accent" },
} as const;

/** Where a case stands: a word, a shape, a colour; and whether its answer is late, while it is still awaited. */
export function CaseStatusWord(props: { status: CaseStatus; late?: boolean; words: KindWords["status"] }) {
  const { status, late, words } = props;
  const t = useCaseMessages().case;
  return (
    <StatusLine {...LOOKS[status]} word={words[status]} lateWord={late && isOpen(status) ? t.lateWord : undefined} />
  );
}

type Look = Omit<ComponentProps<typeof StatusWord>, "children">;

/** The word of where it stands, and beside or under it the word that it is late. */
export function StatusLine({ word, lateWord, ...look }: Look & { word: string; lateWord: string | undefined }) {
  return (
    <span className="-mb-2 inline-flex max-w-full flex-wrap">
      <span className="mb-2 mr-2 inline-flex max-w-full">
        <StatusWord {...look}>{word}</StatusWord>
      </span>
      {lateWord && (
        <span className="mb-2 inline-flex max-w-full">
          <StatusWord icon="triangle-alert" look="warning">
            {lateWord}
          </StatusWord>
        </span>
      )}
    </span>
  );
}
