import { useState } from "react";
import type { Citation } from "../../../contract/types.ts";
import { getHost } from "../../host/host.ts";
import { Button, Notice, Sheet } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";

/** The law or procedure an answer rests on. Its text lies outside the app, so it opens only once the citizen agrees. */
export function Citations({ citations }: { citations: Citation[] }) {
  const t = useCaseMessages().citations;
  const [leaving, setLeaving] = useState<string>();
  const [failed, setFailed] = useState(false);
  const stay = () => {
    setLeaving(undefined);
    setFailed(false);
  };
  const leave = (url: string) =>
    void getHost()
      .then((host) => host.openWebview(url))
      .then(stay, () => setFailed(true));
  if (citations.length === 0) return null;
  return (
    <>
      <p className="mt-4 font-bold">{t.title}</p>
      <ul>
        {citations.map(({ title, procedureCode, url }) => (
          <li key={title} className="mt-2">
            <p>
              {title}
              {procedureCode && ` (${t.procedure(procedureCode)})`}
            </p>
            {url && (
              <Button look="quiet" className="-ml-4" aria-label={`${t.read}: ${title}`} onClick={() => setLeaving(url)}>
                {t.read}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <Sheet title={t.leaveTitle} onClose={stay}>
          <p className="break-words">{t.leave(new URL(leaving).host)}</p>
          {failed && (
            <div className="mt-3">
              <Notice kind="warning" title={t.leaveFailed} live>
                <p className="break-all">{leaving}</p>
              </Notice>
            </div>
          )}
          <div className="mt-4 flex flex-col">
            <Button onClick={() => leave(leaving)}>{t.leaveYes}</Button>
            <Button look="secondary" className="mt-3" onClick={stay}>
              {t.leaveNo}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
