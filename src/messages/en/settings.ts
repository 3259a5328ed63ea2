import type { vi } from "../vi/settings.ts";

export const en = {
  title: "Settings",
  textSize: {
    label: "Text size",
    hint: "On top of the phone's own size.",
    sizes: ["Medium", "Large", "Very large"],
  },
  language: {
    label: "Language",
    vi: "Tiếng Việt",
    en: "English",
    stays: "The language stays as it is for now",
    staysText: "Its words did not arrive. Please try again when there is a connection.",
  },
  permissions: {
    title: "Permissions",
    text: "The app asks only when it needs to and says why. It works without them too.",
    name: "Name and phone number",
    nameWhy: "So that the agency can call back with a question.",
    location: "Location",
    locationWhy: "To record the right place. The map can be used instead.",
    camera: "Photos",
    cameraWhy: "Only chosen photos are sent. The place recorded inside a photo is removed.",
    allowed: "Allowed",
    notAllowed: "Not allowed",
    onUse: "Asked when used",
    change: "Open Zalo's permission settings",
    cannot: "This version of Zalo cannot open its permission page. Permissions can be changed in Zalo's own settings.",
  },
  privacy: {
    title: "Privacy",
    phone:
      "On this phone: text size, language, the notices last seen, a mark to recognise this phone, a confirmation of identity under way; and, sealed, what is being written, waits to be sent and was seen.",
    server:
      "On the province's server: what was sent, what was begun, the name and phone number if sharing was agreed to, and the identity if it was confirmed.",
    nobody: "Nothing is sold or given to anyone but the agency that handles it.",
    looks: "Who looked at my details",
    looksText: "Which agency saw the name and phone number, and when",
    consents: "What I agreed to",
    consentsText: "When, for which dossier, and taking it back",
    wipe: "Delete everything of mine on this phone",
    wipeText:
      "This phone forgets what is being written, what was seen and photos not yet sent, and signs out. What was sent stays with the agency; what was begun and saved on the province's server is deleted under “My requests”. If Zalo cannot recognise you, this phone no longer shows what was sent, so write down the codes first. What another Zalo account left on this phone stays.",
    wipeUnsent: (n: number) =>
      n === 1
        ? "One thing has not been sent. It will never arrive."
        : `${n} things have not been sent. They will never arrive.`,
    wipeConfirm: "Delete everything",
    wipeKeep: "Keep it",
    wiped: "Everything of this account was deleted from this phone.",
    end: "Sign out of this phone",
    endText:
      "Next time Zalo recognises you again. If it cannot, this phone no longer shows what was sent, so write down the codes first. What was sent stays with the agency, what is being written stays on this phone.",
    endConfirm: "Sign out",
    ended: "Signed out.",
    level: ["Name and phone number are not shared.", "Name and phone number are shared."],
  },
  looks: {
    title: "Who looked at my details",
    lead: "Each time an agency opens the name and phone number of something sent, it is recorded here.",
    caseCode: (code: string) => `Code ${code}`,
    none: "No agency has looked",
    noneText:
      "Only the agency that handles it may look, and only where the sender agreed to give name and phone number.",
    more: "Show more",
    loadingMore: "Loading more",
  },
  about: {
    title: "About",
    link: "Who runs it, contact, complaints",
    owner: "Run by",
    address: "Address",
    email: "Email",
    phone: "Phone",
    complaints: "Comments and complaints about the app",
    complaintsText: (number: string) =>
      `Call ${number} or write an email. The agency answers within the time set by law.`,
    data: "Requests about personal data",
    dataText: "To see, correct or delete your data, contact the agency; it responds within 2 working days.",
    version: (version: string) => `Version ${version}`,
    licences: "Icons: Lucide, ISC licence.",
  },
  hotline: {
    title: "Call",
    text: "The hotline listens and guides in every matter with the authorities.",
    emergency: "Emergency",
    emergencyText: "When somebody is in danger, call at once.",
    call: (name: string, number: string) => `${name}: call ${number}`,
  },
} satisfies typeof vi;
