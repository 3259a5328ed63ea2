import type { ReactNode } from "react";
import { Icon } from "../Icon.tsx";

interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence; shown beside the field and read with it. */
  error?: ReactNode;
  /** Something that changes while typing, as a counter; not read out at every letter. */
  after?: ReactNode;
  children: (field: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }) => ReactNode;
}

/** A label, what helps to fill the field in, and what is wrong with it, all bound to it. */
export function Field({ id, label, hint, error, after, children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="mb-5">
      <label htmlFor={id} className="block text-lead font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-soft">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="mt-2">
        {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      </div>
      {after}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex font-bold text-danger">
      <Icon name="triangle-alert" className="mr-2" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

export const boxLook = (error: unknown) =>
  `block w-full min-h-touch rounded-card border bg-surface px-4 py-3 ${error ? "border-danger border-2" : "border-edge"}`;
