import { useEffect, useRef, useState } from "react";
import type { Session } from "../../contract/types.ts";
import { api } from "../api/api.ts";
import { now } from "../lib/clock.ts";
import { ErrorState, Sheet, Skeleton } from "../ui/index.ts";
import { IdentityScreen } from "./IdentityScreen.tsx";
import { useIdentityMessages } from "./identityMessages.ts";
import type { Origin } from "./level2.ts";
import { Level2Screen } from "./Level2Screen.tsx";
import { session } from "./session.ts";
import { useSession } from "./useSession.ts";

export interface Wanted {
  level: 1 | 2;
  /** Level 2 proven so long ago that it must be proven again does not do. */
  fresh: boolean;
  /** Asked for whatever this phone believes of its level. */
  again?: boolean;
}

interface LevelGateProps extends Wanted {
  origin: Origin;
  onEnd: (raised: boolean) => void;
  /** The sheet is gone and the focus is back. */
  onClosed: () => void;
}

/** Whether `session` is what is wanted. */
export function meets(session: Session, { level, fresh }: Wanted): boolean {
  if (session.level < level) return false;
  return !fresh || level < 2 || (session.freshUntil !== undefined && new Date(session.freshUntil) > now());
}

/** The steps to the level wanted, over whatever screen needs it. That screen stays as it is, with all that was typed. */
export function LevelGate({ origin, onEnd, onClosed, ...wanted }: LevelGateProps) {
  const t = useIdentityMessages();
  const state = useSession();
  const level = state.status === "ready" ? state.session.level : undefined;
  const already = state.status === "ready" && !wanted.again && meets(state.session, wanted);
  const calls = useRef({ onEnd, onClosed });
  calls.current = { onEnd, onClosed };

  useEffect(() => {
    if (already) calls.current.onEnd(true);
  }, [already]);
  useEffect(() => {
    // Back leaves the screen that asked, so nobody waits for the answer any more.
    const leave = () => calls.current.onEnd(false);
    window.addEventListener("popstate", leave);
    return () => {
      window.removeEventListener("popstate", leave);
      calls.current.onClosed();
    };
  }, []);

  const first = level === 0 || wanted.level === 1;
  return (
    <Sheet title={first ? t.level1 : level === 2 ? t.titleAgain : t.title} onClose={() => onEnd(false)}>
      {level === undefined ? (
        <FindingOut />
      ) : first ? (
        <IdentityScreen required onSkip={() => onEnd(false)} onDone={() => wanted.level === 1 && onEnd(true)} />
      ) : (
        <Level2Screen again={level === 2} origin={origin} onEnd={onEnd} />
      )}
    </Sheet>
  );
}

/** The level is not known yet: asked for, and again when the citizen says so. */
function FindingOut() {
  const [error, setError] = useState<unknown>();
  const ask = () => {
    setError(undefined);
    void api.call("getSession").then(session.adopt, setError);
  };
  useEffect(ask, []);
  return error ? <ErrorState error={error} onRetry={ask} /> : <Skeleton lines={6} />;
}
