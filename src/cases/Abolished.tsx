import type { Procedure } from "../../contract/types.ts";
import { sayDate } from "../lib/dates.ts";
import { localText } from "../lib/text.ts";
import { useLanguage } from "../messages/messages.ts";
import { LinkCard, Notice } from "../ui/index.ts";
import { useProcedureMessages } from "./procedureWords.ts";

/** A procedure that is no longer in force: since when and why, and where to go instead. */
export function Abolished({ abolished }: { abolished: NonNullable<Procedure["abolished"]> }) {
  const t = useProcedureMessages().one.abolished;
  const language = useLanguage();
  const { since, reason, successor } = abolished;
  return (
    <>
      <Notice kind="warning" title={t.title(sayDate(since, language))} heading>
        <p className="mt-1 whitespace-pre-wrap break-words">{reason}</p>
        <p className="mt-1">{t.submitted}</p>
      </Notice>
      <div className="mt-4">
        {successor ? (
          <LinkCard
            to={`/procedures/${successor.code}`}
            icon="list-checks"
            title={t.successor}
            text={localText(successor.title, language)}
          />
        ) : (
          <LinkCard to="/procedures" icon="search" title={t.others} />
        )}
      </div>
    </>
  );
}
