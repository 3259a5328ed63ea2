import type { ReactNode } from "react";
import { boxLook, Field } from "./Field.tsx";

interface TextProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  after?: ReactNode;
  value: string;
  /** Gets exactly what was typed: nothing here trims, cuts or transforms while a Vietnamese keyboard composes. */
  onChange: (value: string) => void;
}

/** Several lines of words. */
export function TextArea({ value, onChange, rows = 5, ...field }: TextProps & { rows?: number }) {
  return (
    <Field {...field}>
      {(bound) => (
        <textarea
          {...bound}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={boxLook(field.error)}
        />
      )}
    </Field>
  );
}

/** One line of words. */
export function TextField({ value, onChange, type = "text", ...field }: TextProps & { type?: "text" | "search" }) {
  return (
    <Field {...field}>
      {(bound) => (
        <input
          {...bound}
          type={type}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={boxLook(field.error)}
        />
      )}
    </Field>
  );
}
