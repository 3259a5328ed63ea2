import { province } from "../lib/province.ts";
import { localText } from "../lib/text.ts";
import { useLanguage } from "../messages/messages.ts";
import { Card } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Screen } from "../ui/Screen.tsx";
import { useSettingsMessages } from "./settingsMessages.ts";

/** The numbers to dial, large enough to be read off the screen: shown when the phone did not open its dialler. */
export default function HotlinePage() {
  const { hotline: t } = useSettingsMessages();
  const language = useLanguage();
  return (
    <Screen title={t.title}>
      <p className="mb-3">{t.text}</p>
      <Number number={province.hotline.number} name={localText(province.hotline.name, language)} />
      <h2 className="mb-1 mt-4 text-lead">{t.emergency}</h2>
      <p className="mb-3">{t.emergencyText}</p>
      {province.emergencyNumbers.map((emergency) => (
        <Number key={emergency.number} number={emergency.number} name={localText(emergency.for, language)} />
      ))}
    </Screen>
  );
}

function Number({ number, name }: { number: string; name: string }) {
  const { hotline: t } = useSettingsMessages();
  return (
    <a href={`tel:${number}`} aria-label={t.call(name, number)} className="mb-3 block">
      <Card className="pressable flex items-center">
        <Icon name="phone" className="mr-3 text-title text-accent" />
        <span className="min-w-0">
          <span className="block text-display font-bold">{number}</span>
          <span className="block">{name}</span>
        </span>
      </Card>
    </a>
  );
}
