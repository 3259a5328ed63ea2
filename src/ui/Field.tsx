import { forwardRef, useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";
import { Icon } from "./Icon.tsx";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, and how to put it right. */
  error?: ReactNode;
}

export const BOX = "block w-full min-h-touch rounded-card border bg-surface px-4 py-3 text-lead";
export const border = (error: ReactNode) => (error ? "border-danger border-2" : "border-edge");

/** Label, hint and error around one input, tied to it for screen readers. */
export function Field({ id, label, hint, error, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-lead font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-2 text-soft">
          {hint}
        </p>
      )}
      {children}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** The sentence under a field that needs the citizen. Present from the start, so that it is announced when it fills. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} aria-live="polite">
      {children && (
        <p className="mt-2 flex font-bold text-danger">
          <Icon name="octagon-alert" className="mr-2" />
          <span className="min-w-0">{children}</span>
        </p>
      )}
    </div>
  );
}

export const described = (id: string, hint: ReactNode, error: ReactNode) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** One line of text. Nothing transforms what is typed while an input method is composing. */
export const TextField = forwardRef<HTMLInputElement, FieldProps & InputHTMLAttributes<HTMLInputElement>>(
  ({ label, hint, error, className = "", ...rest }, ref) => {
    const made = useId();
    const id = rest.id ?? made;
    return (
      <Field id={id} label={label} hint={hint} error={error}>
        <input
          ref={ref}
          {...rest}
          id={id}
          aria-invalid={Boolean(error)}
          aria-describedby={described(id, hint, error)}
          className={`${BOX} ${border(error)} ${className}`}
        />
      </Field>
    );
  },
);
TextField.displayName = "TextField";

/** Several lines of text. */
export const TextArea = forwardRef<HTMLTextAreaElement, FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>>(
  ({ label, hint, error, className = "", ...rest }, ref) => {
    const made = useId();
    const id = rest.id ?? made;
    return (
      <Field id={id} label={label} hint={hint} error={error}>
        <textarea
          ref={ref}
          rows={4}
          {...rest}
          id={id}
          aria-invalid={Boolean(error)}
          aria-describedby={described(id, hint, error)}
          className={`${BOX} ${border(error)} ${className}`}
        />
      </Field>
    );
  },
);
TextArea.displayName = "TextArea";

interface ChoiceProps<Value extends string> {
  /** Of its first option: where the focus goes to mend it. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  value: Value | undefined;
  options: { value: Value; title: ReactNode; text?: ReactNode; icon?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, as cards; real radio buttons underneath. */
export function Choice<Value extends string>({
  id: first,
  label,
  hint,
  error,
  name,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset aria-describedby={described(id, hint, error)}>
      <legend className="mb-2 p-0 text-lead font-bold">{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-2 text-soft">
          {hint}
        </p>
      )}
      {options.map((option, index) => (
        <label
          key={option.value}
          className={`pressable relative mb-2 flex min-h-touch items-center rounded-card border bg-surface p-4 ${option.value === value ? "border-accent border-2" : "border-edge"}`}
        >
          <input
            type="radio"
            id={index === 0 ? first : undefined}
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mr-3 h-6 w-6 shrink-0"
            style={{ accentColor: "var(--accent)" }}
          />
          {option.icon && <Icon name={option.icon} className="mr-3 text-accent" />}
          <span className="min-w-0 grow">
            <span className="block text-lead font-bold">{option.title}</span>
            {option.text && <span className="block text-soft">{option.text}</span>}
          </span>
        </label>
      ))}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}
