import { useMessages } from "../messages/messages.ts";

/** The shape of what is coming: `lines` of text, or cards of about their height. Says "opening" to screen readers. */
export function Skeleton({ cards = 0, lines = 0 }: { cards?: number; lines?: number }) {
  const t = useMessages();
  return (
    <div role="status">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <div key={`l${i}`} className={`mb-3 h-4 rounded bg-line ${i % 3 === 2 ? "w-1/2" : ""}`} />
      ))}
      {Array.from({ length: cards }, (_, i) => (
        <div key={`c${i}`} className="mb-3 h-24 rounded-card border border-line bg-surface" />
      ))}
    </div>
  );
}
