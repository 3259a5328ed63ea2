import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { IdentityFailure, IdentityProviderSummary } from "../../contract/types.ts";
import { api } from "../api/api.ts";
import { isApiError } from "../api/errors.ts";
import { isHostError } from "../host/host.ts";
import { now } from "../lib/clock.ts";
import { sayClock } from "../lib/dates.ts";
import { goTo } from "../lib/addresses.ts";
import { paths } from "../lib/paths.ts";
import { province } from "../lib/province.ts";
import { localText } from "../lib/text.ts";
import { useLanguage } from "../messages/messages.ts";
import { Button, CallLink, Choice, Notice, Skeleton, TextField } from "../ui/index.ts";
import { Failure, Point } from "./IdentityScreen.tsx";
import { useIdentityMessages } from "./identityMessages.ts";
import { isOver, level2, type Attempt, type Origin } from "./level2.ts";
import { useSession } from "./useSession.ts";

interface Level2ScreenProps {
  origin: Origin;
  /** It was proven before, and is to be proven once more. */
  again?: boolean;
  /** Of a link that opened the app. */
  code?: string;
  onEnd: (raised: boolean) => void;
}

type Step =
  | { at: "explain" }
  | { at: "waiting"; attempt: Attempt; returned?: boolean }
  | { at: "confirming" }
  | { at: "unsent"; attempt: Attempt; code: string }
  | { at: "failed"; failure: IdentityFailure; provider: string }
  | { at: "ended"; tooMany?: boolean }
  | { at: "elsewhere"; attempt: Attempt; code: string; account?: string | undefined }
  | { at: "other" };

/** How often the attempt is looked at while the citizen is at the provider's. */
const LOOK_EVERY_MS = 4_000;

/**
 * Level 2, one decision at a time: why; then the provider's page and its code; then whatever went another way, each with
 * a way on. An attempt begun before the app was killed is taken up where it was.
 */
