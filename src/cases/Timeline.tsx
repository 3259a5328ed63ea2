import type { ReactNode } from "react";
import { capitalise, sayInstant } from "../lib/dates.ts";
import { useLanguage } from "../messages/messages.ts";

export interface TimelineItem {
  key: string;
  title: ReactNode;
  /** UTC instant. */
  at: string;
  /** Who did it. */
  by?: ReactNode;
  /** What was said, in full. */
  more?: ReactNode;
}

/** What happened, newest first: the filled mark is where the case stands now. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const language = useLanguage();
  return (
    <ol className="relative">
      {items.map(({ key, title, at, by, more }, index) => (
        <li key={key} className="relative flex pb-5">
          {index < items.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute bottom-0 top-4 bg-line"
              style={{ left: "0.4375rem", width: "0.125rem" }}
            />
          )}
          <span
            aria-hidden="true"
            className={`relative mr-3 mt-1 h-4 w-4 shrink-0 rounded-full border-2 border-accent ${index === 0 ? "bg-accent" : "bg-surface"}`}
          />
          <div className="min-w-0">
            <p className="font-bold">{title}</p>
            <p className="text-soft">
              <time dateTime={at}>{capitalise(sayInstant(at, language))}</time>
              {by && <> · {by}</>}
            </p>
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}
