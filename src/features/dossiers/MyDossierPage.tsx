import type { ReactNode } from "react";
import { useLocation } from "react-router-dom";
import { codeInGroups } from "../../../contract/codes.ts";
import type { Attachment, Case, DossierPart, TimelineEntry } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { Attachments, type ShowPicture } from "../../cases/case/Attachments.tsx";
import { holds } from "../../cases/case/caseDraft.ts";
import { CaseActions, CaseHelp, GivenRating, useOwnCase } from "../../cases/case/CaseHead.tsx";
import { CaseTimeline } from "../../cases/case/CaseTimeline.tsx";
import { RatingForm } from "../../cases/case/RatingForm.tsx";
import { CodeInGroups } from "../../cases/CodeInGroups.tsx";
import { useCaseMessages } from "../../cases/messages.ts";
import { capitalise, sayInstant } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Card, Fold } from "../../ui/index.ts";
import { AskInPlace } from "./AskInPlace.tsx";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { FormFile } from "./FormFile.tsx";
import { DossierFrame } from "./DossierFrame.tsx";
import { groupsOf, InWords } from "./InWords.tsx";
import { useMoney } from "./money.ts";
import { OrganisationFacts, RepresentationNotice } from "./Representation.tsx";
import { PendingCard } from "./PendingCard.tsx";
import { ReceiptCard } from "./ReceiptCard.tsx";
import { ResultCard } from "./ResultCard.tsx";
import { Apology, DossierDue, DossierStatus, Fact } from "./Standing.tsx";

/** One of my dossiers: what waits for me, where it stands, what I handed in and what became of it. */
export default function MyDossierPage() {
  const language = useLanguage();
  return (
    <DossierFrame parent={() => paths.mine} title={({ procedureTitle }) => localText(procedureTitle, language)}>
      {(item, dossier, refresh) => <Dossier item={item} dossier={dossier} refresh={refresh} />}
    </DossierFrame>
  );
}

/** What the citizen may ask of the agency, at the foot of the screen. */
const ASKED = [
  ["withdraw", "withdrawDossier"],
  ["requestRefund", "requestRefund"],
] as const;

interface Props {
  item: Case;
  dossier: DossierPart;
}

function Dossier({ item, dossier, refresh }: Props & { refresh: ReactNode }) {
  const t = useDossierCaseMessages();
  const { case: shared } = useCaseMessages();
  const language = useLanguage();
  const { pathname } = useLocation();
  const { code, late } = item;
  const own = useOwnCase(code);
  const { entries, picture, onSent } = own;
  const { processing, can, result } = dossier;
  const due = { status: processing, dueAt: dossier.dueAt, provisional: dossier.dueProvisional };

  return (
    <>
      <CaseActions {...own}>
        <PendingCard item={item} dossier={dossier} supplementing={holds(entries, "supplement")} />
        {result && <ResultCard code={code} result={result} handedOver={processing === "handedOver"} />}
      </CaseActions>
      <DossierStatus status={processing} late={late} />
      <p className="mt-3">{t.meaning[processing]}</p>
      <Reason item={item} processing={processing} />
      <RepresentationNotice {...dossier} />
      <DossierDue {...due} />
      {late && <Apology {...due} />}
      <div className="mt-1">{refresh}</div>
      {item.rating ? (
        <GivenRating rating={item.rating} reasons={item.rating.reasons?.map((each) => t.rating.reasons[each])} />
      ) : (
        can.includes("rate") &&
        !holds(entries, "rate") && <RatingForm item={item} editPath={pathname} onSent={onSent} asks={t.rating} />
      )}
      <section className="mt-6">
        <CodeInGroups label={t.receipt.code} code={code} />
        <Facts item={item} dossier={dossier} />
      </section>
      <Parts dossier={dossier} picture={picture} />
      <section className="mt-6">
        <h2 className="mb-3 text-title">{shared.timeline}</h2>
        <CaseTimeline
          entries={item.timeline}
          words={t.events}
          picture={picture}
          newDue={t.due.event}
          also={(entry) => (
            <>
              <Said {...entry} />
              <GivenForm code={code} entry={entry} forms={dossier.forms} />
            </>
          )}
        />
      </section>
      <ReceiptCard code={code} title={localText(dossier.procedureTitle, language)} />
      {ASKED.map(
        ([action, operation]) =>
          can.includes(action) &&
          !entries.some((entry) => entry.operation === operation) && (
            <AskInPlace
              key={action}
              operation={operation}
              words={t[action]}
              code={code}
              editPath={pathname}
              onSent={onSent}
            />
          ),
      )}
      <CaseHelp />
    </>
  );
}

