import type { ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { useChannelsInWords, useProcedureMessages } from "../../cases/procedureWords.ts";
import { stepPath } from "../../cases/form/form.ts";
import { useFormMessages } from "../../cases/form/messages.ts";
import type { FormDocument, Procedure } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Fold } from "../../ui/index.ts";
import type { DossierAnswers } from "./answers.ts";
import { communeName } from "./communes.ts";
import { stepOfPage, type Dossier } from "./dossier.ts";
import { InWords } from "./InWords.tsx";
import { useDossierMessages } from "./messages.ts";

/** A part of the dossier once more, with the way back to it where there is one. */
export function Part({
  dossier,
  step,
  title,
  children,
}: {
  dossier: Dossier;
  step: string | undefined;
  title: string;
  children: ReactNode;
}) {
  const t = useFormMessages();
  const navigate = useNavigate();
  return (
    <Card className="mb-3">
      <div className="flex items-start">
        <h2 className="min-w-0 grow text-lead font-bold">{title}</h2>
        {step !== undefined && (
          <Button
            look="quiet"
            className="-mr-4 -mt-3 shrink-0"
            aria-label={t.changePart(title)}
            onClick={() => navigate(stepPath(dossier.form, step))}
          >
            {t.change}
          </Button>
        )}
      </div>
      {children}
    </Card>
  );
}

/** Who receives it, and all that was answered, page by page. */
export function AnswersInWords({
  dossier,
  answers,
  readOnly,
}: {
  dossier: Dossier;
  answers: DossierAnswers;
  readOnly?: boolean;
}) {
  const t = useDossierMessages();
  const language = useLanguage();
  const at = (step: string) => (readOnly ? undefined : step);
  return (
    <>
      <Part dossier={dossier} step={at("")} title={t.review.receiver}>
        <p>{answers.$commune && communeName(answers.$commune)}</p>
      </Part>
      {dossier.describe(answers, language).map(({ pageId, title, item, groups }) => (
        <Part key={`${pageId} ${item ?? ""}`} dossier={dossier} step={at(stepOfPage(pageId))} title={item ?? title}>
          <InWords groups={groups} />
        </Part>
      ))}
    </>
  );
}

/** What it costs and how long it takes, as published. @param online only of submitting in the app */
export function Costs({ procedure, online }: { procedure: Procedure; online?: boolean }) {
  const t = useDossierMessages().review;
  const { cutoff } = useProcedureMessages().one;
  const wordsOf = useChannelsInWords();
  const channels = procedure.channels.filter(({ channel }) => !online || channel === "online");
  if (channels.length === 0) return null;
  return (
    <Card className="mb-3">
      <h2 className="text-lead font-bold">{t.cost}</h2>
      {wordsOf({ ...procedure, channels }).map(({ name, time, fee, note }, at) => (
        <div key={at} className="mt-2">
          {!online && <p className="font-bold">{name}</p>}
          <p>{time}</p>
          <p>{fee}</p>
          {note && <FeeNote note={note} />}
        </div>
      ))}
      {procedure.cutoffTime && <p className="mt-2 text-soft">{cutoff(procedure.cutoffTime)}</p>}
    </Card>
  );
}

/** As published, word for word; a long one is for who wants to read it. */
function FeeNote({ note }: { note: string }) {
  const t = useDossierMessages().review;
  const words = <p className="whitespace-pre-wrap break-words text-soft">{note}</p>;
  return note.length <= NOTE_MAX ? (
    words
  ) : (
    <Fold look="plain" title={t.feeNote}>
      {words}
    </Fold>
  );
}

const NOTE_MAX = 120;

/** The papers to have at hand, on paper. */
export function PapersToBring({ papers }: { papers: { document: FormDocument; required: boolean }[] }) {
  const { papers: t, prepare } = useDossierMessages();
  const language = useLanguage();
  if (papers.length === 0) return <p>{prepare.noPapers}</p>;
  return (
    <ul className="list-disc pl-5">
      {papers.map(({ document: { id, title, hint, originals, copies }, required }) => (
        <li key={id} className="mb-2 break-words">
          {title[language]}
          <span className="block text-soft">
            {[originals ? t.originals(originals) : "", copies ? t.copies(copies) : ""].filter(Boolean).join(", ")}
          </span>
          <span className="block text-soft">
            {[required ? t.required : t.optional, hint?.[language]].filter(Boolean).join(" ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
