import { useEffect, useId, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../messages/messages.ts";
import { Icon } from "./Icon.tsx";

interface SheetProps {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

const FOCUSABLE =
  "a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex]:not([tabindex='-1'])";

/** A dialog that rises from the bottom. Takes the focus, keeps it, gives it back; closes by its button, Esc or outside. */
export function Sheet({ title, children, onClose }: SheetProps) {
  const t = useMessages();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const app = document.getElementById("app");
    app?.setAttribute("inert", "");
    app?.setAttribute("aria-hidden", "true");
    const { overflow } = document.body.style;
    document.body.style.overflow = "hidden";
    box.current?.focus();
    return () => {
      app?.removeAttribute("inert");
      app?.removeAttribute("aria-hidden");
      document.body.style.overflow = overflow;
      before?.focus({ preventScroll: true });
    };
  }, []);

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close.current();
    }
    if (event.key !== "Tab" || !box.current) return;
    const stops = box.current.querySelectorAll<HTMLElement>(FOCUSABLE);
    const first = stops[0];
    const last = stops[stops.length - 1];
    const here = document.activeElement;
    if (event.shiftKey && (here === first || here === box.current)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && here === last) {
      event.preventDefault();
      first?.focus();
    }
  };

  return createPortal(
    <div className="fixed inset-0 z-20 flex flex-col justify-end" onKeyDown={onKeyDown} role="presentation">
      <div
        className="absolute inset-0"
        style={{ background: "rgb(0 0 0 / 0.5)" }}
        onClick={onClose}
        aria-hidden="true"
      />
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className="safe-bottom relative overflow-y-auto bg-surface"
        style={{ maxHeight: "90vh", borderRadius: "1rem 1rem 0 0", outline: "none" }}
      >
        <div className="flex items-center pl-4 pt-3">
          <h2 id={id} className="min-w-0 grow text-title">
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            aria-label={t.close}
            className="flex h-12 w-12 shrink-0 items-center justify-center"
          >
            <Icon name="x" />
          </button>
        </div>
        <div className="p-4 pt-2">{children}</div>
      </div>
    </div>,
    document.body,
  );
}
