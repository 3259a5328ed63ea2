import { SAME_DAY, type AllowedTime } from "../../../contract/dueTime.ts";
import type { FeeTiming, Terms } from "../../../contract/dossiers.ts";
import { isSameDay, readChannel, readFee, readTime, type ProcedureFile } from "../../../contract/procedures.ts";
import type { CalendarFile } from "../../../contract/calendar.ts";

/**
 * How long it may take when it comes online: what the online channel says, else the longest any channel does.
 */
export function allowedTime({ published, cutoffTime }: ProcedureFile): AllowedTime | undefined {
  const online = published.channels.filter(({ channel }) => readChannel(channel) === "online");
  const times = (online.length > 0 ? online : published.channels).flatMap(({ time }) => readTime(time) ?? []);
  const known = times.flatMap(({ amount, unit }): AllowedTime[] => (unit === "unknown" ? [] : [{ amount, unit }]));
  const [longest] = known.sort((a, b) => hoursOf(b) - hoursOf(a));
  return longest ?? (times.some((time) => isSameDay(time, cutoffTime)) ? SAME_DAY : undefined);
}

const HOURS = { hour: 1, "working-day": 8, day: 6, month: 170 };
const hoursOf = ({ amount, unit }: AllowedTime): number => amount * HOURS[unit];

export function termsOf(procedure: ProcedureFile, calendar: CalendarFile): Terms {
  const allowed = allowedTime(procedure);
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
