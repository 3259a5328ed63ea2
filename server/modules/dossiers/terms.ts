import { SAME_DAY, type AllowedTime } from "../../../contract/dueTime.ts";
import type { FeeTiming, Terms } from "../../../contract/dossiers.ts";
import { isSameDay, readChannel, readFee, readTime, type ProcedureFile } from "../../../contract/procedures.ts";
import type { CalendarFile } from "../../../contract/calendar.ts";
import type { DossierRow } from "./repository.ts";

/**
 * How long it may take by the channel it came through: what that channel says, else the longest any does.
 */
export function allowedTime(
  { published, cutoffTime }: ProcedureFile,
  by: DossierRow["channel"] = "online",
): AllowedTime | undefined {
  const own = published.channels.filter(({ channel }) => readChannel(channel) === by);
  const times = (own.length > 0 ? own : published.channels).flatMap(({ time }) => readTime(time) ?? []);
  const known = times.flatMap(({ amount, unit }): AllowedTime[] => (unit === "unknown" ? [] : [{ amount, unit }]));
  const [longest] = known.sort((a, b) => hoursOf(b) - hoursOf(a));
  return longest ?? (times.some((time) => isSameDay(time, cutoffTime)) ? SAME_DAY : undefined);
}

const HOURS = { hour: 1, "working-day": 8, day: 6, month: 170 };
const hoursOf = ({ amount, unit }: AllowedTime): number => amount * HOURS[unit];

export function termsOf(procedure: ProcedureFile, calendar: CalendarFile, by?: DossierRow["channel"]): Terms {
  const allowed = allowedTime(procedure, by);
  return {
    calendar,
    ...(allowed && { allowed }),
    ...(procedure.cutoffTime && { cutoffTime: procedure.cutoffTime }),
  };
}

/** Nothing is free for certain where a council decides (domain.md §2): then the office says, and asks afterwards. */
export function feeTimingOf({ published }: ProcedureFile): FeeTiming {
  const fees = published.channels.map(({ fee_text }) => readFee(fee_text));
  return fees.length > 0 && fees.every(({ kind }) => kind === "free") ? "free" : "afterwards";
}
