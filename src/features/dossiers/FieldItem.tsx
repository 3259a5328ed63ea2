import type { SupplementItem } from "../../../contract/types.ts";
import { FieldError, TextArea, TextField } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { keyOfItem } from "./supplementDraft.ts";

interface Props {
  item: SupplementItem;
  /** The answer that is to be mended, as it was given. */
  old: unknown;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | false;
}

/** One answer given anew, where words, a number or a date are asked for. */
export function FieldItem({ item, old, value, onChange, error }: Props) {
  const t = useDossierCaseMessages().supplement;
  const id = keyOfItem(item);
  const label = t.answer(item.title ?? item.id);
  if (!isTextLike(old)) {
    return (
      <div id={id} tabIndex={-1}>
        <p>{t.notHere}</p>
        <FieldError id={`${id}-error`}>{error}</FieldError>
      </div>
    );
  }
  const shown = value === undefined || value === null ? "" : String(value as string | number);
  const shared = { id, label, error, value: shown };
  if (typeof old === "number") {
    const set = (typed: string) => onChange(typed.trim() === "" ? undefined : Number(typed));
    return <TextField {...shared} type="number" inputMode="decimal" onChange={({ target }) => set(target.value)} />;
  }
  if (typeof old === "string" && /^\d{4}-\d{2}-\d{2}$/.test(old))
    return <TextField {...shared} type="date" onChange={({ target }) => onChange(target.value)} />;
  return <TextArea {...shared} rows={2} onChange={({ target }) => onChange(target.value)} />;
}

const isTextLike = (answer: unknown): boolean =>
  answer === undefined || answer === null || typeof answer === "string" || typeof answer === "number";
