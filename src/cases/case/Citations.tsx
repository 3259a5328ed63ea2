import { useState } from "react";
import type { Citation } from "../../../contract/types.ts";
import { Button } from "../../ui/index.ts";
import { LeaveSheet } from "../LeaveSheet.tsx";
import { useCaseMessages } from "../messages.ts";

/** The law or procedure an answer rests on. Its text lies outside the app, so it opens only once the citizen agrees. */
export function Citations({ citations }: { citations: Citation[] }) {
  const t = useCaseMessages().citations;
  const [leaving, setLeaving] = useState<string>();
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
      {leaving && <LeaveSheet url={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
