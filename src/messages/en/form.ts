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
  sendAgain: "Send again",
  sendAnew: "Send as a new request",
  sending: "Sending, please wait",
  kept: "Everything you wrote and the files are still here.",
  earlierArrived: "The version you sent before has arrived",
  earlierArrivedNext:
    "Your later changes were not sent. Look at what you sent before; if it is still needed, this can go as a new request.",
  filesElsewhere: "A file is still on another phone",
  filesElsewhereNext: "Open the app on the phone that chose it, so that it is sent, or remove it below.",
  discard: {
    ask: "Discard this",
    sure: "Discard this unfinished text?",
    text: "What you wrote and the files will be deleted for good.",
    yes: "Discard it",
    no: "Keep it",
  },
  absent: {
    title: "This unfinished text cannot be opened",
    next: "It may have been sent or discarded. If it was written on another phone, opening it needs a network.",
    toMine: "See “My requests”",
  },
};
