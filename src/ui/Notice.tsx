import type { ReactNode } from "react";
import { useMessages } from "../messages/messages.ts";
import { Icon } from "./Icon.tsx";

export type NoticeKind = "info" | "warning" | "danger" | "success";

const KINDS = {
  info: { icon: "info", look: "border-accent bg-accent-soft", colour: "text-accent" },
  warning: { icon: "triangle-alert", look: "border-warning bg-warning-soft", colour: "text-warning" },
  danger: { icon: "octagon-alert", look: "border-danger bg-danger-soft", colour: "text-danger" },
  success: { icon: "circle-check", look: "border-success bg-success-soft", colour: "text-success" },
};

interface NoticeProps {
  kind?: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  /** It appeared because of something that just happened: screen readers say it at once. */
  live?: boolean;
  /** Its title is a heading of the screen. */
  heading?: boolean;
}

/** Something to know, told by a word, a shape and a colour. */
export function Notice({ kind = "info", title, children, live, heading }: NoticeProps) {
  const t = useMessages();
  const { icon, look, colour } = KINDS[kind];
  const Title = heading ? "h2" : "p";
  return (
    <div
      role={live ? (kind === "danger" ? "alert" : "status") : undefined}
      className={`flex rounded-card border-l-8 p-4 ${look}`}
    >
      <Icon name={icon} className={`mr-3 ${colour}`} />
      <div className="min-w-0 grow">
        <Title className="font-bold">
          <span className="visually-hidden">{t.status[kind]}: </span>
          {title}
        </Title>
        {children}
      </div>
    </div>
  );
}
