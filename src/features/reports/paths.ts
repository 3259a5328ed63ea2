/** Where each step of writing a report stands in the address, so that the phone's back button goes one step back. */
export const stepPath = (step: "words" | "place" | "privacy" | "review" | "sent") => `/reports/new?step=${step}`;
