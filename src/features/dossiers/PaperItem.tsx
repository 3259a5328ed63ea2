import type { Files } from "../../cases/files/files.ts";
import type { FormDocument } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { FieldError } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { paperId } from "./dossier.ts";
import { Pages } from "./PapersStep.tsx";

export interface PaperItemProps {
  document: FormDocument;
  required: boolean;
  tray: (document: FormDocument) => Files;
  error: (id: string) => string | undefined;
  /** Its title stands above already. */
  under?: true;
}

/** The pages of one paper, given anew or for the first time. */
export function PaperItem({ document, required, tray, error, under }: PaperItemProps) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const id = paperId(document.id);
  const title = document.title[language];
  // Who asks for it does not hold it otherwise.
  const asked = under ? { ...document, orReuse: false } : document;
  const named = under && (
    <>
      {t.pages}
      <span className="visually-hidden">: {title}</span>
    </>
  );
  return (
    <div id={id} tabIndex={-1} role="group" aria-describedby={`${id}-error`} style={{ outline: "none" }}>
      <FieldError id={`${id}-error`}>{error(id)}</FieldError>
      <Pages paper={{ document: asked, required, files: tray(document) }} named={named} />
    </div>
  );
}
