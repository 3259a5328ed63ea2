import { isSameDay } from "../../contract/procedures.ts";
import type { Procedure, ProcedureChannel } from "../../contract/types.ts";
import { money } from "../lib/money.ts";
import { createMessages, useLanguage } from "../messages/messages.ts";
import { procedures as vi } from "../messages/vi/procedures.ts";

export const useProcedureMessages = createMessages("procedures", vi);

interface ChannelInWords {
  name: string;
  time: string;
  fee: string;
  /** About the fee, word for word as published; at its first mention only. */
  note?: string;
}

/** What each way of submitting takes and costs, in words; never more than what is published. */
export function useChannelsInWords(): (procedure: Pick<Procedure, "channels" | "cutoffTime">) => ChannelInWords[] {
  const t = useProcedureMessages().one;
  const language = useLanguage();
  const takes = (time: ProcedureChannel["time"], cutoffTime: string | undefined): string => {
    if (!time) return t.noTime;
    return isSameDay(time, cutoffTime) ? t.sameDay : t.times[time.unit](time.amount);
  };
  return ({ channels, cutoffTime }) => {
    const notes = channels.flatMap(({ fee }) => fee.note ?? []).sort((a, b) => b.length - a.length);
    const noted = new Set<string>();
    return channels.map(({ channel, time, fee }) => {
      const note = fee.note && notes.find((each) => lettersOf(each).startsWith(lettersOf(fee.note!)));
      const again = note !== undefined && noted.has(note);
      if (note) noted.add(note);
      const amount =
        fee.amount === undefined ? "" : fee.currency === "USD" ? `${fee.amount} USD` : money(fee.amount, language);
      const costs = {
        free: t.free,
        amount: fee.per ? t.per(amount, fee.per) : amount,
        "see-note": again ? t.seeNoteAbove : t.seeNote,
        unknown: t.noFee,
      }[fee.kind];
      return {
        name: t.channels[channel],
        time: `${t.time}: ${takes(time, cutoffTime)}`,
        fee: `${t.fee}: ${costs}`,
        ...(note && !again && { note }),
      };
    });
  };
}

/** Notes that differ by a bracket or a full stop say the same, and so does one that the source has cut earlier. */
const lettersOf = (note: string): string =>
  note
    .toLowerCase()
    .replace(/[\s().,;:-]+/g, " ")
    .trim();
