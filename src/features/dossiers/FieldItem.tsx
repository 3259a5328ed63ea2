import type { AskedField } from "../../../contract/supplement.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Notice } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { FieldView, type Asking } from "./FieldView.tsx";
import { InWords } from "./InWords.tsx";
import type { Line } from "./supplement.ts";

interface Props {
  asked: AskedField;
  ask: Asking;
  before: Line[];
  /** It stands as it stood, and the citizen wanted to send it so. */
  unchanged: boolean;
}

/** One answer given anew: what stands there, and the field of the form it is. */
export function FieldItem({ asked: { open }, ask, before, unchanged }: Props) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  return (
    <>
      <div className="mb-3 break-words text-soft">
        {before.length > 1 ? (
          <>
            <p>{t.wasAll}</p>
            <InWords groups={[{ lines: before }]} />
          </>
        ) : (
          <p className="whitespace-pre-wrap">{before[0] ? t.was(before[0].text) : t.wasNothing}</p>
        )}
      </div>
      <FieldView open={open} ask={ask} under={open.field.label[language]} />
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
