import { useEffect, useRef } from "react";
import { useNavigate } from "react-router-dom";
import { openDeclarations } from "../../../contract/forms.ts";
import { api } from "../../api/api.ts";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import { stepPath, type Arrival, type Refusal } from "../../cases/form/form.ts";
import { ReviewScreen } from "../../cases/form/ReviewScreen.tsx";
import { localText } from "../../lib/text.ts";
import { session } from "../../session/session.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, LinkCard } from "../../ui/index.ts";
import { firstWords } from "./DeclarationsStep.tsx";
import {
  AGREEMENT,
  declarationId,
  leavesByPath,
  paperId,
  stepOfPage,
  today,
  toNewDossier,
  type Dossier,
} from "./dossier.ts";
import { useFaultWords } from "./faultWords.ts";
import { useDossierMessages } from "./messages.ts";
import { OnBehalfOf } from "./Organisation.tsx";
import { procedurePath } from "./paths.ts";
import { AnswersInWords, Costs, Part } from "./Summary.tsx";

/** Everything once more, then one button. Only who has proven who they are, lately, can submit: it is asked for here. */
export function ReviewStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages();
  const language = useLanguage();
  const { definition, procedure, store, form } = dossier;
  const { answers } = useDraftStore(store);
  useFiles(store.files);
  const { $delivery, $address = "" } = answers;
  const papers = dossier.papers(answers);
  const declarations = openDeclarations(definition, dossier.read(answers), today());
  /** Whom the answers spoke of when the button was pressed: the server refuses them in anybody else's name. */
  const meant = useRef<string>();
  const compose = () => {
    const { body, files } = toNewDossier(dossier, store.get().answers);
    const identity = meant.current ?? linkedIdentity();
    const title = localText(procedure.title, language);
    return {
      service: `dossiers:${procedure.code}`,
      operation: "submitDossier",
      body: { ...body, ...(identity ? { identity } : {}) },
      files,
      title,
    } as const;
  };
  const prepare = async (refused: Refusal | undefined) => {
    meant.current = linkedIdentity();
    const { askForLevel } = await import("../../session/gate.tsx");
    // The server knows better than this phone, which may believe it is there already.
    return askForLevel(2, { fresh: true, again: refused?.reason === "identity-level-required" });
  };
  return (
    <ReviewScreen
      form={form}
      title={t.review.title}
      send={t.review.send}
      lead={t.review.lead}
      compose={compose}
      prepare={prepare}
      explain={(refused) => <ToMend dossier={dossier} refused={refused} />}
    >
      <OnBehalfOf dossier={dossier} answers={answers} />
      <AnswersInWords dossier={dossier} answers={answers} />
      {papers.length > 0 && (
        <Part dossier={dossier} step="papers" title={t.papers.title}>
          <dl>
            {papers.map(({ document, files }) => {
              const { length } = files.ids();
              return (
                <div key={document.id} className="mt-2">
                  <dt className="text-soft">{document.title[language]}</dt>
                  <dd>{length > 0 ? t.papers.pages(length) : t.papers.none}</dd>
                </div>
              );
            })}
          </dl>
        </Part>
      )}
      {declarations.length > 0 && (
        <Part dossier={dossier} step="declarations" title={t.declarations.title}>
          <p>
            {t.declarations.done(declarations.filter(({ id, version }) => answers.$declared?.[id] === version).length)}
          </p>
        </Part>
      )}
      <Part dossier={dossier} step="delivery" title={t.delivery.title}>
        <p className="break-words">
          {$delivery === "post"
            ? t.delivery.at($address)
            : $delivery
              ? t.delivery.methods[$delivery].title
              : t.review.nothing}
        </p>
      </Part>
      <Costs procedure={procedure} online />
      <p className="mt-2 text-soft">{t.review.provenAtEnd}</p>
    </ReviewScreen>
  );
}

function linkedIdentity(): string | undefined {
  const state = session.current();
  return state.status === "ready" ? state.session.identity : undefined;
}

/** What the server did not take, each with the way to its field. */
function ToMend({ dossier, refused }: { dossier: Dossier; refused: Refusal }) {
  const isChanged = refused.reason === "identity-changed";
  // Perhaps on another phone: from here on this one shows whom the answers speak of now.
  useEffect(() => {
    if (isChanged) void api.call("getSession").then(session.adopt, () => undefined);
  }, [isChanged]);
  const t = useDossierMessages();
  const navigate = useNavigate();
  const wordsOf = useSentences(dossier);
  if (refused.reason === "procedure-abolished")
    return (
      <div className="mt-3">
        <LinkCard to={procedurePath(dossier.procedure.code)} icon="list-checks" title={t.toProcedure} />
      </div>
    );
  const places = placesOf(dossier, refused);
  if (places.length === 0) return null;
  return (
    <>
      <p className="mt-2 font-bold">{t.review.mend}</p>
      <ul>
        {places.map(({ step, field, rule }) => (
          <li key={field ?? step}>
            <Button
              look="quiet"
              className="-ml-4"
              onClick={() => navigate(stepPath(dossier.form, step), { state: { field, rule } satisfies Arrival })}
            >
              {wordsOf(field, rule)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Place extends Arrival {
  step: string;
}

const WHERE = ["agency-unknown", "commune-unknown"];

/** Where the app asks what the server refused: `/body/answers/mother/birthDate` is on the page of the mother. */
function placesOf({ definition }: Dossier, { reason = "", fields = [] }: Refusal): Place[] {
  if (reason === "co-declaration-missing") return [{ step: AGREEMENT, field: AGREEMENT }];
  if (WHERE.includes(reason)) return [{ step: "", field: "commune" }];
  return fields.flatMap(({ path, rule }): Place[] => {
    const [, , part, ...rest] = path.split("/");
    const [head = ""] = rest;
    switch (part) {
      case "answers": {
        const page = definition.pages.find(({ id, repeat, fields }) =>
          repeat ? id === head : fields.some((field) => field.id === head),
        );
        return page ? [{ step: stepOfPage(page.id), field: rest.join("."), rule }] : [];
      }
      case "papers":
        return [{ step: "papers", field: paperId(head), rule }];
      case "attachmentIds":
        return [{ step: "papers" }];
      case "declarations":
        return [{ step: "declarations", field: declarationId(head), rule }];
      case "delivery":
        return [{ step: "delivery", field: head === "address" ? "address" : "delivery", rule }];
      case "communeCode":
        return [{ step: "", field: "commune" }];
      default:
        return [];
    }
  });
}

function useSentences(dossier: Dossier) {
  const t = useDossierMessages();
  const language = useLanguage();
  const words = useFaultWords();
  const { answers } = useDraftStore(dossier.store);
  const leaves = leavesByPath(dossier.definition, dossier.read(answers));
  const papers = dossier.papers(answers);
  return (field: string | undefined, rule: string | undefined): string => {
    const open = field && leaves.get(field);
    if (open) {
      const label = open.field.label[language];
      return rule ? words.fault(rule, label, open) : label;
    }
    const paper = papers.find(({ document }) => paperId(document.id) === field);
    if (paper)
      return rule === "required" ? t.papers.missing(paper.document.title[language]) : paper.document.title[language];
    if (field === AGREEMENT) return t.agreement.title;
    if (field === "commune") return t.where.heading;
    if (field === "address") return t.delivery.addressMissing;
    const declared = openDeclarations(dossier.definition, dossier.read(answers), today());
    const declaration = declared.find(({ id }) => declarationId(id) === field);
    return declaration ? t.declarations.missing(firstWords(declaration.text[language])) : t.review.mendOther;
  };
}
