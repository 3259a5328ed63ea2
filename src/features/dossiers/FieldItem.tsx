import { valueOf } from "../../../contract/forms.ts";
import type { AskedField } from "../../../contract/supplement.ts";
import type { DossierPart } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Notice } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { FieldView, type Asking } from "./FieldView.tsx";

interface Props {
  asked: AskedField;
  ask: Asking;
  dossier: DossierPart;
  /** It stands as it stood, and the citizen wanted to send it so. */
  unchanged: boolean;
}

/** One answer given anew: what stands there, and the field of the form it is. */
export function FieldItem({ asked: { open }, ask, dossier, unchanged }: Props) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const { field, path } = open;
  const again = { ...field, label: { ...field.label, [language]: t.answer(field.label[language]) } };
  return (
    <>
      <p className="mb-3 break-words text-soft">{t.was(wasAnswered(dossier, path) || t.notAnswered)}</p>
      <FieldView open={{ ...open, field: again }} ask={ask} />
      <div role="status">
        {unchanged && (
          <div className="mb-3">
            <Notice kind="warning" title={t.unchanged} />
          </div>
        )}
      </div>
    </>
  );
}

/** In the words in which it stands in the dossier; of a block all of it. */
function wasAnswered({ parts, answers }: DossierPart, path: string): string {
  const lines = parts.flatMap((part) => part.lines);
  const words = lines.filter((line) => line.path === path || line.path.startsWith(`${path}.`)).map(({ text }) => text);
  const value = valueOf(answers, path);
  return words.join(", ") || (typeof value === "string" || typeof value === "number" ? String(value) : "");
}
