/** Administrative procedures, in English. */
import type { ProcedureMessages } from "../vi/procedures.ts";

export const procedures: ProcedureMessages = {
  list: {
    title: "Administrative procedures",
    search: "Which paper do you need?",
    searchHint: "In everyday Vietnamese words, with or without marks",
    found: (n, more) =>
      n === 0
        ? "No procedure found"
        : more
          ? `More than ${n} procedures`
          : n === 1
            ? "One procedure"
            : `${n} procedures`,
    nothingFound: (number) => `Try other words, or call ${number}.`,
    nothingInField: (field) => `Nothing in the field “${field}”. Choose “All fields” to look further.`,
    empty: "No procedures are listed yet",
    field: "Field",
    allFields: "All fields",
  },
  one: {
    title: "Administrative procedure",
    notFound: {
      title: "There is no such procedure",
      next: "The code may be wrong, or the procedure no longer applies. Look for it in everyday words.",
    },
    abolished: {
      title: (day) => `This procedure is no longer in force since ${day}`,
      submitted: "Dossiers that were submitted go on; see “Mine”.",
      successor: "Open the procedure in its place",
      others: "Find another procedure",
    },
    modes: {
      "local-intake": "Can be submitted in this app.",
      "national-portal": "Submit online at the National Public Service Portal, or in one of the ways below.",
      counter: "Hand it in at the counter.",
      appointment: "Online you only make an appointment; the rest is done at the counter.",
    },
    doors: {
      title: "Do this procedure",
      submit: {
        title: "Submit in the app",
        text: "Fill in, add the papers and submit. Everything is saved as you go.",
      },
      prepare: {
        title: "Prepare the dossier",
        text: "Fill in on the phone first. In the end the app says what to bring and where to submit.",
      },
      needs: {
        title: "What do I need?",
        text: "Answer a few questions to know the papers, the fee and the time in your case.",
      },
    },
    how: "How, how long, how much",
    channels: { online: "Online", post: "By post", counter: "At the counter", other: "Another way" },
    time: "Takes",
    times: {
      "working-day": (n) => (n === 1 ? "1 working day" : `${n} working days`),
      day: (n) => (n === 1 ? "1 day" : `${n} days`),
      hour: (n) => (n === 1 ? "1 hour" : `${n} hours`),
      month: (n) => (n === 1 ? "1 month" : `${n} months`),
      unknown: (n) => `the publication only says “${n}”, not whether days or hours. Better ask.`,
    },
    sameDay: "the result comes on the same day",
    noTime: "not published. Better ask.",
    cutoff: (time) => `Accepted after ${time}, the result comes on the next working day.`,
    fee: "Fee",
    free: "none",
    per: (amount, unit) => `${amount} per ${unit}`,
    seeNote: "see the note right below",
    seeNoteAbove: "see the note above",
    noFee: "not published. Better ask.",
    more: "In detail",
    documents: "Papers you need",
    noDocuments: "The publication lists no papers.",
    originals: (n) => (n === 1 ? "1 original" : `${n} originals`),
    copies: (n) => (n === 1 ? "1 copy" : `${n} copies`),
    notes: (n) => (n === 1 ? "One thing to note" : `${n} things to note`),
    results: "What you receive",
    agency: "Who handles it",
    steps: "Step by step",
    conditions: "Conditions",
    legal: "Legal basis",
    source: (decision) => `As published at the National Public Service Portal, decision ${decision}.`,
    codes: (code, long, short) =>
      long ? `Procedure code: ${code}, also written ${long} or ${short}.` : `Procedure code: ${code}.`,
    officialName: "Official name",
  },
};
