import type { ProcedureChannel } from "../../contract/types.ts";
import { createMessages, useLanguage } from "../messages/messages.ts";
import { procedures as vi } from "../messages/vi/procedures.ts";

export const useProcedureMessages = createMessages("procedures", vi);

/** What one way of submitting takes and costs, in words; never more than what is published. */
export function useChannelWords(): (channel: ProcedureChannel) => { name: string; time: string; fee: string } {
  const t = useProcedureMessages().one;
  const language = useLanguage();
  return ({ channel, time, fee }) => {
    const amount =
      fee.amount === undefined
        ? ""
        : fee.currency === "USD"
          ? `${fee.amount} USD`
          : `${fee.amount.toLocaleString(language === "vi" ? "vi-VN" : "en")} ₫`;
    const costs = {
      free: t.free,
      amount: fee.per ? t.per(amount, fee.per) : amount,
      "see-note": t.seeNote,
      unknown: t.noFee,
    }[fee.kind];
    return {
      name: t.channels[channel],
      time: `${t.time}: ${time ? t.times[time.unit](time.amount) : t.noTime}`,
      fee: `${t.fee}: ${costs}`,
    };
  };
}