export function Level2Screen({ origin, again, code, onEnd }: Level2ScreenProps) {
  const t = useIdentityMessages();
  const language = useLanguage();
  const [providers, setProviders] = useState<IdentityProviderSummary[]>();
  const [step, setStep] = useState<Step>();
  const [problem, setProblem] = useState<{ error: unknown; at: Date }>();
  const [busy, setBusy] = useState(false);
  /** Of a wrong code: how many tries are left, where the server could be asked. */
  const [wrong, setWrong] = useState<{ left?: number }>();
  const [cannotOpen, setCannotOpen] = useState(false);
  /** Neither a second tap nor a look is let in while something is under way. */
  const atWork = useRef(false);
  const here = useRef(true);

  const nameOf = (id: string) => {
    const provider = providers?.find((each) => each.id === id);
    return provider ? localText(provider.name, language) : t.explain.anyProvider;
  };

  async function work(job: () => Promise<void>) {
    if (atWork.current) return;
    atWork.current = true;
    setBusy(true);
    setProblem(undefined);
    setWrong(undefined);
    await job().catch((error: unknown) => setProblem({ error, at: now() }));
    atWork.current = false;
    setBusy(false);
  }

  const listProviders = () => work(async () => setProviders((await api.call("listIdentityProviders")).items));

  const begin = (provider: string) =>
    work(async () => {
      try {
        const attempt = await level2.start(provider, origin);
        if (!here.current) return;
        setStep({ at: "waiting", attempt });
        void open(attempt);
      } catch (error) {
        setStep({ at: "explain" });
        throw error;
      }
    });

  async function open(attempt: Attempt) {
    setCannotOpen(false);
    try {
      await level2.openPage(attempt);
      await look(attempt); // some Zalo versions answer when the page is closed, some when it is open
    } catch (error) {
      setCannotOpen(!isHostError(error, "timeout", "cancelled"));
    }
  }

  /** How far it is. Only words depend on it: the code alone completes. */
  async function look(attempt: Attempt) {
    if (atWork.current) return;
    const next = await level2.look(attempt).then<Step | undefined, Step | undefined>(
      ({ state, failure = "invalid-answer" }) => {
        if (state === "failed") return { at: "failed", failure, provider: attempt.provider };
        if (state === "void") return { at: "ended" };
        return state === "returned" ? { at: "waiting", attempt, returned: true } : undefined;
      },
      (error: unknown) => (isOver(error) ? { at: "ended" } : undefined), // no network: asked again soon
    );
    if (!next || atWork.current) return;
    if (next.at !== "waiting") void level2.forget();
    setStep((now) => (now?.at === "waiting" && now.attempt === attempt ? next : now));
  }

  async function present(attempt: Attempt, code: string, moveHere?: boolean) {
    try {
      await level2.complete(attempt, code, moveHere);
      if (here.current) onEnd(true);
    } catch (error) {
      if (isApiError(error, "identity-linked-elsewhere")) {
        setStep({ at: "elsewhere", attempt, code, account: error.detail });
      } else if (isApiError(error, "identity-other-person")) {
        setStep({ at: "other" });
      } else if (isOver(error)) {
        const seen = await level2.look(attempt).catch(() => undefined);
        setStep({ at: "ended", tooMany: seen?.triesLeft === 0 });
      } else {
        const isWrong = isApiError(error, "identity-code-wrong");
        if (!isWrong) {
          // What a link brought is not typed again: it is kept here until it has arrived.
          setStep((now) => (now?.at === "confirming" ? { at: "unsent", attempt, code } : now));
          throw error;
        }
        setStep((now) => (now?.at === "waiting" ? now : { at: "waiting", attempt }));
        const seen = await level2.look(attempt).catch(() => undefined);
        if (seen?.state === "void" || seen?.triesLeft === 0) {
          await level2.forget();
          setStep({ at: "ended", tooMany: true });
        } else setWrong(seen ? { left: seen.triesLeft } : {});
      }
    }
  }

  /** A link brought a code: it is this phone's attempt's, or nothing. */
  const arrive = (code: string) =>
    work(async () => {
      const attempt = step?.at === "waiting" ? step.attempt : await level2.pending();
      setStep(attempt ? { at: "confirming" } : { at: "ended" });
      if (attempt) await present(attempt, code);
    });
  const arrived = useRef(arrive);
  arrived.current = arrive;
  /** A link that brings none leads back from a page that says why. */
  const backWithout = () => (step?.at === "waiting" ? look(step.attempt) : undefined);
  const back = useRef(backWithout);
  back.current = backWithout;

  useEffect(() => {
    here.current = true;
    if (code) void arrived.current(code);
    else void level2.pending().then((attempt) => setStep(attempt ? { at: "waiting", attempt } : { at: "explain" }));
    void api.call("listIdentityProviders").then(
      ({ items }) => setProviders(items),
      (error: unknown) => setProblem((earlier) => earlier ?? { error, at: now() }),
    );
    const stop = level2.onBack((given) => void (given ? arrived.current(given) : back.current()));
    return () => {
      here.current = false;
      stop();
    };
  }, [code]);

  const waitingFor = step?.at === "waiting" ? step.attempt : undefined;
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    if (!waitingFor) return;
    const lookNow = () => void looking.current(waitingFor);
    lookNow();
    const timer = setInterval(() => document.visibilityState === "visible" && lookNow(), LOOK_EVERY_MS);
    const stop = level2.onReturn(lookNow);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [waitingFor]);

  const later = (
    <Button look="secondary" className="mt-3" onClick={() => onEnd(false)}>
      {t.later}
    </Button>
  );
  const restart = () => {
    void level2.forget();
    setProblem(undefined);
    setStep({ at: "explain" });
  };

  switch (step?.at) {
    case undefined:
      return <Skeleton lines={6} />;
    case "explain":
      return (
        <Decision key={step.at} title={t.explain.title}>
          <Explain
            again={again}
            providers={providers}
            problem={problem}
            busy={busy}
            onOpen={(provider) => void begin(provider)}
            onRetry={() => void listProviders()}
          />
          {later}
          <p className="mt-2 text-soft">{t.explain.without}</p>
        </Decision>
      );
    case "confirming":
      return (
        <Decision key={step.at} title={t.page.confirming}>
          <Skeleton lines={3} />
        </Decision>
      );
    case "unsent": {
      const { attempt, code } = step;
      return (
        <Decision key={step.at} title={t.unsent.title}>
          <p className="mb-3">{t.unsent.text(nameOf(attempt.provider))}</p>
          {problem && <Failure error={problem.error} />}
          <Button className="mt-4" busy={busy} onClick={() => void work(() => present(attempt, code))}>
            {busy ? t.waiting.confirming : t.failed.again}
          </Button>
          {later}
        </Decision>
      );
    }
    case "waiting": {
      const { attempt, returned } = step;
      const name = nameOf(attempt.provider);
      return (
        <Decision key={step.at} title={returned ? t.unsent.title : t.waiting.title(name)}>
          {returned ? (
            <Notice live kind="success" title={t.waiting.returned.title(name)}>
              <p>{t.waiting.returned.text(name)}</p>
            </Notice>
          ) : (
            <p>{t.waiting.text}</p>
          )}
          {cannotOpen && (
            <Notice live kind="warning" title={t.waiting.cannotOpen.title}>
              <p>{t.waiting.cannotOpen.text}</p>
            </Notice>
          )}
          {problem && <Failure error={problem.error} />}
          <Button look="secondary" className="mt-3" onClick={() => void open(attempt)}>
            {t.waiting.reopen(name)}
          </Button>
          <Digits busy={busy} wrong={wrong} onGive={(digits) => void work(() => present(attempt, digits))} />
          {later}
          <Button look="quiet" className="mt-3" onClick={restart}>
            {t.waiting.restart}
          </Button>
        </Decision>
      );
    }
    case "failed": {
      const { failure, provider } = step;
      return (
        <Decision key={step.at} title={t.failed.title}>
          <Notice live kind="warning" title={t.failed[failure].title}>
            <p>{t.failed[failure].text(nameOf(provider))}</p>
            <p>{t.failed.kept}</p>
          </Notice>
          <Button className="mt-4" busy={busy} onClick={() => void begin(provider)}>
            {t.failed.again}
          </Button>
          {providers && providers.length > 1 && (
            <Button look="secondary" className="mt-3" onClick={restart}>
              {t.failed.other}
            </Button>
          )}
          {failure !== "denied" && (
            <div className="mt-3 flex flex-col">
              <CallLink />
            </div>
          )}
          {later}
        </Decision>
      );
    }
    case "ended":
      return (
        <Decision key={step.at} title={t.ended.title}>
          <p role="status">{step.tooMany ? t.ended.tooMany : t.ended.over}</p>
          <Button className="mt-4" onClick={restart}>
            {t.ended.again}
          </Button>
          {later}
        </Decision>
      );
    case "elsewhere": {
      const { attempt, code, account } = step;
      const keep = () => {
        void level2.forget();
        onEnd(false);
      };
      return (
        <Decision key={step.at} title={t.elsewhere.title}>
          {account && <p className="mb-2">{t.elsewhere.account(account.replace(/ /g, "\u00a0"))}</p>}
          <p>{t.elsewhere.text}</p>
          {problem && <Failure error={problem.error} />}
          <Button className="mt-4" busy={busy} onClick={() => void work(() => present(attempt, code, true))}>
            {busy ? t.elsewhere.moving : t.elsewhere.move}
          </Button>
          <Button look="secondary" className="mt-3" onClick={keep}>
            {t.elsewhere.keep}
          </Button>
        </Decision>
      );
    }
    case "other":
      return (
        <Decision key={step.at} title={t.other.title}>
          <p>{t.other.text}</p>
          <Button className="mt-4" onClick={() => goTo(paths.settings)}>
            {t.other.settings}
          </Button>
          {later}
        </Decision>
      );
  }
}

