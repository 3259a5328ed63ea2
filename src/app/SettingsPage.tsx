import { useEffect, useId, useState, type ReactNode } from "react";
import { api } from "../api/api.ts";
import { getHost } from "../host/host.ts";
import { paths } from "../lib/paths.ts";
import { province, version } from "../lib/province.ts";
import { changeSettings, getSettings, subscribeSettings, type Language, type TextSize } from "../lib/settings.ts";
import { shared, SharedState } from "../lib/state.tsx";
import { useIdentityMessages } from "../session/identityMessages.ts";
import { loadLanguage } from "../messages/messages.ts";
import { session } from "../session/session.ts";
import { Button } from "../ui/Button.tsx";
import { Card, LinkCard } from "../ui/Card.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Choice } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Notice } from "../ui/Notice.tsx";
import { Screen } from "../ui/Screen.tsx";
import { Sheet } from "../ui/Sheet.tsx";
import { StatusWord } from "../ui/StatusWord.tsx";
import { LinkedIdentity } from "./LinkedIdentity.tsx";
import { useSettingsMessages } from "./settingsMessages.ts";

const useSettings = shared("settings", { current: getSettings, subscribe: subscribeSettings });
const useSessionState = shared("session", session);

/** How the app looks and speaks, what it may do, what it keeps. */
export default function SettingsPage() {
  const t = useSettingsMessages();
  const { settings: identity } = useIdentityMessages();
  return (
    <SharedState>
      <Screen title={t.title}>
        <Look />
        <Section title={identity.title}>
          <LinkedIdentity />
        </Section>
        <Permissions />
        <Privacy />
        <LinkCard to={paths.looks} icon="user" title={t.privacy.looks} text={t.privacy.looksText} />
        <div className="h-3" />
        <LinkCard to={paths.consents} icon="check" title={t.privacy.consents} text={t.privacy.consentsText} />
        <div className="h-3" />
        <LinkCard to={paths.about} icon="info" title={t.about.title} text={t.about.link} />
        <p className="mt-4 text-soft">
          {province.appName} · {t.about.version(version)}
        </p>
      </Screen>
    </SharedState>
  );
}

function Look() {
  const t = useSettingsMessages();
  const { textSize, language } = useSettings();
  const [stays, setStays] = useState(false);
  const speak = async (chosen: Language) => {
    setStays(false);
    try {
      await loadLanguage(chosen);
      changeSettings({ language: chosen });
    } catch {
      setStays(true);
    }
  };
  return (
    <>
      <Choice
        label={t.textSize.label}
        hint={t.textSize.hint}
        name="textSize"
        value={String(textSize)}
        options={t.textSize.sizes.map((title, i) => ({ value: String(i + 1), title }))}
        onChange={(value) => changeSettings({ textSize: Number(value) as TextSize })}
      />
      <div className="mt-4">
        <Choice
          label={t.language.label}
          name="language"
          value={language}
          options={[
            { value: "vi", title: t.language.vi },
            { value: "en", title: t.language.en },
          ]}
          onChange={(value) => void speak(value)}
        />
        {stays && (
          <div className="mt-3">
            <Notice kind="warning" title={t.language.stays} live>
              <p>{t.language.staysText}</p>
            </Notice>
          </div>
        )}
      </div>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-4 mt-4">
      <h2 id={id} className="mb-2 text-lead">
        {title}
      </h2>
      <Card>{children}</Card>
    </section>
  );
}

