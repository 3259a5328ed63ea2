import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

/** Nothing here yet, why, and what to do. */
export function EmptyState({ icon, title, children }: { icon: IconName; title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-4 py-8 text-center">
      <Icon name={icon} className="mb-3 text-display text-soft" />
      <p className="text-lead font-bold">{title}</p>
      <div className="mt-2 text-soft">{children}</div>
    </div>
  );
}
