import type { ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import type { Case, DossierPart } from "../../../contract/types.ts";
import { sayDeadline } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Icon, type IconName } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { useMoney } from "./money.ts";
import { usePinnedForm } from "./pinnedForm.ts";

interface Props {
  item: Case;
  dossier: DossierPart;
  /** What was missing is already on its way. */
  supplementing: boolean;
}

/** The one thing that waits for the citizen, the most pressing; an electronic result has a card of its own. */
export function PendingCard({ item, dossier, supplementing }: Props) {
  const { processing, delivery, can } = dossier;
  if (processing === "supplementRequested") return supplementing ? null : <Supplement item={item} dossier={dossier} />;
  if (can.includes("pay")) return <Pay amount={dossier.amount} />;
  if (can.includes("collect")) return <Collect agency={item.agency} cameBack={delivery.state === "returnedToOffice"} />;
  if (delivery.state === "posted") return <Posted {...delivery} />;
  return null;
}

function Ask({ icon, title, children }: { icon: IconName; title: string; children: ReactNode }) {
  return (
    <Card className="mb-5 border-2 border-warning">
      <h2 className="flex items-center text-lead font-bold">
        <Icon name={icon} className="mr-2 text-warning" />
        <span className="min-w-0">{title}</span>
      </h2>
      {children}
    </Card>
  );
}

function Supplement({ item: { code }, dossier }: Omit<Props, "supplementing">) {
  const { supplement, can } = dossier;
  // What is asked can be answered without a network, too, once it was read here.
  usePinnedForm(dossier, can.includes("supplement"));
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const navigate = useNavigate();
  const items = supplement?.items ?? [];
  return (
    <Ask icon="circle-help" title={t.title}>
      <p className="mt-2">{t.lead(items.length)}</p>
      <ul className="mt-1">
        {items.map(({ kind, id, title, reason }) => (
          <li key={`${kind} ${id}`} className="mt-2">
            <p className="font-bold">{title ?? id}</p>
            <p className="whitespace-pre-wrap break-words">{reason}</p>
          </li>
        ))}
      </ul>
      {can.includes("supplement") ? (
        <>
          {supplement?.until && <p className="mt-3">{t.until(sayDeadline(supplement.until, language))}</p>}
          <div className="mt-4 flex flex-col">
            <Button icon="plus" onClick={() => navigate(`/dossiers/mine/${code}/supplement`)}>
              {t.go}
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-3">{t.over}</p>
      )}
    </Ask>
  );
}

function Pay({ amount }: { amount?: number }) {
  const { pay: t, amount: words } = useDossierCaseMessages();
  const money = useMoney();
  return (
    <Ask icon="bell" title={t.title}>
      {amount !== undefined && <p className="mt-2 text-lead font-bold">{words(money(amount))}</p>}
      <p className="mt-2">{t.text}</p>
    </Ask>
  );
}

function Collect({ agency, cameBack }: { agency?: string; cameBack: boolean }) {
  const t = useDossierCaseMessages().collect;
  return (
    <Ask icon="building" title={t.title}>
      {cameBack && <p className="mt-2">{t.cameBack}</p>}
      <p className="mt-2">{t.text(agency ?? t.office)}</p>
    </Ask>
  );
}

function Posted({ trackingNumber, address }: DossierPart["delivery"]) {
  const t = useDossierCaseMessages().post;
  return (
    <Ask icon="send" title={t.title}>
      {trackingNumber && <p className="mt-2 text-lead font-bold">{t.number(trackingNumber)}</p>}
      {address && <p className="mt-1 break-words">{t.to(address)}</p>}
    </Ask>
  );
}
