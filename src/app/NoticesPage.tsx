import { EmptyState } from "../ui/EmptyState.tsx";
import { now } from "../lib/clock.ts";
import { sayInstant } from "../lib/dates.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { Screen } from "../ui/Screen.tsx";
import { AlertNotice } from "./AlertNotice.tsx";
import { useProvinceNow } from "./provinceNow.ts";

/** What was heard less than ten minutes ago needs no date. */
const FRESH = 600_000;

/** What the province tells everybody now. */
export default function NoticesPage() {
  const t = useMessages();
  const language = useLanguage();
  const { alerts, seenAt } = useProvinceNow();
  return (
    <Screen title={t.tabs.notices}>
      {alerts.length === 0 && (
        <EmptyState icon="bell" title={t.notices.none}>
          <p>{t.notices.noneText}</p>
        </EmptyState>
      )}
      {alerts.map((alert) => (
        <AlertNotice key={alert.id} alert={alert} full />
      ))}
      {seenAt && now().getTime() - new Date(seenAt).getTime() > FRESH && (
        <p className="mt-4 text-center text-soft">{t.notices.seen(sayInstant(seenAt, language))}</p>
      )}
    </Screen>
  );
}
