/** What every form says around its own fields, in English. */
import type { FormMessages } from "../vi/form.ts";

export const form: FormMessages = {
  steps: (now, all) => `Step ${now} of ${all}`,
  next: "Continue",
  change: "Change",
  changePart: (part) => `Change: ${part}`,
  faults: (n) => (n === 1 ? "One thing needs another look" : `${n} things need another look`),
  reviewLead: "Read it once more, then press Send.",
  send: "Send",
  sending: "Sending, please wait",
};
