interface SelectProps {
  id: string;
  label: string;
  /** What it says while nothing is chosen (`""`). */
  all: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}

/** One of many: the phone's own list, which every screen reader and every old webview knows. */
export function Select({ id, label, all, value, options, onChange }: SelectProps) {
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-bold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full min-h-touch rounded-card border border-edge bg-surface px-3 py-2"
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
