import { useState } from "react";
import { api } from "../../api/api.ts";
import { openFile } from "../../cases/case/openFile.ts";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { QrCode } from "../../cases/QrCode.tsx";
import { zaloLink } from "../../lib/addresses.ts";
import { withLevel } from "../../session/gate.tsx";
import { Button, Fold } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";

/** Form 01 as a file, the code for whoever scans it, and the way to pass it on. */
export function ReceiptCard({ code, title }: { code: string; title: string }) {
  const words = useDossierCaseMessages();
  const t = words.receipt;
  const [state, setState] = useState<"ready" | "fetching" | "failed">("ready");
  const path = `/d/${code}`;
  async function open() {
    setState("fetching");
    try {
      openFile(await withLevel(() => api.call("getDossierReceipt", { path: { code } })), t.name(code));
      setState("ready");
    } catch {
      setState("failed");
    }
  }
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-title">{t.title}</h2>
      <div className="flex flex-col">
        <Button look="secondary" busy={state === "fetching"} onClick={() => void open()}>
          {t.open}
        </Button>
        <p role="status" className={state === "failed" ? "mt-1 text-soft" : "visually-hidden"}>
          {state === "failed" ? t.failed : ""}
        </p>
      </div>
      <div className="mt-3">
        <Fold title={t.qr} late>
          <p>{t.qrText}</p>
          <QrCode text={zaloLink(path)} label={t.qr} />
        </Fold>
      </div>
      <ShareButton path={path} title={words.share(title)} />
    </section>
  );
}
