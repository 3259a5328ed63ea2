import { civilDate } from "../../contract/calendar.ts";
import { now } from "../lib/clock.ts";
import { sayDate } from "../lib/dates.ts";
import { useLanguage } from "../messages/messages.ts";
import { useCaseMessages } from "./messages.ts";

/** When an answer is due, as people say it; says so when the day has passed without one. */
export function DueDate({ label, dueOn, open }: { label: string; dueOn: string; open: boolean }) {
  const { due } = useCaseMessages();
  const day = sayDate(dueOn, useLanguage());
  const late = open && dueOn < civilDate(now());
  return (
    <div>
      <p className="text-soft">{label}</p>
      <p className={`text-lead font-bold ${late ? "text-danger" : ""}`}>{late ? due.late(day) : due.before(day)}</p>
    </div>
  );
}
