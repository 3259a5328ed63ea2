import { useEffect, useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { basename, paths } from "../lib/paths.ts";
import { useMessages } from "../messages/messages.ts";
import { askForLevel } from "../session/gate.tsx";
import { useIdentityMessages } from "../session/identityMessages.ts";
import { level2, type Origin } from "../session/level2.ts";
import { Level2Screen } from "../session/Level2Screen.tsx";
import { useSession } from "../session/useSession.ts";
import { Button, Notice, Screen, Skeleton } from "../ui/index.ts";

/** How long the good news stands before the citizen is back where they were. */
const READ_MS = 2_000;

/**
 * Where the provider's page leads back to when no gate waits: the app was killed meanwhile, or the gate was put off. An
 * attempt begun elsewhere completes nothing here.
 */
export default function IdentityPage() {
  const { page: t } = useIdentityMessages();
  const { code } = useParams();
  const navigate = useNavigate();
  const level = useLevel();
  /** Where the attempt of this phone began; null where there is none. */
  const [origin, setOrigin] = useState<Origin | null>();
  const [done, setDone] = useState(false);

  useEffect(() => {
    // The code is of no use to the address nor to what back leads to.
    history.replaceState(history.state, "", basename() + paths.home + location.search);
    void level2.pending().then((attempt) => setOrigin(attempt ?? null));
  }, []);

  const goOn = ({ returnTo, field }: Origin) => {
    navigate(returnTo, { replace: true });
    if (field) focusWhenThere(field);
  };

  const beginHere = async () => {
    if (!(await askForLevel(2))) return;
    setOrigin({ returnTo: paths.home });
    setDone(true);
  };

  return (
    <Screen title={t.title}>
      {origin === undefined ? (
        <Skeleton lines={4} />
      ) : origin === null ? (
        level === 2 ? (
          <AlreadyDone />
        ) : (
          <div className="flex flex-col">
            <Notice live kind="warning" title={t.foreign}>
              <p>{t.foreignText}</p>
              <p className="mt-2">{t.foreignWarning}</p>
            </Notice>
            <Button className="mt-4" onClick={() => void beginHere()}>
              {t.begin}
            </Button>
            <ToHome />
          </div>
        )
      ) : done ? (
        <Done onGoOn={() => goOn(origin)} />
      ) : (
        <Level2Screen
          origin={origin}
          again={level === 2}
          {...(code ? { code } : {})}
          onEnd={(raised) => (raised ? setDone(true) : goOn(origin))}
        />
      )}
    </Screen>
  );
}

function useLevel(): number | undefined {
  const state = useSession();
  return state.status === "ready" ? state.session.level : undefined;
}

/** Goes on by itself, or at once. */
function Done({ onGoOn }: { onGoOn: () => void }) {
  const { page: t } = useIdentityMessages();
  const leave = useRef(onGoOn);
  leave.current = onGoOn;
  useEffect(() => {
    const timer = setTimeout(() => leave.current(), READ_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="flex flex-col">
      <Notice live kind="success" title={t.done}>
        <p>{t.doneText}</p>
      </Notice>
      <Button className="mt-4" onClick={onGoOn}>
        {t.goOn}
      </Button>
    </div>
  );
}

/** The way back was taken twice. */
function AlreadyDone() {
  const { page: t } = useIdentityMessages();
  return (
    <div className="flex flex-col">
      <Notice live kind="success" title={t.already} />
      <ToHome />
    </div>
  );
}

function ToHome() {
  const { toHome } = useMessages();
  return (
    <Link
      to={paths.home}
      replace
      className="mt-4 flex min-h-touch items-center text-lead font-bold text-accent underline"
    >
      {toHome}
    </Link>
  );
}

/** The screen loads and fills itself first: its field is waited for, for a moment. */
function focusWhenThere(name: string): void {
  // Held, not asked for anew: the page may be gone before the last try.
  const page = document;
  let tries = 20;
  const timer = setInterval(() => {
    const field = page.getElementsByName(name)[0];
    if (field || --tries === 0) clearInterval(timer);
    field?.focus();
  }, 150);
}
