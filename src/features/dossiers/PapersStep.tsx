import { useEffect, useState, type ReactNode } from "react";
import { useLocation } from "react-router-dom";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { FileStrip, useFiles } from "../../cases/files/FileStrip.tsx";
import type { CaseFile, Files } from "../../cases/files/files.ts";
import { uploads } from "../../cases/files/uploads.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import type { Arrival } from "../../cases/form/form.ts";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useLanguage } from "../../messages/messages.ts";
import { Button, FieldError, Notice, Sheet } from "../../ui/index.ts";
import { paperId, type Dossier, type Paper } from "./dossier.ts";
import { useFocusFirst } from "./focus.ts";
import { useDossierMessages } from "./messages.ts";
import { questionOf, type QualityQuestion } from "./quality.ts";
import { FromResult, Reuse } from "./Reuse.tsx";

/** The papers these answers ask for, each with its pages in their order. */
export function PapersStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages().papers;
  const language = useLanguage();
  const { store, form } = dossier;
  const { answers } = useDraftStore(store);
  useFiles(store.files);
  const { field } = (useLocation().state ?? {}) as Arrival;
  const papers = dossier.papers(answers);
  const missing = papers.filter(({ required, files }) => required && files.ids().length === 0);
  const { summary, errorAt, pass, attempt } = useFaults<string>(
    Object.fromEntries(
      missing.map(({ document }) => [paperId(document.id), t.missing(document.title[language])] as const),
    ),
    field !== undefined,
  );
  useFocusFirst(attempt, missing[0] && paperId(missing[0].document.id));
  return (
    <StepScreen form={form} step="papers" title={t.title} pass={pass}>
      {summary}
      <p className="mb-4">{t.lead}</p>
      {papers.map((paper) => (
        <div
          key={paper.document.id}
          id={paperId(paper.document.id)}
          role="group"
          aria-label={paper.document.title[language]}
          aria-describedby={`${paperId(paper.document.id)}-error`}
          tabIndex={-1}
          style={{ outline: "none" }}
        >
          <FieldError id={`${paperId(paper.document.id)}-error`}>{errorAt(paperId(paper.document.id))}</FieldError>
          <Pages paper={paper} />
        </div>
      ))}
    </StepScreen>
  );
}

/** The pages of one paper, as many as its form allows. @param named what stands above them; else the paper's title */
export function Pages({ paper: { document, required, files }, named }: { paper: Paper; named?: ReactNode }) {
  const t = useDossierMessages().papers;
  const language = useLanguage();
  const { title, hint, maxPages, orReuse } = document;
  const about = [required ? t.required : t.optional, hint?.[language], orReuse && t.reuse, t.max(maxPages)];
  return (
    <>
      <FileStrip
        files={files}
        max={maxPages}
        pdf
        words={{
          title: () => named ?? title[language],
          hint: () => about.filter(Boolean).join(" "),
          notAllowed: t.notAllowed,
          notOpened: t.notOpened,
        }}
        nameOf={(index) => t.page(index + 1)}
        more={(file, index, name) => <PageTools files={files} file={file} index={index} name={name} />}
      />
      <Reuse files={files} paper={title[language]} max={maxPages} />
    </>
  );
}

/** Seeing a page large, moving it forward, and a kind question about what may be hard to read. */
function PageTools({ files, file, index, name }: { files: Files; file: CaseFile; index: number; name: string }) {
  const t = useDossierMessages().papers;
  const [large, setLarge] = useState(false);
  const [moved, setMoved] = useState(false);
  const question = useQuestion(file);
  const { previewUrl } = file;
  const before = files.list()[index - 1];
  const forward = () => {
    files.swap(file.id, before!.id);
    setMoved(true);
  };
  return (
    <>
      <FromResult file={file} />
      {question && (
        <div className="mt-2">
          <Notice kind="warning" title={t.questions[question]} live />
        </div>
      )}
      <div className="flex flex-wrap">
        {previewUrl && (
          <Button look="quiet" aria-label={t.see(name)} onClick={() => setLarge(true)}>
            {t.seeShort}
          </Button>
        )}
        {before && file.status !== "refused" && (
          <Button look="quiet" aria-label={t.up(name)} onClick={forward}>
            {t.upShort}
          </Button>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {moved && t.moved(name)}
      </p>
      {large && previewUrl && (
        <Sheet title={name} onClose={() => setLarge(false)}>
          <img src={previewUrl} alt={name} className="w-full" />
        </Sheet>
      )}
    </>
  );
}

function useQuestion({ id, kind, status }: CaseFile): QualityQuestion | undefined {
  const [question, setQuestion] = useState<QualityQuestion>();
  const kept = kind === "picture" && status !== "waiting" && status !== "preparing" && status !== "refused";
  useEffect(() => {
    if (!kept) return;
    let here = true;
    void uploads
      .look(id)
      .then((picture) => picture && questionOf(picture))
      .then((odd) => here && setQuestion(odd))
      .catch(() => undefined); // a help, not a need
    return () => {
      here = false;
    };
  }, [id, kept]);
  return question;
}
