import type { ButtonHTMLAttributes } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const LOOKS = {
  primary: "bg-accent-fill text-on-accent",
  secondary: "bg-surface text-accent border border-edge",
  danger: "bg-surface text-danger border border-edge",
  quiet: "text-accent underline",
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: keyof typeof LOOKS;
  icon?: IconName;
  /** Something is under way: the button stays focusable and says so, and does nothing. */
  busy?: boolean;
}

/** One action. At most one `primary` on a screen. */
export function Button({ look = "primary", icon, busy, className = "", children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`inline-flex min-h-touch min-w-touch items-center justify-center rounded-card px-4 py-2 text-center text-lead font-bold ${LOOKS[look]} ${busy || rest.disabled ? "opacity-70" : ""} ${className}`}
    >
      {icon && <Icon name={icon} className="mr-2" />}
      <span className="min-w-0">{children}</span>
    </button>
  );
}
