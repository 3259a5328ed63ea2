import { api } from "../../api/api.ts";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { QrCode } from "../../cases/QrCode.tsx";
import { zaloLink } from "../../lib/addresses.ts";
import { Fold } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { FormFile } from "./FormFile.tsx";

/** Form 01 as a file, the code for whoever scans it, and the way to pass it on. */
export function ReceiptCard({ code, title }: { code: string; title: string }) {
  const words = useDossierCaseMessages();
  const t = words.receipt;
  const path = `/d/${code}`;
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-title">{t.title}</h2>
      <FormFile
        label={t.open}
        name={t.name(code)}
        failed={t.failed}
        fetch={() => api.call("getDossierReceipt", { path: { code } })}
      />
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
