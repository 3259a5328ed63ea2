import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { province } from "../lib/province.ts";
import { useMessages } from "../messages/messages.ts";
import { Bar } from "./Bar.tsx";
import { CallLink } from "./CallLink.tsx";
import { Icon } from "./Icon.tsx";

/** What must be said on top of a screen by those who do not know what it shows: the banner of a service. */
export const ScreenTop = createContext<ReactNode>(null);

interface ScreenProps {
  title: string;
  children: ReactNode;
  /** Where back leads when this screen was opened by a link; otherwise back is back. */
  parent?: string;
  /** The one action of the screen, always in reach at the bottom, with the hotline beside it in place of the tabs. */
  action?: ReactNode;
  /** Handles back itself, for a step inside a screen. Returns true when it did. */
  onBack?: () => boolean;
}

/** A screen with its header. Gives the window its title and the heading the focus when the citizen arrives. */
export function Screen({ title, children, parent = "/", action, onBack }: ScreenProps) {
  const t = useMessages();
  const navigate = useNavigate();
  const { key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const focused = Boolean(action);
  const top = useContext(ScreenTop);

  useEffect(() => {
    document.title = `${title} · ${province.appName}`;
  }, [title]);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [key]);
  useEffect(() => {
    if (!focused) return;
    document.documentElement.dataset.focused = "";
    return () => void delete document.documentElement.dataset.focused;
  }, [focused]);

  const goBack = () => {
    if (onBack?.()) return;
    if (key === "default") navigate(parent, { replace: true });
    else navigate(-1);
  };

  return (
    <>
      <Bar as="header" edge="top">
        <div className="around-host-menu min-h-touch">
          <div className="host-menu" />
          <button
            type="button"
            onClick={goBack}
            aria-label={t.back}
            className="header-start flex h-12 w-12 items-center justify-center"
          >
            <Icon name="chevron-left" className="icon-fixed" />
          </button>
          <h1 ref={heading} tabIndex={-1} className="py-2.5 pl-4 text-lead">
            {title}
          </h1>
        </div>
      </Bar>
      <main id="main" className="grow px-4 py-4">
        {top && <div className="mb-4">{top}</div>}
        {children}
      </main>
      {action && (
        <Bar as="footer" edge="bottom">
          <div className="flex items-center p-3">
            <div className="flex min-w-0 grow flex-col">{action}</div>
            <CallLink look="icon" />
          </div>
        </Bar>
      )}
    </>
  );
}
