import { useMessages } from "../messages/messages.ts";
import { useProblem } from "../messages/problems.ts";
import { Button } from "./Button.tsx";
import { CallLink } from "./CallLink.tsx";
import { Notice } from "./Notice.tsx";

/** Something failed: what happened, what to do now, a way to try again and a person to call. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useMessages();
  const { sentence, next } = useProblem(error);
  const requestId = (error as { requestId?: string } | null)?.requestId;
  return (
    <div>
      <Notice kind="warning" title={sentence} live>
        <p>{next}</p>
        {requestId && <p className="mt-2 text-soft">{t.requestId(requestId)}</p>}
      </Notice>
      <div className="mt-4 flex flex-col">
        {onRetry && (
          <Button look="primary" icon="refresh" onClick={onRetry} className="mb-3">
            {t.retry}
          </Button>
        )}
        <CallLink />
      </div>
    </div>
  );
}
