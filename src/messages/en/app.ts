import type { AppMessages } from "../vi/app.ts";

export const en = {
  back: "Back",
  close: "Close",
  retry: "Try again",
  loading: "Opening…",
  toHome: "To the home screen",
  call: (number: string) => `Call ${number}`,
  skip: "To the main content",
  requestId: (id: string) => `Code to mention on the phone: ${id}`,
  tabs: { label: "Main sections", home: "Home", mine: "My requests", notices: "Notices" },
  status: { info: "Information", warning: "Please note", danger: "Important", success: "Done" },
  home: {
    settings: "Settings",
    search: "What do you need?",
    clearSearch: "Clear the text",
    found: (count: number) => (count === 0 ? "Nothing found" : count === 1 ? "1 item found" : `${count} items found`),
    notFound: (number: string) => `Try another word, or call ${number} for help.`,
    mine: "My requests",
    mineText: "Begun, sent and followed",
    mineNeedsYou: (n: number) => (n === 1 ? "1 was not sent and needs a look" : `${n} were not sent and need a look`),
    notices: "Notices",
    unknownLink: "The link that was opened is not in this app. This is the home screen.",
    closed: "Closed for now",
  },
  notices: {
    none: "No notices now",
    noneText: "What everybody needs to know, such as floods or power cuts, will be shown here.",
    seen: (time: string) => `Updated ${time}`,
    until: (time: string) => `Until ${time}`,
  },
  closed: {
    text: "This service is closed for now. Please come back later, or call the hotline.",
  },
  broken: {
    title: "This screen could not be opened",
    text: "The network may be weak. Everything already sent is safe.",
  },
} satisfies AppMessages;
