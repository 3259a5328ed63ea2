import { useEffect, useRef, useState } from "react";
import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import type { CaseSummary } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import type { Files } from "../../cases/files/files.ts";
import { sayDate } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { withLevel } from "../../session/gate.tsx";
import { Button, Card, EmptyState, ErrorState, Notice } from "../../ui/index.ts";
import { MyResults } from "./MyResults.tsx";
import { useResultMessages } from "./resultMessages.ts";
import { useProcedureTitle } from "./useProcedureTitle.ts";

interface Props {
  files: Files;
  /** The paper it is to be pages of. */
  paper: string;
  max: number;
  onClose: () => void;
  /** Its pages are among the paper's now. */
  onTaken: (name: string) => void;
}

/** Results of mine, of which one becomes the pages of a paper: nothing is photographed again. */
export default function ReuseResult({ files, paper, max, onClose, onTaken }: Props) {
  const t = useResultMessages().reuse;
  const titleOf = useProcedureTitle();
  const box = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<{ item: CaseSummary; error: unknown }>();
  const [notice, setNotice] = useState("");
  /** One press is one key, however often its answer is lost. */
  const keys = useRef(new Map<string, string>());
  useEffect(() => box.current?.focus(), []);

  const nameOf = ({ title, subjectId }: CaseSummary) => title || titleOf(subjectId) || t.untitled;

  async function take(item: CaseSummary) {
    const { code } = item;
    const key = keys.current.get(code) ?? newIdempotencyKey();
    keys.current.set(code, key);
    setBusy(code);
    setNotice("");
    setFailure(undefined);
    try {
      const { items } = await withLevel(() => api.call("reuseResult", { path: { code }, idempotencyKey: key }));
      keys.current.delete(code);
      const name = nameOf(item);
      const lent = items.map(({ id, type }) => ({
        uploadId: id,
        name: type === "application/pdf" ? `${name}.pdf` : name,
        fromCode: code,
      }));
      const left = files.lend(lent);
      if (left > 0) setNotice(t.noRoom(left, max));
      else onTaken(name);
    } catch (error) {
      if (isApiError(error, "identity-level-required")) setNotice(t.notProven);
      else if (isApiError(error, "transition-not-allowed")) setNotice(t.notThere);
      else setFailure({ item, error });
    }
    setBusy(undefined);
  }

  return (
    <div ref={box} tabIndex={-1} role="region" aria-label={t.title(paper)} style={{ outline: "none" }}>
      <Card className="mb-5">
        <h3 className="text-lead font-bold">{t.heading}</h3>
        <p className="mb-3 mt-1">{t.lead}</p>
        <MyResults
          count={t.found}
          card={(item) => (
            <Paper item={item} name={nameOf(item)} busy={busy === item.code} onTake={() => void take(item)} />
          )}
          empty={
            <EmptyState icon="list-checks" title={t.empty}>
              <p>{t.emptyNext}</p>
            </EmptyState>
          }
        />
        {notice && (
          <div className="mt-3">
            <Notice kind="warning" title={notice} live />
          </div>
        )}
        {failure && <ErrorState error={failure.error} onRetry={() => void take(failure.item)} />}
        <div className="mt-3 flex flex-col">
          <Button look="quiet" onClick={onClose}>
            {t.close}
          </Button>
        </div>
      </Card>
    </div>
  );
}

interface PaperProps {
  item: CaseSummary;
  name: string;
  busy: boolean;
  onTake: () => void;
}

function Paper({ item: { code, changedAt }, name, busy, onTake }: PaperProps) {
  const t = useResultMessages().reuse;
  const language = useLanguage();
  return (
    <div className="mb-4">
      <p className="break-words font-bold">{name}</p>
      <p className="text-soft">{`${codeInGroups(code)}, ${sayDate(civilDate(new Date(changedAt)), language)}`}</p>
      <div className="mt-2 flex flex-col">
        <Button look="secondary" busy={busy} onClick={onTake} aria-label={t.takeNamed(name)}>
          {t.take}
        </Button>
      </div>
    </div>
  );
}
