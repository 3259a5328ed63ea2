import { useState, type ReactNode } from "react";

const LOOKS = { card: "mb-3 rounded-card border border-line bg-surface px-4", plain: "" };

interface FoldProps {
  title: ReactNode;
  children: ReactNode;
  /** `plain` inside a card. */
  look?: keyof typeof LOOKS;
  /** What is inside costs something (pictures): it comes when it is first opened. */
  late?: boolean;
}

/**
 * Something long that few need, under a heading that opens it. The browser's own element: a screen reader says whether
 * it is open, and a search in the page opens it.
 */
export function Fold({ title, children, look = "card", late = false }: FoldProps) {
  const [wanted, setWanted] = useState(!late);
  return (
    <details className={LOOKS[look]} onToggle={() => setWanted(true)}>
      <summary className="min-h-touch py-3 font-bold">{title}</summary>
      <div className="break-words pb-4">{wanted && children}</div>
    </details>
  );
}
