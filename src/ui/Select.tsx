import { BOX, border, described, Field, type FieldProps } from "./Field.tsx";

interface SelectProps extends FieldProps {
  id: string;
  /** What it says while nothing is chosen (`""`). */
  all: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}

/** One of many: the phone's own list, which every screen reader and every old webview knows. */
export function Select({ id, label, hint, error, all, value, options, onChange }: SelectProps) {
  return (
    <div className="mb-4">
      <Field id={id} label={label} hint={hint} error={error}>
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={Boolean(error)}
          aria-describedby={described(id, hint, error)}
          className={`${BOX} ${border(error)}`}
        >
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
