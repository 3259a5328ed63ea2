import { useEffect, useRef, useState } from "react";
import type { Identity } from "../../contract/types.ts";
import { api } from "../api/api.ts";
import { isApiError } from "../api/errors.ts";
import { now } from "../lib/clock.ts";
import { capitalise, sayInstant } from "../lib/dates.ts";
import { useLanguage } from "../messages/messages.ts";
import { askForLevel } from "../session/gate.tsx";
import { useIdentityMessages } from "../session/identityMessages.ts";
import { level2 } from "../session/level2.ts";
import { session } from "../session/session.ts";
import { useSession } from "../session/useSession.ts";
import { Button, ErrorState, Notice, Sheet, Skeleton, StatusWord } from "../ui/index.ts";

/** The identity linked to this Zalo account: to link, to prove again, to unlink. */
export function LinkedIdentity() {
  const { settings: t } = useIdentityMessages();
  const state = useSession();
  const linked = state.status === "ready" && state.session.level === 2;
  const [unlinked, setUnlinked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone by then, in both directions.
  useEffect(() => {
    if (unlinked) box.current?.focus();
  }, [unlinked]);
  const confirm = async () => {
    if (await askForLevel(2, { again: linked })) box.current?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} style={{ outline: "none" }}>
      <p className="mb-3">{t.use}</p>
      {linked ? (
        <Linked
          freshUntil={state.session.freshUntil}
          onAgain={() => void confirm()}
          onUnlinked={() => setUnlinked(true)}
        />
      ) : (
        state.status !== "starting" && (
          <div className="flex flex-col">
            <Button look="secondary" icon="shield" onClick={() => void confirm()}>
              {t.begin}
            </Button>
          </div>
        )
      )}
      {unlinked && !linked && (
        <div className="mt-3">
          <Notice kind="success" live title={t.unlinked} />
        </div>
      )}
    </div>
  );
}

interface LinkedProps {
  /** Moves when the identity was proven again. */
  freshUntil: string | undefined;
  onAgain: () => void;
  onUnlinked: () => void;
}

function Linked({ freshUntil, onAgain, onUnlinked }: LinkedProps) {
  const { settings: t } = useIdentityMessages();
  const language = useLanguage();
  const [identity, setIdentity] = useState<Identity>();
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);

  function load() {
    setError(undefined);
    api.call("getMyIdentity").then(setIdentity, (failure: unknown) => {
      // Unlinked on another phone meanwhile: the session says so.
      const stale = isApiError(failure, "identity-level-required");
      return stale ? api.call("getSession").then(session.adopt, setError) : setError(failure);
    });
  }
  useEffect(load, [freshUntil]);

  if (error) return <ErrorState error={error} onRetry={load} />;
  if (!identity) return <Skeleton lines={5} />;
  const fresh = new Date(identity.freshUntil) > now();
  const say = (instant: string) => capitalise(sayInstant(instant, language));
  const rows = [
    [t.name, identity.name],
    [t.number, identity.numberMasked],
    [t.verified, say(identity.verifiedAt)],
    [t.fresh, fresh ? say(identity.freshUntil) : t.stale],
  ];
  return (
    <>
      <StatusWord icon="circle-check" look="success">
        {t.linked}
      </StatusWord>
      <dl className="my-3">
        {rows.map(([title, text]) => (
          <div key={title} className="mb-3">
            <dt className="font-bold">{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-col">
        <Button look="secondary" onClick={onAgain}>
          {t.again}
        </Button>
        <Button look="danger" className="mt-3" onClick={() => setAsking(true)}>
          {t.unlink}
        </Button>
      </div>
      {asking && <Unlink onKeep={() => setAsking(false)} onUnlinked={onUnlinked} />}
    </>
  );
}

/** What it costs, before it is done. */
function Unlink({ onKeep, onUnlinked }: { onKeep: () => void; onUnlinked: () => void }) {
  const { settings: t } = useIdentityMessages();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const unlink = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await level2.unlink();
    } catch (failure) {
      setError(failure);
      return setBusy(false);
    }
    // Now this is gone: there is nothing to unlink any more.
    onUnlinked();
  };
  return (
    <Sheet title={t.unlink} onClose={onKeep}>
      <p className="mb-4">{t.unlinkText}</p>
      {error !== undefined && <ErrorState error={error} />}
      <div className="mt-3 flex flex-col">
        <Button look="danger" busy={busy} onClick={() => void unlink()}>
          {busy ? t.unlinking : t.unlink}
        </Button>
        <Button look="secondary" className="mt-3" onClick={onKeep}>
          {t.unlinkKeep}
        </Button>
      </div>
    </Sheet>
  );
}