/** One decision. What comes in place of another takes the focus, so that a screen reader reads on there. */
function Decision({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // From its beginning, however far what stood here before was scrolled.
    const sheet = heading.current?.closest("[role=dialog]");
    heading.current?.focus({ preventScroll: sheet !== null });
    if (sheet) sheet.scrollTop = 0;
  }, []);
  return (
    <div className="flex flex-col">
      <h2 ref={heading} tabIndex={-1} className="mb-2 text-lead font-bold" style={{ outline: "none" }}>
        {title}
      </h2>
      {children}
    </div>
  );
}

interface ExplainProps {
  again: boolean | undefined;
  providers: IdentityProviderSummary[] | undefined;
  problem: { error: unknown; at: Date } | undefined;
  busy: boolean;
  onOpen: (provider: string) => void;
  onRetry: () => void;
}

function Explain({ again, providers, problem, busy, onOpen, onRetry }: ExplainProps) {
  const { explain: t, failed } = useIdentityMessages();
  const language = useLanguage();
  const state = useSession();
  const [chosen, setChosen] = useState<string>();
  const provider = providers?.find(({ id }) => id === chosen) ?? providers?.[0];
  const name = provider ? localText(provider.name, language) : t.anyProvider;
  const account = state.status === "ready" && state.session.name;

  if (providers && !provider) {
    return (
      <Notice live title={t.none.title}>
        <p>{t.none.text}</p>
      </Notice>
    );
  }
  return (
    <>
      <p>{again ? t.whyAgain : t.why}</p>
      <dl className="my-4">
        <Point title={t.what.title} text={t.what.text(name)} />
        <Point title={t.where.title} text={t.where.text(`${province.kind} ${province.name}`)} />
        <Point title={t.who.title} text={t.who.text} />
        <Point title={t.account.title} text={account ? t.account.text(account) : t.account.unnamed} />
      </dl>
      {providers && providers.length > 1 && (
        <Choice
          name="identityProvider"
          label={t.choose}
          value={provider?.id}
          options={providers.map(({ id, name, hint }) => ({
            value: id,
            title: localText(name, language),
            text: hint && localText(hint, language),
          }))}
          onChange={setChosen}
        />
      )}
      {problem && <NotBegun name={name} {...problem} />}
      {provider ? (
        <Button className="mt-3" busy={busy} onClick={() => onOpen(provider.id)}>
          {busy ? t.opening : t.open(name)}
        </Button>
      ) : problem || busy ? (
        <Button className="mt-3" busy={busy} onClick={onRetry}>
          {busy ? t.opening : failed.again}
        </Button>
      ) : (
        <Skeleton lines={1} />
      )}
    </>
  );
}

