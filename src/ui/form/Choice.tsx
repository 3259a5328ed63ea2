import type { ReactNode } from "react";
import { FieldError } from "./Field.tsx";

interface ChoiceProps<Value extends string> {
  name: string;
  legend: ReactNode;
  /** Where the screen's own heading already asks, the legend is for screen readers only. */
  hideLegend?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  options: { value: Value; label: ReactNode; hint?: ReactNode }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One of a few, each a card large enough for a thumb. Native radio buttons, so arrow keys and TalkBack know them. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, legend, hideLegend, hint, error, options, value, onChange } = props;
  return (
    <fieldset className="mb-5 min-w-0" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={hideLegend ? "visually-hidden" : "text-lead font-bold"}>{legend}</legend>
      {hint && <p className="mt-1 text-soft">{hint}</p>}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
      {options.map((option, index) => (
        <label
          key={option.value}
          className={`pressable mt-2 flex min-h-touch items-start rounded-card border bg-surface p-3 ${
            value === option.value ? "border-accent" : "border-edge"
          }`}
        >
          <input
            type="radio"
            id={index === 0 ? name : undefined}
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            className="mr-3 mt-0.5 h-6 w-6 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-bold">{option.label}</span>
            {option.hint && <span className="block text-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
