import type { vi } from "../vi/problems.ts";

const tryAgain = "Please try again in a few minutes.";

export const en = {
  offline: { sentence: "The phone has no network.", next: "Turn it on and try again. What was entered is still here." },
  timeout: { sentence: "The network is slow; no answer has come yet.", next: "Try again. Nothing will be sent twice." },
  unreachable: { sentence: "The province's server cannot be reached.", next: tryAgain },
  denied: {
    sentence: "This permission was not given.",
    next: "It is possible to go on without it. To allow it, open Settings, Permissions.",
  },
  cancelled: { sentence: "Stopped as asked.", next: "It can be done again at any time." },
  unsupported: {
    sentence: "This version of Zalo does not have this function.",
    next: "Update Zalo, or use the other way on the screen.",
  },
  "not-approved": {
    sentence: "This function is not open to the app yet.",
    next: "Please use the other way on the screen.",
  },
  unavailable: { sentence: "Zalo does not answer.", next: tryAgain },
  unexpected: {
    sentence: "Something went wrong in the app.",
    next: "Please try again. If it stays so, call the hotline.",
  },
  "invalid-request": {
    sentence: "Some of the information is not right.",
    next: "Check what was entered and send again.",
  },
  unauthenticated: {
    sentence: "The app has to connect again.",
    next: "Try again; it connects by itself. What was entered is still here.",
  },
  "session-expired": {
    sentence: "The connection was idle for too long and has ended.",
    next: "Try again; it connects by itself. What was entered is still here.",
  },
  "identity-level-required": {
    sentence: "This needs to know for certain who you are.",
    next: "Follow the steps on the screen to confirm it; what you typed is kept.",
  },
  "identity-provider-unknown": {
    sentence: "The province has not opened this way to confirm who you are.",
    next: "Choose another way, or call the hotline.",
  },
  "identity-provider-unavailable": {
    sentence: "The identity service is under maintenance or does not answer.",
    next: "What you typed is kept. Please try again in a few minutes.",
  },
  "identity-attempt-not-found": {
    sentence: "This confirmation was begun on another phone.",
    next: "Begin again on this phone.",
  },
  "identity-attempt-ended": {
    sentence: "This confirmation has expired or ended.",
    next: "Begin again. What you typed is kept.",
  },
  "identity-not-returned": {
    sentence: "The confirmation page is not finished yet.",
    next: "Open it again, go through all its steps, then come back here.",
  },
  "identity-code-wrong": {
    sentence: "These six digits are not right.",
    next: "Look at the six digits on the confirmation page and enter them again.",
  },
  "identity-linked-elsewhere": {
    sentence: "This identity number is linked to another Zalo account.",
    next: "You can move it here; the other account will no longer be linked.",
  },
  "identity-changed": {
    sentence: "Since this dossier was filled in, another person's identity has been linked to this Zalo account.",
    next: "Nothing was sent in that person's name. Please look again in whose name the dossier is, then send it.",
  },
  "identity-other-person": {
    sentence: "This Zalo account is linked to another person's identity number.",
    next: "To change the person, open Settings and unlink the identity first.",
  },
  "office-key-invalid": {
    sentence: "The agency's key is wrong or revoked.",
    next: "Contact the province's administrator.",
  },
  "office-scope-required": {
    sentence: "The agency has not been given this task.",
    next: "Contact the province's administrator.",
  },
  "not-found": { sentence: "This was not found.", next: "The link may be old. Go to the home screen to search." },
  "case-not-found": {
    sentence: "This was not found.",
    next: "Check the code. What is not public is shown only to its sender.",
  },
  "attachment-not-found": {
    sentence: "This photo or file was not found.",
    next: "Go back and open it again to see what there is.",
  },
  "upload-not-found": {
    sentence: "The chosen photo or file is no longer on the server.",
    next: "Press Edit, choose it again and send.",
  },
  "draft-not-found": {
    sentence: "What was begun is no longer on the server.",
    next: "What is on this phone still works and will be saved again.",
  },
  "draft-conflict": {
    sentence: "This was continued on another phone.",
    next: "Open it again to see both and choose one.",
  },
  "too-many-drafts": {
    sentence: "Too many things have been begun.",
    next: "Open My requests and delete what is no longer needed.",
  },
  "method-not-allowed": {
    sentence: "The app on this phone is not the latest.",
    next: "Close the app and open it again from Zalo to update it.",
  },
  "idempotency-key-reused": {
    sentence: "The earlier sending had other content.",
    next: "Open My requests to see what was sent, and send again if needed.",
  },
  "idempotency-in-progress": {
    sentence: "The earlier sending is still being processed.",
    next: "Wait a few seconds and try again. Nothing is sent twice.",
  },
  "rate-limited": { sentence: "Too many tries in a short time.", next: tryAgain },
  "body-too-large": { sentence: "The text is too long.", next: "Please shorten it, then send." },
  "unsupported-media-type": { sentence: "This cannot be sent.", next: "Choose a photo or a PDF." },
  "file-empty": { sentence: "This file is empty.", next: "Press Edit and choose another, or take the photo again." },
  "file-type-unsupported": {
    sentence: "What was chosen is neither a photo nor a PDF.",
    next: "Choose another photo or PDF.",
  },
  "file-heic": {
    sentence: "HEIC photos from an iPhone cannot be opened here.",
    next: "Take the photo inside the app, or send a screenshot of it.",
  },
  "file-too-large": {
    sentence: "This file is larger than 15 MB.",
    next: "Choose a smaller one or take the photo inside the app.",
  },
  "file-too-many-pixels": {
    sentence: "This photo is too large to process.",
    next: "Choose a smaller one or take it inside the app.",
  },
  "file-unreadable": { sentence: "This file is damaged.", next: "Choose another or take the photo again." },
  "file-infected": {
    sentence: "This file holds malicious software and cannot be taken.",
    next: "Remove it and choose another. The device it came from should be scanned.",
  },
  "scanner-unavailable": {
    sentence: "The attached file could not be checked yet.",
    next: "It is kept and goes again by itself in a few minutes.",
  },
  "upload-incomplete": {
    sentence: "A photo or file has not fully arrived.",
    next: "With a steady network the rest goes by itself.",
  },
  "too-many-uploads": {
    sentence: "Too many photos and files are waiting.",
    next: "Send or delete some of what was begun, then try again.",
  },
  "kind-unknown": { sentence: "The chosen kind is no longer used.", next: "Choose the kind again." },
  "procedure-not-found": {
    sentence: "This procedure is not in the list.",
    next: "Look for it in everyday words, or call the hotline.",
  },
  "procedure-changed": {
    sentence: "This procedure has just been changed.",
    next: "Open it again to see what is in force, then go on.",
  },
  "form-not-found": {
    sentence: "This procedure cannot be filled in here yet.",
    next: "Its page says which papers it takes and where to hand them in.",
  },
  "topic-unknown": { sentence: "The chosen topic is no longer used.", next: "Choose the topic again." },
  "commune-unknown": { sentence: "This commune is not known.", next: "Choose the commune from the list." },
  "point-outside-province": {
    sentence: "This place lies outside the province.",
    next: "Choose the place on the map, or the commune from the list.",
  },
  "point-unconfirmed": {
    sentence: "The place the phone gave is not exact.",
    next: "Look at the pin on the map and confirm it.",
  },
  "transition-not-allowed": {
    sentence: "This has moved on to another step.",
    next: "Open it again to see where it stands.",
  },
  "step-too-late": {
    sentence: "The time for this is over.",
    next: "Something new can still be sent, or call the hotline for help.",
  },
  "calendar-ends": {
    sentence: "The province's working calendar lacks the coming year, so no date can be promised yet.",
    next: "Try again later. If it is urgent, call the hotline.",
  },
  "already-rated": { sentence: "This has been rated.", next: "Once is enough. Nothing needs to be sent again." },
  "join-not-possible": {
    sentence: "These two questions cannot be answered together.",
    next: "Only an unanswered question can be joined to another one.",
  },
  "answer-needs-reason": {
    sentence: "The answer lacks an after-photo or the law it rests on.",
    next: "A report: add a photo, or the reason why there is none. A published question: cite the law. Then send again.",
  },
  "never-public": {
    sentence: "This is never made public.",
    next: "Only its sender and the agency that handles it can see it.",
  },
  "form-changed": {
    sentence: "The form has just changed.",
    next: "Look at what is new, then submit. What you typed is kept.",
  },
  "procedure-not-taken-here": {
    sentence: "This procedure cannot be submitted in the app yet.",
    next: "See on its page where it is submitted. What you prepared is kept.",
  },
  "procedure-abolished": {
    sentence: "This procedure is no longer in force.",
    next: "See on its page since when, and which one is in its place. What you typed is kept.",
  },
  "procedure-not-for-you": {
    sentence: "By your answers this is not the procedure you need.",
    next: "Look at the answers again, or open the one that is suggested.",
  },
  "agency-unknown": {
    sentence: "This commune does not take dossiers through the app yet.",
    next: "Choose another one, or call the hotline.",
  },
  "paper-missing": { sentence: "A paper is missing.", next: "Add what is missing, then submit." },
  "paper-unknown": {
    sentence: "There is a paper that is not needed, or one with too many pages.",
    next: "Look at the papers again, then submit.",
  },
  "declaration-missing": {
    sentence: "A declaration is not ticked.",
    next: "Read and tick each declaration, then submit.",
  },
  "supplement-incomplete": {
    sentence: "Not everything the office asked for is there.",
    next: "Add all of the listed items, then send once.",
  },
  "co-declaration-not-found": {
    sentence: "This invitation can no longer be used.",
    next: "An invitation works once, for seven days. Please ask who sent it for a new one.",
  },
  "co-declaration-not-for-you": {
    sentence: "This invitation is for somebody else.",
    next: "Only the person named in the form can agree. If the name, birth date or number is wrong there, please tell who sent it.",
  },
  "co-declaration-missing": {
    sentence: "The other person has not agreed yet.",
    next: "Invite them to read and agree, then submit. After a change they need to agree again.",
  },
  "result-not-found": {
    sentence: "This result was not found.",
    next: "Check the code, or ask the office that issued it.",
  },
  "result-link-not-found": {
    sentence: "This link is no longer there.",
    next: "Open the dossier again to see the links you have sent.",
  },
  "too-many-result-links": {
    sentence: "Five links are waiting to be opened already.",
    next: "Take one back, then make a new one.",
  },
  "module-closed": {
    sentence: "This service is closed for now.",
    next: "Please come back later, or call the hotline.",
  },
  "zalo-unavailable": {
    sentence: "Zalo has a problem and could not confirm.",
    next: "It is possible to send without a name and phone, or to try later.",
  },
  "zalo-token-invalid": {
    sentence: "Zalo could not confirm the account.",
    next: "Close the app and open it again from Zalo.",
  },
  "zalo-outside-vietnam": {
    sentence: "Zalo did not give this information to the province's server.",
    next: "It is possible to go on without it.",
  },
  "phone-token-invalid": {
    sentence: "The phone number did not arrive from Zalo.",
    next: "Share it again, or go on without it.",
  },
  "location-token-invalid": {
    sentence: "The location did not arrive from Zalo.",
    next: "Try again, use the map, or choose the commune from the list.",
  },
  "not-ready": { sentence: "The province's server is starting.", next: tryAgain },
  internal: {
    sentence: "The province's server has a problem.",
    next: "It has been recorded. Please try again in a few minutes.",
  },
} satisfies typeof vi;
