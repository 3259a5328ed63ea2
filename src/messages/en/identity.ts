import type { IdentityMessages } from "../vi/identity.ts";

export const en = {
  level1: "Name and phone number",
  title: "Confirm who you are",
  titleAgain: "Confirm again who you are",
  later: "Not now",
  explain: {
    title: "Why this is needed",
    why: "To submit dossiers and to receive electronic results and receipts, the office must know for certain who you are, so that nobody can do it in your place.",
    whyAgain:
      "You confirmed who you are some time ago. This step needs it once more, to be sure it is still the same person.",
    what: {
      title: "What is taken",
      text: (provider: string) => `From ${provider}: full name, date of birth, sex, address and identity number.`,
    },
    where: {
      title: "Where it is kept",
      text: (province: string) => `On the server of ${province}. The identity number is sealed.`,
    },
    who: { title: "Who sees it", text: "Only the office that handles the dossier. Every look is recorded." },
    account: {
      title: "Which Zalo account is linked",
      text: (name: string) => `The account in use: ${name}.`,
      unnamed: "The account in use on this phone.",
    },
    without: "Put it off, and reports, questions and lookups still work. What you wrote is kept.",
    choose: "Where to confirm",
    open: (provider: string) => `Open ${provider}`,
    opening: "Opening…",
    anyProvider: "the identity service",
    none: {
      title: "The province has not opened this yet",
      text: "What you wrote is kept. The other services go on working.",
    },
  },
  down: {
    title: (provider: string) => `${provider} is under maintenance`,
    text: (time: string) => `What you wrote is kept. Try again at ${time}. The other services work meanwhile.`,
    soon: "What you wrote is kept. Try again in a few minutes. The other services work meanwhile.",
  },
  waiting: {
    title: (provider: string) => `Finish on the page of ${provider}`,
    text: "When you are done there, press “Back to the app” on that page.",
    digits: "Or enter the six digits shown on that page",
    digitsHint:
      "These six digits are for here only. Read them to nobody, not even to someone who claims to be an officer.",
    tooFew: "All six digits are needed.",
    wrong: (left: number) => `This code is not right. Tries left: ${left}.`,
    wrongUnknown: "This code is not right. Look at the six digits on that page and enter them again.",
    confirm: "Confirm",
    confirming: "Confirming…",
    reopen: (provider: string) => `Open ${provider} again`,
    restart: "Begin from the start",
    returned: {
      title: (provider: string) => `The page of ${provider} is finished`,
      text: (provider: string) =>
        `Open ${provider} again and press “Back to the app” there. Or enter the six digits it shows in the box below.`,
    },
    cannotOpen: {
      title: "Zalo could not open the page",
      text: "Press the button to open it again. If it still does not open, update Zalo and try again. What you wrote is kept.",
    },
  },
  unsent: {
    title: "One step left",
    text: (provider: string) =>
      `The page of ${provider} is finished; nothing there has to be done again. Try again once there is a network.`,
  },
  failed: {
    title: "Not confirmed",
    kept: "What you wrote is kept.",
    again: "Try again",
    other: "Choose another place to confirm",
    denied: {
      title: "Sharing was not agreed to",
      text: (provider: string) =>
        `On the page of ${provider} the answer was not to share, so nothing was taken. To change this, try again.`,
    },
    unavailable: {
      title: "The page is under maintenance",
      text: (provider: string) =>
        `${provider} does not answer. Try again in a few minutes; the other services go on working.`,
    },
    "not-assured": {
      title: "The account is of too low a level",
      text: (provider: string) =>
        `The account at ${provider} is not verified far enough to submit dossiers. Raise it as ${provider} explains and try again, or call the hotline to ask where.`,
    },
    "no-number": {
      title: "The account has no identity number",
      text: (provider: string) =>
        `The account at ${provider} has no identity number. Add it there and try again, or call the hotline for help.`,
    },
    "invalid-answer": {
      title: "The answer could not be checked",
      text: (provider: string) =>
        `The answer of ${provider} could not be checked and was not taken. Try again; if it happens again, call the hotline.`,
    },
  },
  ended: {
    title: "This has to begin again",
    over: "This confirmation has expired or ended. What you wrote is kept.",
    tooMany:
      "The code was wrong five times, so this confirmation is closed: nobody shall guess it. What you wrote is kept.",
    again: "Begin again",
  },
  elsewhere: {
    title: "This identity number is linked to another Zalo account",
    account: (phone: string) => `That account has the phone number ${phone}.`,
    text: "An identity number is linked to one Zalo account only. If it moves, submitted dossiers are seen with this account; the other one is no longer linked.",
    move: "Move it to this account",
    moving: "Moving…",
    keep: "Leave it as it is",
  },
  other: {
    title: "This Zalo account is linked to another person",
    text: "Whoever confirmed just now is not the person linked to this Zalo account. To change the person, open Settings and unlink the identity first.",
    settings: "Open Settings",
  },
  page: {
    title: "Confirm who you are",
    confirming: "Confirming who you are…",
    done: "Confirmed",
    doneText: "Going back to where you were.",
    goOn: "Go on",
    foreign: "This link does not work here",
    foreignText: "It belongs to a confirmation begun on another phone, or its time is over.",
    foreignWarning: "Did somebody send you this link, or tell you to open it? It may be a fraud. Do not follow them.",
    begin: "Begin again here",
    already: "Who you are is confirmed for this account.",
  },
  settings: {
    title: "Confirm who you are",
    use: "For submitting dossiers and receiving electronic results and receipts, with the account you have where you confirm. Nothing else needs it.",
    begin: "Confirm who you are",
    linked: "Confirmed",
    name: "Full name",
    number: "Identity number",
    verified: "Confirmed",
    fresh: "Need not be confirmed again until",
    stale: "Some time ago; important steps will ask again",
    again: "Confirm again",
    unlink: "Unlink the identity",
    unlinkText:
      "The identity is taken off this Zalo account, on all phones that use it. Submitted dossiers stay the person's and the office goes on with them; once confirmed again, they are seen again.",
    unlinkKeep: "Keep it",
    unlinking: "Unlinking…",
    unlinked: "The identity is no longer linked to this account.",
  },
} satisfies IdentityMessages;