/** Why it was refused, stopped or withdrawn, in the words it was said in. */
function Reason({ item, processing }: { item: Case; processing: DossierPart["processing"] }) {
  const language = useLanguage();
  if (processing !== "refused" && processing !== "stopped" && processing !== "withdrawn") return null;
  const end = [...item.timeline].reverse().find(({ event }) => event === processing);
  if (!end) return null;
  return (
    <Card className="mt-3">
      {end.text && <p className="whitespace-pre-wrap break-words">{end.text}</p>}
      <p className="text-soft">{[end.agency, capitalise(sayInstant(end.at, language))].filter(Boolean).join(" · ")}</p>
    </Card>
  );
}

function Facts({ item, dossier }: Props) {
  const { applicant, finance, amount, delivery, channel } = dossier;
  const t = useDossierCaseMessages();
  const language = useLanguage();
  const money = useMoney();
  return (
    <dl className="mt-3">
      <Fact name={t.facts.sentAt}>{capitalise(sayInstant(item.sentAt, language))}</Fact>
      {channel === "counter" && <Fact name={t.facts.channel}>{t.counter}</Fact>}
      {applicant && <Fact name={t.facts.applicant}>{applicant}</Fact>}
      <OrganisationFacts {...dossier} />
      {dossier.coDeclared && (
        <Fact name={t.facts.coDeclared}>
          {`${dossier.coDeclared.name}, ${sayInstant(dossier.coDeclared.at, language)}`}
          {dossier.coDeclared.changedSince && <span className="mt-1 block">{t.facts.changedSince}</span>}
        </Fact>
      )}
      {dossier.agreementMissing && <Fact name={t.facts.agreement}>{t.facts.agreementMissing}</Fact>}
      {item.agency && <Fact name={t.facts.agency}>{item.agency}</Fact>}
      {finance !== "none" && (
        <Fact name={t.facts.money}>
          {[t.finance[finance], amount !== undefined && money(amount)].filter(Boolean).join(" · ")}
        </Fact>
      )}
      <Fact name={t.delivery.label}>
        {[t.delivery[delivery.method], delivery.address].filter(Boolean).join(": ")}
        {delivery.trackingNumber && <span className="block">{t.post.number(delivery.trackingNumber)}</span>}
      </Fact>
    </dl>
  );
}

/** What was answered, part by part, and each paper with its pages. Folded: who follows seldom reads it again. */
function Parts({ dossier: { parts, papers }, picture }: { dossier: DossierPart; picture: ShowPicture }) {
  const t = useDossierCaseMessages();
  return (
    <>
      <section className="mt-6">
        <h2 className="mb-3 text-title">{t.parts}</h2>
        {parts.map((part) => (
          <Fold key={part.title} title={part.title}>
            <InWords groups={groupsOf(part)} />
          </Fold>
        ))}
      </section>
      <section className="mt-6">
        <h2 className="mb-3 text-title">{t.papers}</h2>
        {papers.length === 0 && <p>{t.noPapers}</p>}
        {papers.map(({ document, title, attachments }) => (
          <Fold key={document} title={title} late>
            <Origin attachments={attachments} />
            <Attachments attachments={attachments} picture={picture} />
          </Fold>
        ))}
      </section>
    </>
  );
}

/** Of a paper that is the result of an earlier dossier. */
function Origin({ attachments }: { attachments: Attachment[] }) {
  const t = useDossierCaseMessages();
  const codes = new Set(attachments.flatMap(({ from }) => (from ? [from.code] : [])));
  return (
    <>
      {[...codes].map((code) => (
        <p key={code} className="mb-2 text-soft">
          {t.fromResult(codeInGroups(code))}
        </p>
      ))}
    </>
  );
}

/** The official form that arose with what is told, to be opened. */
function GivenForm({ code, entry, forms = [] }: { code: string; entry: TimelineEntry; forms?: DossierPart["forms"] }) {
  const t = useDossierCaseMessages().forms;
  const title = (t.titles as Partial<Record<TimelineEntry["event"], string>>)[entry.event];
  const form = title && forms.find(({ at }) => at === entry.at);
  if (!form) return null;
  return (
    <div className="mt-2">
      <FormFile
        label={t.open}
        spoken={t.openNamed(title, form.id)}
        name={t.name(form.id, code)}
        failed={t.failed}
        fetch={() => api.call("getDossierForm", { path: { code, formId: form.id } })}
      />
    </div>
  );
}

/** What an event of a dossier carries besides its words. */
function Said({ event, by, items = [], amount }: TimelineEntry) {
  const t = useDossierCaseMessages();
  const money = useMoney();
  return (
    <>
      {event === "sent" && by === "office" && <p className="mt-1">{t.counter}</p>}
      {amount !== undefined && <p className="mt-1">{t.amount(money(amount))}</p>}
      {items.length > 0 && (
        <ul className="mt-1">
          {items.map(({ kind, id, title, reason }) => (
            <li key={`${kind} ${id}`}>{t.item(title ?? id, reason)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
