import type { ReactNode } from "react";
import { paths } from "../lib/paths.ts";
import { province, version } from "../lib/province.ts";
import { localText } from "../lib/text.ts";
import { useLanguage } from "../messages/messages.ts";
import { CallLink } from "../ui/CallLink.tsx";
import { Card } from "../ui/Card.tsx";
import { Screen } from "../ui/Screen.tsx";
import { useSettingsMessages } from "./settingsMessages.ts";

/** Who runs the app and whom to turn to, as Zalo's review and the law ask. */
export default function AboutPage() {
  const { about: t } = useSettingsMessages();
  const language = useLanguage();
  const { owner, hotline } = province;
  return (
    <Screen title={t.title} parent={paths.settings}>
      <Card>
        <dl>
          <Fact name={t.owner}>{localText(owner.name, language)}</Fact>
          <Fact name={t.address}>{localText(owner.address, language)}</Fact>
          <Fact name={t.email}>{owner.email}</Fact>
          <Fact name={t.phone}>
            {localText(hotline.name, language)}, {hotline.number}
          </Fact>
        </dl>
        <div className="flex flex-col">
          <CallLink />
        </div>
      </Card>
      <h2 className="mb-2 mt-4 text-lead">{t.complaints}</h2>
      <p>{t.complaintsText(hotline.number)}</p>
      <h2 className="mb-2 mt-4 text-lead">{t.data}</h2>
      <p>{t.dataText}</p>
      <p className="mt-4 text-soft">
        {province.appName} · {t.version(version)}
      </p>
      <p className="text-soft">{t.licences}</p>
    </Screen>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mb-3">
      <dt className="text-soft">{name}</dt>
      <dd className="font-bold">{children}</dd>
    </div>
  );
}
