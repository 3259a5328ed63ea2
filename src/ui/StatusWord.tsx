import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

const LOOKS = {
  neutral: "bg-page text-soft border-edge",
  accent: "bg-accent-soft text-accent border-accent",
  warning: "bg-warning-soft text-warning border-warning",
  danger: "bg-danger-soft text-danger border-danger",
  success: "bg-success-soft text-success border-success",
};

/** Where a case stands: a word, with a shape and a colour that repeat it. */
export function StatusWord({
  look = "neutral",
  icon,
  children,
}: {
  look?: keyof typeof LOOKS;
  icon: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`inline-flex max-w-full items-center rounded-lg border px-2 py-1 font-bold ${LOOKS[look]}`}>
      <Icon name={icon} className="mr-1" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
