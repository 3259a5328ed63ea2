/** What every case shares, in English. */
import type { CaseMessages } from "../vi/cases.ts";

export const cases: CaseMessages = {
  photos: {
    title: "Photos",
    hint: (max) => `Optional. Up to ${max} photos. The location inside a photo is removed.`,
    camera: "Take a photo",
    album: "Choose photos",
    photo: (n) => `Photo ${n}`,
    waiting: "waiting",
    preparing: "being made smaller",
    uploading: (percent) => `sending, ${percent}%`,
    stored: "sent",
    failed: "not sent yet",
    refused: "cannot be taken",
    retry: (n) => `Send photo ${n} again`,
    retryShort: "Try again",
    remove: (n) => `Remove photo ${n}`,
    removed: (n) => `Photo ${n} removed.`,
    full: (max) => `That is ${max} photos, the most a report can hold. Remove one to add another.`,
    noRoom: (left, max) => `A report holds ${max} photos; the last ${left} were not added.`,
    notAllowed: "The camera could not be opened. You can still choose a photo, or send the report without one.",
    notOpened: "Photos could not be opened on this phone. The report can be sent without one.",
    progress: (stored, all) => `${stored} of ${all} photos sent.`,
    allStored: (all) => `All ${all} photos sent.`,
    problems: {
      "photo-empty": "This photo is empty. Please choose another.",
      "photo-type-unsupported": "This is not a photo. Please choose one taken with a phone.",
      "photo-heic": "This phone cannot open HEIC photos. Please use “Take a photo”, or choose another.",
      "photo-too-large": "This photo is over 15 MB. Please choose another, or use “Take a photo”.",
      "photo-too-many-pixels": "This photo is too large for a phone to open. Please choose another.",
      "photo-unreadable": "This photo is damaged and cannot be opened. Please choose another.",
      offline: "The photo is not sent: there is no network. When it is back, press “Try again”.",
      other: "The photo is not sent. Press “Try again”, or remove it.",
    },
  },
  due: {
    before: (day) => `by ${day}`,
    late: (day) => `overdue since ${day}`,
  },
  map: {
    loading: "Opening the map",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
  },
};
