import { useEffect, useState, type ReactNode } from "react";
import type { CalendarFile } from "../../../contract/calendar.ts";
import { isPaused } from "../../../contract/dossiers.ts";
import { timeLeft } from "../../../contract/dueTime.ts";
import type { DossierPart } from "../../../contract/types.ts";
import { StatusLine } from "../../cases/case/StatusWord.tsx";
import { now } from "../../lib/clock.ts";
import { sayDeadline } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Notice } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";

type Status = DossierPart["processing"];

const LOOKS = {
  registered: { icon: "send", look: "neutral" },
  accepted: { icon: "check", look: "accent" },
  refused: { icon: "octagon-alert", look: "danger" },
  processing: { icon: "clock", look: "accent" },
  supplementRequested: { icon: "circle-help", look: "warning" },
  paymentRequested: { icon: "bell", look: "warning" },
  withdrawn: { icon: "x", look: "neutral" },
  stopped: { icon: "octagon-alert", look: "danger" },
  finished: { icon: "circle-check", look: "success" },
  handedOver: { icon: "check", look: "success" },
} as const satisfies Record<Status, unknown>;

/** Somebody at the office works on it, and its clock runs. */
const isRunning = (status: Status) => status === "accepted" || status === "processing";

/** Where a dossier stands: a word, a shape, a colour; and whether it is late. */
export function DossierStatus({ status, late }: { status: Status; late: boolean }) {
  const t = useDossierCaseMessages();
  const lateWord = late && isRunning(status) ? t.lateWord : undefined;
  return <StatusLine {...LOOKS[status]} word={t.status[status]} lateWord={lateWord} />;
}

/** The province's working days; they come by themselves, a moment later. */
function useCalendar(): CalendarFile | undefined {
  const [calendar, setCalendar] = useState<CalendarFile>();
  useEffect(() => {
    void import("province:calendar").then(({ default: file }) => setCalendar(file)).catch(() => undefined);
  }, []);
  return calendar;
}

interface DueProps {
  status: Status;
  dueAt?: string;
  provisional?: boolean;
}

/** By when, and what is left of it. Nothing is promised before it is accepted, and nothing runs while it is paused. */
export function DossierDue({ status, dueAt, provisional }: DueProps) {
  const t = useDossierCaseMessages().due;
  const language = useLanguage();
  const calendar = useCalendar();
  if (!isRunning(status)) return null;
  if (!dueAt) return <p className="mt-2">{t.none}</p>;
  const left = calendar && leftOf(dueAt, calendar);
  const late = now() > new Date(dueAt);
  return (
    <div className="mt-4">
      <p className="text-soft">{t.label}</p>
      <p className={`text-lead font-bold ${late ? "text-danger" : ""}`}>{t.before(sayDeadline(dueAt, language))}</p>
      {left && <p>{(left.isLate ? t.late : t.left)(left.days, Math.floor(left.minutes / 60))}</p>}
      {provisional && <p className="mt-1 text-soft">{t.provisional}</p>}
    </div>
  );
}

function leftOf(dueAt: string, calendar: CalendarFile) {
  try {
    return timeLeft(now(), new Date(dueAt), calendar);
  } catch {
    return undefined; // the calendar ends before it: the date alone says it
  }
}

/** That it is late, or was: an apology, and the new date once there is one. */
export function Apology({ status, dueAt }: DueProps) {
  const t = useDossierCaseMessages().due;
  const language = useLanguage();
  if (status === "refused" || status === "withdrawn" || isPaused(status)) return null;
  const again = dueAt && now() <= new Date(dueAt);
  return (
    <div className="mt-3">
      <Notice kind="warning" title={isRunning(status) ? t.lateTitle : t.lateDone}>
        {isRunning(status) && <p>{again ? t.lateAgain(sayDeadline(dueAt, language)) : t.lateText}</p>}
      </Notice>
    </div>
  );
}

/** One thing to know, under its name. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mb-2">
      <dt className="text-soft">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
