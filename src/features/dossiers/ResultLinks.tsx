import { useEffect, useRef, useState } from "react";
import type { ResultLink } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { useSeen } from "../../cases/seen.ts";
import { sayDeadline, sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { withLevel } from "../../session/gate.tsx";
import { Button, ErrorState, Notice, StatusWord } from "../../ui/index.ts";
import { CopyAddress } from "./CopyAddress.tsx";
import { useResultMessages } from "./resultMessages.ts";

interface Made {
  link: ResultLink;
  url: string;
}

/** Links that show a result once: making one, sending it, seeing when it was opened, taking it back. */
export function ResultLinks({ code }: { code: string }) {
  const t = useResultMessages().link;
  const { data, error, refetch } = useSeen(["result-links", code], ({ signal }) =>
    api.call("listResultLinks", { path: { code }, signal }),
  );
  const [made, setMade] = useState<Made>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<{ error: unknown; again: () => void }>();
  /** One press is one link, however often its answer is lost. */
  const key = useRef("");

  async function act(work: () => Promise<string>) {
    setBusy(true);
    setSaid("");
    setFailure(undefined);
    try {
      setSaid(await work());
      void refetch();
    } catch (thrown) {
      if (isApiError(thrown, "identity-level-required")) setSaid(t.notProven);
      else setFailure({ error: thrown, again: () => void act(work) });
    }
    setBusy(false);
  }
  const make = () =>
    act(async () => {
      key.current ||= newIdempotencyKey();
      setMade(await withLevel(() => api.call("makeResultLink", { path: { code }, idempotencyKey: key.current })));
      key.current = "";
      return "";
    });
  const takeBack = (link: ResultLink) =>
    act(async () => {
      await withLevel(() => api.call("takeBackResultLink", { path: { code, linkId: link.id } }));
      // Another one that was just made still waits to be copied.
      setMade((shown) => (shown?.link.id === link.id ? undefined : shown));
      return t.takenBack;
    });

  return (
    <>
      <p>{t.lead}</p>
      <p className="mt-2 font-bold">{t.warning}</p>
      {made && <NewLink made={made} />}
      <p role="status" className={said ? "mt-3" : "visually-hidden"}>
        {said}
      </p>
      {failure && <ErrorState error={failure.error} onRetry={failure.again} />}
      <div className="mt-3 flex flex-col">
        <Button look={made ? "secondary" : "primary"} icon="plus" busy={busy} onClick={() => void make()}>
          {made ? t.another : t.make}
        </Button>
      </div>
      {!data && error && !isApiError(error, "identity-level-required") && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {data && data.items.length > 0 && (
        <>
          <h3 className="mt-5 text-lead font-bold">{t.sent}</h3>
          <ul>
            {data.items.map((link) => (
              <Link key={link.id} link={link} busy={busy} onTakeBack={() => void takeBack(link)} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function NewLink({ made: { link, url } }: { made: Made }) {
  const t = useResultMessages().link;
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [url]);
  return (
    <div ref={box} tabIndex={-1} className="mt-3" style={{ outline: "none" }}>
      <Notice kind="success" title={t.made} live>
        <p className="mt-1">{t.how}</p>
        <CopyAddress key={url} url={url} label={t.copy} />
        <p className="mt-2">{t.once(sayDeadline(link.expiresAt, language))}</p>
      </Notice>
    </div>
  );
}

interface LinkProps {
  link: ResultLink;
  busy: boolean;
  onTakeBack: () => void;
}

function Link({ link: { state, madeAt, expiresAt, openedAt }, busy, onTakeBack }: LinkProps) {
  const t = useResultMessages().link;
  const language = useLanguage();
  const when = sayInstant(madeAt, language);
  const word = {
    waiting: t.states.waiting(sayInstant(expiresAt, language)),
    opened: t.states.opened(openedAt ? sayInstant(openedAt, language) : ""),
    expired: t.states.expired,
    takenBack: t.states.takenBack,
  }[state];
  return (
    <li className="mt-3">
      <StatusWord icon={state === "opened" ? "check" : state === "waiting" ? "clock" : "x"}>{word}</StatusWord>
      <p className="text-soft">{t.madeAt(when)}</p>
      {state === "waiting" && (
        <Button look="quiet" className="-ml-4" busy={busy} onClick={onTakeBack} aria-label={t.takeBackNamed(when)}>
          {t.takeBack}
        </Button>
      )}
    </li>
  );
}
