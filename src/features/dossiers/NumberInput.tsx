import { useState } from "react";
import type { FormField } from "../../../contract/types.ts";
import { useLanguage } from "../../messages/messages.ts";
import { TextField } from "../../ui/index.ts";
import { money } from "../../lib/money.ts";
import { useDossierMessages } from "./messages.ts";

interface NumberInputProps {
  id: string;
  field: FormField;
  label: string;
  hint?: string;
  error?: string;
  value: unknown;
  onChange(value: unknown): void;
}

/**
 * A number typed as digits. What is typed stays as it is typed, so that no caret jumps; an amount is read out under it.
 * The answer is a number, or the letters while they are none, so that the form can say so.
 */
export function NumberInput({ id, field, label, hint, error, value, onChange }: NumberInputProps) {
  const t = useDossierMessages().field;
  const language = useLanguage();
  const [raw, setRaw] = useState(() => shown(value));
  // The answer came from elsewhere meanwhile: another phone, an emptied field.
  const text = read(raw, field) === value ? raw : shown(value);
  const amount = field.kind === "money" && typeof value === "number" ? t.money(money(value, language)) : "";
  return (
    <>
      <TextField
        id={id}
        label={label}
        hint={hint}
        error={error}
        inputMode={field.decimals ? "decimal" : "numeric"}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setRaw(event.target.value);
          onChange(read(event.target.value, field));
        }}
      />
      {field.kind === "money" && (
        <p aria-live="polite" className="mt-1 min-h-[1.5em] text-soft">
          {amount}
        </p>
      )}
    </>
  );
}

const shown = (value: unknown) =>
  typeof value === "number" ? String(value).replace(".", ",") : typeof value === "string" ? value : "";

/** `1.234.567` and `1 234 567` are whole numbers as people write them; a comma begins the decimals. */
function read(raw: string, { decimals }: FormField): unknown {
  const letters = raw.trim();
  if (letters === "") return undefined;
  const digits = /^\d{1,3}([.\s]\d{3})+$/.test(letters) ? letters.replace(/[.\s]/g, "") : letters;
  if (/^\d{1,15}$/.test(digits)) return Number(digits);
  return decimals && /^\d{1,12}[.,]\d{1,3}$/.test(digits) ? Number(digits.replace(",", ".")) : raw;
}
