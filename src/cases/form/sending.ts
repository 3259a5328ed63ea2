/** Under which key a draft is sent, and what stands in the outbox of it. */
import { useOutbox, type OutboxEntry } from "../outbox/outbox.ts";

/**
 * Refusals that do not say that no case was made: nobody knows, an earlier version was one, or the server did not look,
 * because it asks who sends before it asks what was sent before.
 */
const UNCLEAR = ["unexpected", "idempotency-key-reused", "identity-level-required", "identity-changed"];

/** Whether a refused sending left nothing behind on the server, so that what was mended is a new act. */
export const isPlainRefusal = ({ reason }: Pick<OutboxEntry, "reason">): boolean =>
  reason !== undefined && !UNCLEAR.includes(reason);

/**
 * A draft becomes one case, from however many windows and however often it is sent: its id is the key. What was mended
 * after a refusal goes under the next key, the same one in every window too.
 * @param anew the citizen knows that an earlier version arrived, and wants another case
 */
export function keyOf(draftId: string, refused?: Pick<OutboxEntry, "key" | "reason">, anew = false): string {
  if (!refused) return draftId;
  if (!anew && !isPlainRefusal(refused)) return refused.key;
  const times = Number(/^-(\d+)$/.exec(refused.key.slice(draftId.length))?.[1] ?? 1);
  return `${draftId}-${times + 1}`;
}

/** The last sending of a draft, while the outbox knows of it. */
export function useSending(draftId: string): OutboxEntry | undefined {
  return useOutbox()
    .filter((entry) => entry.draftId === draftId)
    .pop();
}
