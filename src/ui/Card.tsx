import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

/** A quiet box that holds things which belong together. */
export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-card border border-line bg-surface p-4 shadow-card ${className}`}>{children}</div>;
}

interface LinkCardProps {
  to: string;
  title: ReactNode;
  text?: ReactNode;
  icon?: IconName | (string & {});
  /** A picture or a status at the end, in place of the chevron. */
  end?: ReactNode;
  /** Something to note before leaving. */
  onClick?: () => void;
}

/** A card that is one link to another screen. */
export function LinkCard({ to, title, text, icon, end, onClick }: LinkCardProps) {
  return (
    <Link
      to={to}
      onClick={onClick}
      className="pressable flex min-h-touch items-center rounded-card border border-line bg-surface p-4 shadow-card"
    >
      {icon && <Icon name={icon} className="mr-3 text-title text-accent" />}
      <span className="min-w-0 grow">
        <span className="block text-lead font-bold">{title}</span>
        {text && <span className="block text-soft">{text}</span>}
      </span>
      {end ?? <Icon name="chevron-right" className="ml-2 text-soft" />}
    </Link>
  );
}
