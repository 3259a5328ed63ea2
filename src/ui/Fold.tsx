import type { ReactNode } from "react";

const LOOKS = { card: "mb-3 rounded-card border border-line bg-surface px-4", plain: "" };

interface FoldProps {
  title: ReactNode;
  children: ReactNode;
  /** `plain` inside a card. */
  look?: keyof typeof LOOKS;
}

/**
 * Something long that few need, under a heading that opens it. The browser's own element: a screen reader says whether
 * it is open, and a search in the page opens it.
 */
export function Fold({ title, children, look = "card" }: FoldProps) {
  return (
    <details className={LOOKS[look]}>
      <summary className="min-h-touch py-3 font-bold">{title}</summary>
      <div className="break-words pb-4">{children}</div>
    </details>
  );
}
