import { useState } from "react";
import { getHost } from "../host/host.ts";
import { province } from "../lib/province.ts";
import { createMessages } from "../messages/messages.ts";
import { useProblem } from "../messages/problems.ts";
import { vi } from "../messages/vi/session.ts";
import { Button, Notice } from "../ui/index.ts";
import { session, type RaiseOutcome } from "./session.ts";

const useSessionMessages = createMessages("session", vi);

interface IdentityScreenProps {
  /** Name and phone are shared: the citizen is at level 1. */
  onDone: () => void;
  /** Go on without. Always offered, and always works. */
  onSkip: () => void;
  /** What was wanted cannot be done without it: to skip is to put that off. */
  required?: boolean;
}

/**
 * Why name and phone number, what is kept, who sees it; then Zalo's own sheet. What stands inside a `Screen` or a
 * `Sheet` of whoever needs level 1, so that the citizen comes back to where they were. Zalo's policy wants the reason
 * before the prompt, and no imitation of Zalo's sheets (zalo.md §5). A refusal is never followed by another prompt
 * unless the citizen presses the button again.
 */
export function IdentityScreen({ onDone, onSkip, required }: IdentityScreenProps) {
  const t = useSessionMessages();
  const [waiting, setWaiting] = useState(false);
  const [last, setLast] = useState<RaiseOutcome>();

  async function share() {
    setWaiting(true);
    const outcome = await session.raiseToLevel1();
    setWaiting(false);
    setLast(outcome);
    if (outcome.outcome === "raised") onDone();
  }
  // What cannot be opened changes nothing on this screen: the way on stands beside it.
  const open = (verb: "openPermissionSettings" | "updateHost") => () =>
    void getHost()
      .then((host) => host[verb]())
      .catch(() => undefined);

  return (
    <div className="flex flex-col">
      <p>{required ? t.required.why : t.why}</p>
      <dl className="my-4">
        <Point title={t.points.what.title} text={t.points.what.text} />
        <Point title={t.points.where.title} text={t.points.where.text(`${province.kind} ${province.name}`)} />
        <Point title={t.points.who.title} text={t.points.who.text} />
      </dl>
      {last?.outcome === "declined" && (
        <Notice kind="info" title={t.declined.title} live>
          <p>{required ? t.required.declined : t.declined.text}</p>
          <Button look="quiet" onClick={open("openPermissionSettings")}>
            {t.openSettings}
          </Button>
        </Notice>
      )}
      {last?.outcome === "impossible" && (
        <Notice kind="info" title={t.impossible.title} live>
          <p>{required ? t.required.impossible : t.impossible.text}</p>
          <Button look="quiet" onClick={open("updateHost")}>
            {t.updateZalo}
          </Button>
        </Notice>
      )}
      {last?.outcome === "failed" && <Failure error={last.error} />}
      {last?.outcome !== "impossible" && (
        <>
          <p className="my-2 text-soft">{t.sheet}</p>
          <Button busy={waiting} onClick={() => void share()}>
            {waiting ? t.asking : last?.outcome === "failed" ? t.again : t.agree}
          </Button>
        </>
      )}
      <Button look="secondary" className="mt-3" onClick={onSkip}>
        {last && !required ? t.without : t.later}
      </Button>
    </div>
  );
}

/** One thing to know before agreeing, in a `dl`. */
export function Point({ title, text }: { title: string; text: string }) {
  return (
    <div className="mb-3">
      <dt className="font-bold">{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** What failed, and what to do now. */
export function Failure({ error }: { error: unknown }) {
  const { sentence, next } = useProblem(error);
  return (
    <Notice kind="warning" title={sentence} live>
      <p>{next}</p>
    </Notice>
  );
}
