import { changeSettings, getSettings } from "../lib/settings.ts";
import { useMessages } from "../messages/messages.ts";
import { Choice } from "../ui/Field.tsx";
import { Screen } from "../ui/Screen.tsx";
import { useState } from "react";

export default function SettingsPage() {
  const t = useMessages();
  const [settings, set] = useState(getSettings());
  return (
    <Screen title={t.home.settings}>
      <Choice
        label="Cỡ chữ"
        name="textSize"
        value={String(settings.textSize)}
        options={[{ value: "1", title: "Vừa" }, { value: "2", title: "Lớn" }, { value: "3", title: "Rất lớn" }]}
        onChange={(value) => {
          changeSettings({ textSize: Number(value) as 1 | 2 | 3 });
          set(getSettings());
        }}
      />
    </Screen>
  );
}
