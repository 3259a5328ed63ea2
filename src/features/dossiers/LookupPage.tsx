import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useParams } from "react-router-dom";
import { codeInGroups } from "../../../contract/codes.ts";
import type { DossierLookup } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError, isNotFound } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { CodeInGroups } from "../../cases/CodeInGroups.tsx";
import { getHost, isHostError } from "../../host/host.ts";
import { capitalise, sayInstant } from "../../lib/dates.ts";
import { localText } from "../../lib/text.ts";
import { createVisits } from "../../lib/visits.ts";
import { useLanguage } from "../../messages/messages.ts";
import "../../session/session.ts";
import {
  Button,
  CallLink,
  Card,
  EmptyState,
  ErrorState,
  LinkCard,
  Notice,
  Screen,
  Skeleton,
  TextField,
} from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { codesIn } from "./lookup.ts";
import { useLevel } from "./NeedsLevel2.tsx";
import { DossierDue, DossierStatus, Fact } from "./Standing.tsx";

const lookupKey = (code: string) => ["dossier-lookup", code];
const useWanted = createVisits<{ typed: string; code?: string }>({ typed: "" });

/** Where a dossier stands, by its code alone: typed, pasted, scanned, or from the receipt's QR code (`/d/<code>`). */
export default function LookupPage() {
  const t = useDossierCaseMessages().lookup;
  const { code: linked } = useParams();
  const agencies = useAgencies();
  const [wanted, setWanted] = useWanted();
  const [fault, setFault] = useState<string>();
  const [choices, setChoices] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);

  /** @returns whether there was one code in it */
  function look(words: string, elseSay: string): boolean {
    const [code, ...others] = codesIn(words, agencies ?? []);
    const one = code !== undefined && others.length === 0;
    setFault(code === undefined ? elseSay : undefined);
    setChoices(one || code === undefined ? [] : [code, ...others]);
    setWanted({ typed: one ? code : words, ...(one ? { code } : {}) });
    // Asked again, it is looked up again, whatever came of it before.
    if (one) void queryClient.resetQueries({ queryKey: lookupKey(code) });
    return one;
  }
  // Once the agencies are known: a code without dots may be readable only then.
  const arrived = useRef(false);
  useEffect(() => {
    if (!linked || !agencies || arrived.current) return;
    arrived.current = true;
    if (!wanted.typed) look(linked, t.wrong(agencies[0] ?? "H53.12"));
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const typed = wanted.typed.trim();
    const found = look(wanted.typed, typed ? t.wrong(agencies?.[0] ?? "H53.12") : t.missing);
    if (!found) field.current?.focus();
  }
  async function scan() {
    try {
      look(await (await getHost()).scanQr(), t.scanned);
    } catch (error) {
      if (!isHostError(error, "cancelled")) setFault(t.cannotScan);
    }
  }

  return (
    <Screen title={t.title}>
      <p className="mb-4">{t.lead}</p>
      <form onSubmit={submit} className="flex flex-col">
        <TextField
          ref={field}
          label={t.label}
          hint={t.hint}
          value={wanted.typed}
          onChange={({ target }) => setWanted({ typed: target.value })}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          error={fault}
        />
        {choices.length > 0 && (
          <div className="mt-3" role="group" aria-label={t.several}>
            <p>{t.several}</p>
            {choices.map((code) => (
              <div key={code} className="mt-2 flex flex-col">
                <Button look="secondary" onClick={() => look(code, "")}>
                  {codeInGroups(code)}
                </Button>
              </div>
            ))}
          </div>
        )}
        <Button type="submit" icon="search" className="mt-4">
          {t.find}
        </Button>
        <Button look="secondary" icon="camera" className="mt-3" onClick={() => void scan()}>
          {t.scan}
        </Button>
      </form>
      <div aria-live="polite" className="mt-6">
        {wanted.code && <Found key={wanted.code} code={wanted.code} />}
      </div>
    </Screen>
  );
}

/** The codes of the province's agencies; they come by themselves, a moment later. */
function useAgencies(): readonly string[] | undefined {
  const [agencies, setAgencies] = useState<readonly string[]>();
  useEffect(() => {
    void import("province:agencies").then(
      ({ default: codes }) => setAgencies(codes),
      () => setAgencies([]),
    );
  }, []);
  return agencies;
}

function Found({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(
    {
      queryKey: lookupKey(code),
      queryFn: ({ signal }) => api.call("lookUpDossier", { path: { code }, signal }),
      staleTime: 0,
      // Who tried too often is told so, and not made to wait in silence.
      retry: false,
    },
    queryClient,
  );
  if (error) return <NotFound error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  return (
    <>
      <Masked found={data} />
      <ToMine code={data.code} />
    </>
  );
}

function NotFound({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useDossierCaseMessages().lookup;
  if (isNotFound(error)) {
    return (
      <EmptyState icon="search" title={t.notFound}>
        <p className="mb-4">{t.notFoundNext}</p>
        <CallLink />
      </EmptyState>
    );
  }
  if (isApiError(error, "rate-limited")) {
    const minutes = Math.max(1, Math.ceil((error.retryAfterSeconds ?? 60) / 60));
    return (
      <Notice kind="warning" title={t.tooMany}>
        <p>{t.tooManyNext(minutes)}</p>
      </Notice>
    );
  }
  if (isApiError(error, "offline")) {
    return (
      <Notice kind="warning" title={t.offline}>
        <p>{t.offlineNext}</p>
      </Notice>
    );
  }
  return <ErrorState error={error} onRetry={onRetry} />;
}

function Masked({ found }: { found: DossierLookup }) {
  const t = useDossierCaseMessages().lookup;
  const language = useLanguage();
  const { code, procedureTitle, applicantMasked, processing, submittedAt, dueAt, late, agency } = found;
  return (
    <Card>
      <h2 className="break-words text-title">{localText(procedureTitle, language)}</h2>
      <div className="mt-2">
        <DossierStatus status={processing} late={late} />
      </div>
      <DossierDue status={processing} dueAt={dueAt} />
      <div className="mt-4">
        <CodeInGroups label={t.label} code={code} />
      </div>
      <dl className="mt-3">
        <Fact name={t.applicant}>{applicantMasked}</Fact>
        <Fact name={t.agency}>{agency}</Fact>
        <Fact name={t.submittedAt}>{capitalise(sayInstant(submittedAt, language))}</Fact>
      </dl>
    </Card>
  );
}

/** Whoever has proven that it is theirs sees all of it. Asked quietly: to everybody else there is nothing to say. */
function ToMine({ code }: { code: string }) {
  const t = useDossierCaseMessages().lookup;
  const level = useLevel();
  const { data } = useQuery(
    {
      queryKey: ["dossier-is-mine", code],
      queryFn: async ({ signal }) => (await api.call("getMyCase", { path: { code }, signal })).code,
      enabled: level === 2,
      retry: false,
    },
    queryClient,
  );
  if (!data) return null;
  return (
    <div className="mt-4">
      <LinkCard to={`/dossiers/mine/${code}`} icon="list-checks" title={t.mine} text={t.mineText} />
    </div>
  );
}
