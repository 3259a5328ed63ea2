import { useCallback, useRef, type ReactNode, type RefObject } from "react";
import type { Case } from "../../../contract/types.ts";
import { CallLink, Card, StatusWord } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import type { OutboxEntry } from "../outbox/entry.ts";
import { OutboxCard } from "../outbox/OutboxCard.tsx";
import { MyPicture, type ShowPicture } from "./Attachments.tsx";
import { useCaseEntries } from "./caseDraft.ts";

interface OwnCase {
  /** What was sent for it and is not there yet. */
  entries: OutboxEntry[];
  actions: RefObject<HTMLElement>;
  picture: ShowPicture;
  /** What was pressed is gone from the screen; what became of it stands on top. */
  onSent(this: void): void;
}

/** What every screen of one of my cases needs, whatever kind it is. */
export function useOwnCase(code: string): OwnCase {
  const entries = useCaseEntries(code);
  const actions = useRef<HTMLElement>(null);
  const picture: ShowPicture = useCallback(
    (attachment, size, alt) => <MyPicture code={code} attachment={attachment} size={size} alt={alt} />,
    [code],
  );
  const onSent = () => {
    actions.current?.focus();
    actions.current?.scrollIntoView?.({ block: "nearest" });
  };
  return { entries, actions, picture, onSent };
}

/** On top of the screen: what is under way, and what the citizen is asked to do now. */
export function CaseActions({ entries, actions, children }: OwnCase & { children: ReactNode }) {
  const t = useCaseMessages().case;
  return (
    <section ref={actions} tabIndex={-1} aria-label={t.actions} style={{ outline: "none" }}>
      {entries.map((entry) => (
        <div key={entry.key} className="mb-5">
          <OutboxCard entry={entry} heading="h2" />
        </div>
      ))}
      {children}
    </section>
  );
}

interface GivenRatingProps {
  rating: NonNullable<Case["rating"]>;
  /** What did not please, in words. */
  reasons?: string[];
}

/** The rating that was given. */
export function GivenRating({ rating: { level, text }, reasons = [] }: GivenRatingProps) {
  const { rating } = useCaseMessages();
  return (
    <Card className="mt-5">
      <StatusWord icon="check">{rating.given(rating.levels[level - 1]!)}</StatusWord>
      {reasons.length > 0 && <p className="mt-2">{reasons.join(" · ")}</p>}
      {text && <p className="mt-2 whitespace-pre-wrap break-words">{text}</p>}
    </Card>
  );
}

/** Whom to ask, at the end of every case. */
export function CaseHelp() {
  const t = useCaseMessages().case;
  return (
    <section className="mt-6">
      <h2 className="text-lead">{t.help}</h2>
      <p className="mb-2">{t.helpText}</p>
      <div className="flex flex-col">
        <CallLink />
      </div>
    </section>
  );
}
