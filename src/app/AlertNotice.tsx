import type { Alert } from "../../contract/types.ts";
import { sayInstant } from "../lib/dates.ts";
import { localText } from "../lib/text.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { Notice } from "../ui/Notice.tsx";

/** One thing everybody should know; `full` with until when. */
export function AlertNotice({ alert, full = false }: { alert: Alert; full?: boolean }) {
  const t = useMessages();
  const language = useLanguage();
  return (
    <div className="mb-3">
      <Notice kind={alert.level} title={localText(alert.title, language)}>
        {alert.text && <p>{localText(alert.text, language)}</p>}
        {full && alert.until && <p className="text-soft">{t.notices.until(sayInstant(alert.until, language))}</p>}
      </Notice>
    </div>
  );
}
