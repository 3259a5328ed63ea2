import { useDrafts } from "../../cases/draft/useDrafts.ts";
import { sayInstant } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { useLanguage } from "../../messages/messages.ts";
import "../../session/session.ts";
import { LinkCard } from "../../ui/index.ts";
import { useReportMessages } from "./messages.ts";

const SHOWN = 2;

/** A card for what was begun and not sent, on this phone or another one: nobody writes twice. */
export default function BegunReports() {
  const t = useReportMessages().begun;
  const language = useLanguage();
  const begun = useDrafts().drafts?.filter(({ service }) => service === "reports") ?? [];
  if (begun.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-2 text-title">{t.heading(begun.length)}</h2>
      <ul>
        {begun.slice(0, SHOWN).map(({ id, title, savedAt }) => (
          <li key={id} className="mb-3">
            <LinkCard
              to={`/reports/new?draft=${id}`}
              icon="send"
              title={t.goOn}
              text={
                <>
                  {title && <span className="block break-words">{title}</span>}
                  <span className="block">{t.savedAt(sayInstant(savedAt, language))}</span>
                </>
              }
            />
          </li>
        ))}
        {begun.length > SHOWN && (
          <li className="mb-3">
            <LinkCard to={paths.mine} icon="list-checks" title={t.all(begun.length)} />
          </li>
        )}
      </ul>
    </section>
  );
}
