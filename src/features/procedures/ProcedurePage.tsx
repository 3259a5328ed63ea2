import { useParams } from "react-router-dom";
import type { ProcedureDocuments } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { Abolished } from "../../cases/Abolished.tsx";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { useChannelsInWords } from "../../cases/procedureWords.ts";
import { SeenScreen } from "../../cases/SeenScreen.tsx";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, Card, Fold, LinkCard } from "../../ui/index.ts";
import { useProcedureMessages } from "./messages.ts";

/** What one procedure needs, costs and leads to. */
export default function ProcedurePage() {
  const t = useProcedureMessages().one;
  const language = useLanguage();
  const channelsInWords = useChannelsInWords();
  const { code = "" } = useParams();
  return (
    <SeenScreen
      title={t.title}
      parent="/procedures"
      queryKey={["procedure", code]}
      fetch={({ signal }) => api.call("getProcedure", { path: { code }, signal })}
      notFound={t.notFound}
      after={
        <div className="flex flex-col">
          <CallLink />
        </div>
      }
    >
      {(procedure) =>
        procedure.abolished ? (
          <>
            <h2 className="mb-4 break-words text-title">{localText(procedure.title, language)}</h2>
            <Abolished abolished={procedure.abolished} />
          </>
        ) : (
          <>
            <h2 className="break-words text-title">{localText(procedure.title, language)}</h2>
            {procedure.summary && <p className="mb-2">{localText(procedure.summary, language)}</p>}
            <p className="mb-6 font-bold">{t.modes[procedure.submissionMode]}</p>
            {procedure.hasForm && (
              <nav aria-label={t.doors.title} className="mb-6">
                <LinkCard
                  to={`/dossiers/new/${procedure.code}`}
                  icon="send"
                  {...(procedure.submissionMode === "local-intake" ? t.doors.submit : t.doors.prepare)}
                />
                <div className="h-3" />
                <LinkCard to={`/dossiers/needs/${procedure.code}`} icon="list-checks" {...t.doors.needs} />
              </nav>
            )}

            <h2 className="mb-2 text-lead">{t.how}</h2>
            <ul className="mb-6">
              {channelsInWords(procedure).map(({ name, time, fee, note }, at) => (
                <li key={at} className="mb-3">
                  <Card>
                    <h3 className="font-bold">{name}</h3>
                    <p>{time}</p>
                    <p>{fee}</p>
                    {note && <p className="mt-1 whitespace-pre-wrap break-words text-soft">{note}</p>}
                    <MoreOfChannel text={procedure.channels[at]?.description} />
                  </Card>
                </li>
              ))}
              {procedure.cutoffTime && <li className="text-soft">{t.cutoff(procedure.cutoffTime)}</li>}
            </ul>

            <h2 className="mb-2 text-lead">{t.documents}</h2>
            {procedure.documents.every(({ documents, notes }) => documents.length + notes.length === 0) && (
              <p className="mb-4">{t.noDocuments}</p>
            )}
            {procedure.documents.map((group, at) => (
              <Documents key={at} group={group} />
            ))}

            <h2 className="mb-2 mt-6 text-lead">{t.results}</h2>
            <ul className="mb-6 list-disc pl-5">
              {procedure.results.map(({ name }) => (
                <li key={name} className="break-words">
                  {name}
                </li>
              ))}
            </ul>

            {procedure.conditions && (
              <Fold title={t.conditions}>
                <p className="whitespace-pre-wrap">{procedure.conditions}</p>
              </Fold>
            )}
            <Fold title={t.steps}>
              <p className="whitespace-pre-wrap">{procedure.steps}</p>
            </Fold>
            <Fold title={t.legal}>
              <ul>
                {procedure.legalBasis.map((law) => (
                  <li key={law}>{law}</li>
                ))}
              </ul>
            </Fold>
            <Fold title={t.officialName}>
              <p>{procedure.officialName}</p>
            </Fold>
            {procedure.agency && (
              <p className="mb-2">
                {t.agency}: {procedure.agency}
              </p>
            )}
            <p className="mb-2 break-words text-soft">{t.source(procedure.decision)}</p>
            <p className="mb-4 break-words text-soft">{t.codes(procedure.code, ...procedure.notations.slice(1))}</p>
            <ShareButton path={`/procedures/${procedure.code}`} title={localText(procedure.title, language)} />
          </>
        )
      }
    </SeenScreen>
  );
}

function MoreOfChannel({ text }: { text: string | undefined }) {
  const t = useProcedureMessages().one;
  if (!text) return null;
  return (
    <Fold look="plain" title={t.more}>
      <p className="whitespace-pre-wrap">{text}</p>
    </Fold>
  );
}

function Documents({ group: { case: forCase, documents, notes } }: { group: ProcedureDocuments }) {
  const t = useProcedureMessages().one;
  if (documents.length + notes.length === 0) return null;
  return (
    <section className="mb-4">
      {forCase && <h3 className="mb-1 break-words font-bold">{forCase.replace(/[:\s]+$/, "")}</h3>}
      {documents.length > 0 && (
        <ul className="mb-2 list-disc pl-5">
          {documents.map(({ name, originals, copies }, at) => (
            <li key={at} className="mb-2 break-words">
              {name}
              <span className="block text-soft">
                {[originals ? t.originals(originals) : "", copies ? t.copies(copies) : ""].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <Fold title={t.notes(notes.length)}>
          {notes.map((note, at) => (
            <p key={at} className="mb-2 whitespace-pre-wrap">
              {note}
            </p>
          ))}
        </Fold>
      )}
    </section>
  );
}