/** A provider that is down is told with the time to come back; the rest of the app is not. */
function NotBegun({ name, error, at }: { name: string; error: unknown; at: Date }) {
  const { down } = useIdentityMessages();
  if (!isApiError(error, "identity-provider-unavailable")) return <Failure error={error} />;
  const { retryAfterSeconds: after } = error;
  return (
    <Notice live kind="warning" title={down.title(name)}>
      <p>{after === undefined ? down.soon : down.text(sayClock(new Date(at.getTime() + after * 1000)))}</p>
    </Notice>
  );
}

interface DigitsProps {
  busy: boolean;
  wrong: { left?: number } | undefined;
  onGive: (digits: string) => void;
}

/** The six digits that the provider's page shows, for who cannot come back by its button. */
function Digits({ busy, wrong, onGive }: DigitsProps) {
  const { waiting: t } = useIdentityMessages();
  const [typed, setTyped] = useState("");
  const [short, setShort] = useState(false);
  const give = (event: FormEvent) => {
    event.preventDefault();
    const digits = typed.replace(/\s/g, "");
    const complete = /^\d{6}$/.test(digits);
    setShort(!complete);
    if (complete && !busy) onGive(digits);
  };
  const mistake = short ? t.tooFew : wrong && (wrong.left === undefined ? t.wrongUnknown : t.wrong(wrong.left));
  return (
    <form onSubmit={give} noValidate className="mt-4 flex flex-col">
      <TextField
        label={t.digits}
        hint={t.digitsHint}
        error={mistake}
        name="identityDigits"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={typed}
        onChange={(event) => {
          setShort(false);
          setTyped(event.target.value);
        }}
      />
      <Button type="submit" className="mt-3" busy={busy}>
        {busy ? t.confirming : t.confirm}
      </Button>
    </form>
  );
}
