import { localText } from "../lib/text.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Screen } from "../ui/Screen.tsx";
import { useProvinceNow } from "./provinceNow.ts";

/** What the province tells everybody now. */
export default function NoticesPage() {
  const t = useMessages();
  const language = useLanguage();
  const { alerts } = useProvinceNow();
  return (
    <Screen title={t.tabs.notices}>
      {alerts.length === 0 && <EmptyState icon="bell" title="Chưa có tin báo" />}
      {alerts.map((alert) => (
        <div key={alert.id} className="mb-3">
          <Notice kind={alert.level} title={localText(alert.title, language)}>
            {alert.text && <p>{localText(alert.text, language)}</p>}
          </Notice>
        </div>
      ))}
    </Screen>
  );
}