/** What each permission is for; changing one is done on Zalo's own page. */
function Permissions() {
  const t = useSettingsMessages();
  const [allowed, setAllowed] = useState<{ name: boolean; phone: boolean; location: boolean }>();
  const [cannot, setCannot] = useState(false);

  useEffect(() => {
    let here = true;
    const look = () =>
      void getHost()
        .then((host) => host.permissions())
        .then((now) => here && setAllowed(now))
        .catch(() => undefined); // Unknown: nothing is claimed.
    look();
    const stop = getHost().then((host) => host.onResume(look));
    return () => {
      here = false;
      void stop.then((end) => end()).catch(() => undefined);
    };
  }, []);

  const change = () =>
    getHost()
      .then((host) => host.openPermissionSettings())
      .catch(() => setCannot(true));

  const rows: { icon: IconName; title: string; why: string; allowed?: boolean; onUse?: boolean }[] = [
    {
      icon: "user",
      title: t.permissions.name,
      why: t.permissions.nameWhy,
      allowed: allowed && allowed.name && allowed.phone,
    },
    { icon: "map-pin", title: t.permissions.location, why: t.permissions.locationWhy, allowed: allowed?.location },
    { icon: "camera", title: t.permissions.camera, why: t.permissions.cameraWhy, onUse: true },
  ];
  return (
    <Section title={t.permissions.title}>
      <p className="mb-4">{t.permissions.text}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.title} className="mb-4 flex">
            <Icon name={row.icon} className="mr-3 mt-1 text-accent" />
            <div className="min-w-0">
              <p className="font-bold">{row.title}</p>
              <p className="mb-1 text-soft">{row.why}</p>
              {row.onUse && <StatusWord icon="info">{t.permissions.onUse}</StatusWord>}
              {row.allowed === true && (
                <StatusWord icon="check" look="success">
                  {t.permissions.allowed}
                </StatusWord>
              )}
              {row.allowed === false && <StatusWord icon="x">{t.permissions.notAllowed}</StatusWord>}
            </div>
          </li>
        ))}
      </ul>
      <div className="flex flex-col">
        <Button look="secondary" onClick={change}>
          {t.permissions.change}
        </Button>
      </div>
      {cannot && (
        <div className="mt-3">
          <Notice live title={t.permissions.cannot} />
        </div>
      )}
    </Section>
  );
}

function Privacy() {
  const t = useSettingsMessages();
  const state = useSessionState();
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState<"not" | "now" | "ended" | { error: unknown }>("not");

  const end = async () => {
    setEnding("now");
    try {
      const token = await session.bearer();
      await api.call("endSession");
      await session.onExpired(token);
      await (await import("../cases/seen.ts")).forgetSeen();
      setEnding("ended");
    } catch (error) {
      setEnding({ error });
    }
    setAsking(false);
  };

  return (
    <Section title={t.privacy.title}>
      {state.status === "ready" && <p className="mb-3 font-bold">{t.privacy.level[state.session.level > 0 ? 1 : 0]}</p>}
      <p className="mb-3">{t.privacy.phone}</p>
      <p className="mb-3">{t.privacy.server}</p>
      <p className="mb-4">{t.privacy.nobody}</p>
      <div className="flex flex-col">
        <Button look="danger" onClick={() => setAsking(true)}>
          {t.privacy.end}
        </Button>
      </div>
      {ending === "ended" && (
        <div className="mt-3">
          <Notice kind="success" live title={t.privacy.ended} />
        </div>
      )}
      <Wipe />
      {typeof ending === "object" && (
        <div className="mt-3">
          <ErrorState error={ending.error} />
        </div>
      )}
      {asking && (
        <Sheet title={t.privacy.end} onClose={() => setAsking(false)}>
          <p className="mb-4">{t.privacy.endText}</p>
          <div className="flex flex-col">
            <Button busy={ending === "now"} onClick={() => void end()}>
              {t.privacy.endConfirm}
            </Button>
          </div>
        </Sheet>
      )}
    </Section>
  );
}

/** Everything of the citizen's goes from this phone, once they know what that costs. */
function Wipe() {
  const t = useSettingsMessages().privacy;
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<"not" | "now" | "done">("not");
  const [unsent, setUnsent] = useState(0);

  const ask = async () => {
    const { unsentCount } = await import("../cases/forget.ts");
    setUnsent(unsentCount());
    setAsking(true);
  };
  const wipe = async () => {
    setState("now");
    await (await import("../cases/forget.ts")).forgetEverything();
    setState("done");
    setAsking(false);
  };

  return (
    <div className="mt-3 flex flex-col">
      <Button look="danger" icon="trash-2" onClick={() => void ask()}>
        {t.wipe}
      </Button>
      {state === "done" && (
        <div className="mt-3">
          <Notice kind="success" live title={t.wiped} />
        </div>
      )}
      {asking && (
        <Sheet title={t.wipe} onClose={() => setAsking(false)}>
          <p className="mb-4">{t.wipeText}</p>
          {unsent > 0 && (
            <div className="mb-4">
              <Notice kind="danger" title={t.wipeUnsent(unsent)} />
            </div>
          )}
          <div className="flex flex-col">
            <Button look="danger" busy={state === "now"} onClick={() => void wipe()}>
              {t.wipeConfirm}
            </Button>
            <Button look="secondary" className="mt-3" onClick={() => setAsking(false)}>
              {t.wipeKeep}
            </Button>
          </div>
        </Sheet>
      )}
    </div>
  );
}
