/** Writing and submitting a dossier, in English. */
import type { DossierMessages } from "../vi/dossiers.ts";

export const dossiers: DossierMessages = {
  title: "Submit a dossier",
  prepareTitle: "Prepare a dossier",
  optional: (label) => `${label} (optional)`,
  notFound: {
    title: "This procedure has no form in the app yet",
    next: "See how to submit on the procedure's page, or call the hotline for help.",
  },
  toProcedure: "See the procedure",

  where: {
    heading: "Where to submit?",
    lead: "Choose the commune that is to have the dossier, mostly the one you live in.",
    commune: "Commune",
    choose: "Choose a commune",
    missing: "Please choose the commune that is to have the dossier.",
    agency: (name) => `Decided by: ${name}`,
    office: (commune) => `One-stop office, ${commune}`,
    begun: "There is an unfinished dossier",
    begunText: "Go on with it, or begin another one. The unfinished one stays in “My requests”.",
    goOn: "Go on",
    another: "Begin another dossier",
  },

  page: {
    item: (title, n) => `${title} ${n}`,
    add: (title) => `Add: ${title}`,
    full: (n) => `There are ${n}, no more can be added.`,
    remove: (title, n) => `Remove ${title} ${n}`,
    removeSure: (title, n) => `Remove ${title} ${n}?`,
    removeText: "What was filled in here will be deleted.",
    removeYes: "Remove",
    removeNo: "Keep",
    removed: (title) => `Removed: ${title}.`,
    none: "None yet. If there are none, go on.",
  },

  field: {
    choose: "Choose",
    yes: "Yes",
    no: "No",
    money: (amount) => `This says: ${amount}`,
    dateHint: "Choose day, month and year",
    identityHint: "12 digits on the identity card",
    choicesHint: (max) => `Choose ${max} at most.`,
  },

  faults: {
    required: (label) => `Missing: ${label}`,
    type: "this cannot be read, please fill it in again",
    minLength: (limit) => `at least ${limit} letters are needed`,
    maxLength: (limit) => `longer than ${limit} letters, please shorten it`,
    minimum: (limit) => `cannot be less than ${limit}`,
    maximum: (limit) => `cannot be more than ${limit}`,
    whole: "please give a whole number",
    decimals: (limit) => `no more than ${limit} digits after the point`,
    earliest: (limit) => `cannot be before ${limit}`,
    latest: (limit) => `cannot be after ${limit}`,
    option: "please choose again, this is no longer offered",
    minItems: (limit) => `please choose at least ${limit}`,
    maxItems: (limit) => `no more than ${limit}`,
    phone: "a mobile number has 10 digits and begins with 0",
    email: "an address looks like name@provider.vn",
    identityNumber: "an identification number has exactly 12 digits",
    identitySex: "this number is of a person of the other sex. Please check the number or the sex",
    identityYear: "this number is of a person born in another year. Please check the number or the date of birth",
    taxCode: "a tax code has 10 digits, 13 digits with a hyphen, or 12 digits",
    commune: "please choose a commune from the list",
    country: "please choose a country from the list",
  },
  warnings: {
    identityBirthplace:
      "The first three digits are of no province we know. Please check; if the card says so, leave it as it is.",
  },

  person: {
    useProven: (provider) => `Use my confirmed details (from ${provider})`,
    useProvenUnknown: "Confirm my identity instead of filling this in",
    from: (provider) => `from ${provider}`,
    fromUnknown: "confirmed",
    proven: (provider) => `Confirmed details, from ${provider}. Nothing to fill in, and not changed here.`,
    provenUnknown: "Confirmed details. The office receives exactly what was confirmed.",
    fillMyself: "Fill in myself",
    putOff: "Not confirmed. It can be filled in by hand, and everything is still here.",
    failed: "The confirmation did not open. It can be filled in by hand, or try again with a network.",
    number: "Personal identification number",
    address: (words) => `Confirmed place of residence: ${words}`,
    scan: "Scan the QR code of the identity card",
    scanned: "Filled in from the card. Please check each field.",
    scanDenied: "The camera may not be used. It can be filled in by hand.",
    scanImpossible: "This phone cannot scan here. It can be filled in by hand.",
    scanUnknown: "This is not the code of an identity card. Scan the square code on its front, or fill in by hand.",
    scanWarnings: {
      sex: "The sex on the card does not fit the identification number. Please check.",
      yearOfBirth: "The year of birth on the card does not fit the identification number. Please check.",
      birthplace: "The first three digits of the number are of no province we know. Please check.",
    },
  },

  stop: {
    title: "Please stop here for a moment",
    goTo: "Open the procedure that fits",
    change: "Check the answers",
    kept: "What was filled in is kept.",
  },

  papers: {
    title: "Papers",
    lead: "Photograph each page clearly, with all four corners and no glare, in their order.",
    required: "Required.",
    optional: "Optional.",
    reuse: "If the office has an electronic copy, that one is used.",
    originals: (n) => (n === 1 ? "1 original" : `${n} originals`),
    copies: (n) => (n === 1 ? "1 copy" : `${n} copies`),
    max: (n) => `${n} pages at most, photos or PDF files.`,
    page: (n) => `Page ${n}`,
    pages: (n) => (n === 1 ? "1 page" : `${n} pages`),
    none: "none yet",
    count: (papers, pages) => `Papers: ${papers}, pages: ${pages}`,
    missing: (title) => `Missing: ${title}`,
    notAllowed: "The camera did not open. A photo or a PDF file can still be chosen.",
    notOpened: "The photos did not open on this phone. Please try another way below.",
    see: (name) => `See ${name} larger`,
    seeShort: "See larger",
    up: (name) => `Move ${name} forward`,
    upShort: "Move forward",
    moved: (name) => `Moved. This is ${name} now.`,
    questions: {
      small:
        "This picture is rather small; the officer may not be able to read it. See it larger, and take it again if needed.",
      blurred: "This picture seems blurred. See it larger, and take it again if needed.",
    },
  },

  declarations: {
    title: "Declarations and consent",
    lead: "Read each one. Tick those you agree to.",
    missing: "Please read and tick this to be able to submit.",
    done: (n) => `Ticked: ${n}`,
  },

  delivery: {
    title: "The result",
    heading: "How would you like to receive the result?",
    methods: {
      electronic: { title: "Electronically", text: "Seen and downloaded in the app." },
      counter: { title: "Collect it at the office", text: "Bring a paper that says who you are." },
      post: { title: "By post to my home", text: "Postage is paid to the post office on delivery." },
    },
    missing: "Please choose how to receive the result.",
    address: "Address",
    addressHint: "House, street, hamlet, commune, province, and the phone number of who receives it.",
    addressMissing: "Please give the address, at least 5 letters.",
    addressLong: "The address is longer than 300 letters, please shorten it.",
    at: (address) => `By post: ${address}`,
  },

  review: {
    title: "Check and submit",
    send: "Submit",
    receiver: "Received by",
    cost: "Fee and time",
    provenAtEnd: "Submitting may ask you to confirm your identity. If you refuse, the dossier is kept.",
    mend: "What needs another look:",
    mendOther: "Look at this part again",
    nothing: "not filled in",
  },

  prepare: {
    title: "What to bring and where",
    kept: "What was filled in is saved and can be opened in “My requests” at any time.",
    bring: "Papers to bring",
    noPapers: "No papers are needed.",
    where: "Where to submit",
    modes: {
      "local-intake": "Submit in this app.",
      "national-portal":
        "Submit online at the National Public Service Portal, or at the one-stop office. Use the answers above.",
      counter: "Go to the one-stop office with the papers above.",
      appointment: "Make an appointment at the National Public Service Portal first, then go there on that day.",
    },
    open: "Open the published page",
    answers: "What was filled in",
  },

  sent: {
    title: "Dossier submitted",
    nextSteps: [
      "An officer looks at it. If something is missing, you are told once, of all of it.",
      "Once it is accepted there is a receipt with the day of the result, in the app.",
      "News appears in “My requests”.",
    ],
  },

  needs: {
    title: "What do I need?",
    lead: "Answer as far as you can. The answers stay on this phone.",
    show: "See what is needed",
    result: "To prepare",
    more: (n) => `Not answered: ${n}. More papers may be needed.`,
    change: "Answer again",
    use: "Begin a dossier with these answers",
    useText: "What was just answered is not asked again.",
    nothingAsked: "This procedure takes the same papers from everybody.",
  },
};
