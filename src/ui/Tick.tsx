import { useId, type ReactNode } from "react";
import { described, FieldError, type FieldProps } from "./Field.tsx";

interface TickProps {
  id?: string;
  title: ReactNode;
  text?: ReactNode;
  error?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One thing to agree to, or not; a real checkbox underneath. */
export function Tick({ id: given, title, text, error, checked, onChange }: TickProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className="mb-2">
      <label
        className={`pressable relative flex min-h-touch items-center rounded-card border bg-surface p-4 ${error ? "border-danger border-2" : checked ? "border-accent border-2" : "border-edge"}`}
      >
        <input
          type="checkbox"
          id={id}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-invalid={Boolean(error)}
          aria-describedby={described(id, undefined, error)}
          className="mr-3 h-6 w-6 shrink-0"
          style={{ accentColor: "var(--accent)" }}
        />
        <span className="min-w-0 grow">
          <span className="block text-lead">{title}</span>
          {text && <span className="block text-soft">{text}</span>}
        </span>
      </label>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

interface TicksProps extends FieldProps {
  /** Of the first one: where the focus goes to mend it. */
  id: string;
  value: readonly string[];
  options: { value: string; title: ReactNode; text?: ReactNode }[];
  onChange: (value: string[]) => void;
}

/** Several of a few. */
export function Ticks({ id, label, hint, error, value, options, onChange }: TicksProps) {
  const group = `${id}-group`;
  return (
    <fieldset aria-describedby={described(group, hint, error)}>
      <legend className="mb-2 p-0 text-lead font-bold">{label}</legend>
      {hint && (
        <p id={`${group}-hint`} className="mb-2 text-soft">
          {hint}
        </p>
      )}
      {options.map((option, index) => (
        <Tick
          key={option.value}
          {...(index === 0 ? { id } : {})}
          title={option.title}
          text={option.text}
          checked={value.includes(option.value)}
          onChange={(checked) =>
            // In the order of the form, whatever the order they were ticked in.
            onChange(
              options
                .map((each) => each.value)
                .filter((each) => (each === option.value ? checked : value.includes(each))),
            )
          }
        />
      ))}
      <FieldError id={`${group}-error`}>{error}</FieldError>
    </fieldset>
  );
}
