import type { SessionMessages } from "../vi/session.ts";

export const en = {
  why: "With a name and a phone number, an officer can call back to ask, and what was sent stays with whoever sent it.",
  points: {
    what: {
      title: "What is taken",
      text: "The name and phone number used in Zalo. No contacts, no messages, no photos.",
    },
    where: {
      title: "Where it is kept",
      text: (province: string) => `On the server of ${province}. Never passed to third parties.`,
    },
    who: { title: "Who sees it", text: "Only the office that handles the matter. It is never shown in public." },
  },
  sheet: "After Agree, Zalo asks once more.",
  agree: "Agree",
  later: "Not now",
  asking: "Waiting for Zalo…",
  again: "Try again",
  without: "Continue without sharing",
  openSettings: "Open permissions in Zalo",
  updateZalo: "Update Zalo",
  declined: {
    title: "Not shared",
    text: "That is fine, everything can go on. To change this, open permissions in Zalo and then press Agree.",
  },
  impossible: {
    title: "Zalo on this phone cannot share them",
    text: "Everything can go on without sharing. To share, update Zalo first.",
  },
  required: {
    why: "This needs a name and a phone number first, so that the office knows whom it answers.",
    declined: "What you wrote is kept. To change this, open permissions in Zalo and then press Agree.",
    impossible: "Update Zalo and try again. What you wrote is kept, and the other services go on working.",
  },
} satisfies SessionMessages;
