import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

interface SureProps {
  words: { sure: string; text: string; yes: string; no: string };
  /** What is done cannot be undone. */
  danger?: boolean;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
  /** What is said or asked before the decision. */
  children?: ReactNode;
}

/** Asks in place whether something is meant. It takes the focus when it appears, so that nobody has to look for it. */
export function Sure({
  words: { sure, text, yes, no },
  danger = true,
  busy = false,
  onYes,
  onNo,
  children,
}: SureProps) {
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <div ref={question} tabIndex={-1} style={{ outline: "none" }}>
      <Notice kind="warning" title={sure} live>
        <p className="mt-1">{text}</p>
        {children}
        <div className="mt-3 flex flex-col">
          <Button look={danger ? "danger" : "primary"} busy={busy} onClick={onYes}>
            {yes}
          </Button>
          <Button look="secondary" className="mt-3" onClick={onNo}>
            {no}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
