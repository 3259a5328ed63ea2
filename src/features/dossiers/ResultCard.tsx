import { useState } from "react";
import type { Attachment, DossierPart } from "../../../contract/types.ts";
import { isApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { MINE } from "../../cases/case/lists.ts";
import { openFile } from "../../cases/case/openFile.ts";
import { QrCode } from "../../cases/QrCode.tsx";
import { capitalise, sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, ErrorState, Fold } from "../../ui/index.ts";
import { CopyAddress } from "./CopyAddress.tsx";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { resultFile } from "./resultFile.ts";
import { ResultLinks } from "./ResultLinks.tsx";
import { useResultMessages } from "./resultMessages.ts";

interface Props {
  code: string;
  result: NonNullable<DossierPart["result"]>;
  /** Only what one has received can be shown to others. */
  handedOver: boolean;
}

/** What the dossier ended with: its files, who signed it and when, and how anybody can check it. */
export function ResultCard({ code, result: { attachments, at, signedBy, checkUrl }, handedOver }: Props) {
  const words = useResultMessages();
  const t = useDossierCaseMessages().result;
  const language = useLanguage();
  return (
    <Card className="mb-5">
      <h2 className="text-title">{t.title}</h2>
      {signedBy && <p className="mt-1">{t.signed(signedBy)}</p>}
      <p className="mt-1 text-soft">{t.at(capitalise(sayInstant(at, language)))}</p>
      {attachments.length === 0 ? (
        <p className="mt-2">{t.paper}</p>
      ) : (
        <>
          <p className="mt-2">{t.note}</p>
          {attachments.map((each, index) => (
            <ResultFile key={each.id} code={code} file={each} name={t.file(index + 1, attachments.length)} />
          ))}
        </>
      )}
      {handedOver && attachments.length > 0 && (
        <div className="mt-3">
          <Fold title={words.link.title} look="plain" late>
            <ResultLinks code={code} />
          </Fold>
        </div>
      )}
      {checkUrl && (
        <>
          <h3 className="mt-5 text-lead font-bold">{t.check}</h3>
          <p className="mt-1">{t.checkText}</p>
          <CopyAddress url={checkUrl} look="secondary" />
          <QrCode text={checkUrl} label={t.checkQr} />
        </>
      )}
    </Card>
  );
}

const ENDING: Record<Attachment["type"], string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

function ResultFile({ code, file, name }: { code: string; file: Attachment; name: string }) {
  const t = useDossierCaseMessages().result;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>();

  async function open() {
    setBusy(true);
    setSaid("");
    setError(undefined);
    try {
      const opened = await resultFile(code, file.id);
      openFile(opened.file, file.name || `${code}.${ENDING[file.type]}`);
      setSaid(opened.kept ? t.kept : t.needsNetwork);
      // Opened for the first time, it has been handed over.
      void queryClient.invalidateQueries({ queryKey: ["my-case", code] });
      void queryClient.invalidateQueries({ queryKey: MINE });
    } catch (failure) {
      if (isApiError(failure, "identity-level-required")) setSaid(t.notProven);
      else setError(failure);
    }
    setBusy(false);
  }
  return (
    <div className="mt-3 flex flex-col">
      <Button busy={busy} onClick={() => void open()}>
        {t.open(name)}
      </Button>
      <p role="status" className={said ? "mt-2" : "visually-hidden"}>
        {said}
      </p>
      {error !== undefined && <ErrorState error={error} onRetry={() => void open()} />}
    </div>
  );
}
