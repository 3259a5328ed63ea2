import type { Tables } from "../db/tables.ts";

/** A column that says something about a person: why we hold it, and how long. */
export interface Personal {
  purpose: string;
  kept: string;
}

type Declared = "none" | Personal;

const personal = (purpose: string, kept: string): Personal => ({ purpose, kept });

const WHILE_KNOWN = "until the citizen asks for deletion or revokes consent at Zalo";
const CASE_FILE = "with the case, five years after it ends, as the office's file";
const FILE = `${CASE_FILE}; in a draft: as long as the draft; otherwise 7 days`;
const DRAFT = "60 days after it was last saved, or until the citizen deletes or sends it";
const WHILE_FOLLOWED = "until the citizen no longer follows it";
const PERSON = "as long as a dossier of theirs is kept, or a Zalo account is linked";
const ATTEMPT = "one day";
const AGREEMENT = `${CASE_FILE}; where nothing is submitted with it, 30 days after it expires`;
const LOOKS = "five years, so that a citizen can ask who looked";

/**
 * Personal data, column by column (Law 91/2025/QH15, Decree 356/2025/NĐ-CP): every column of every table of ours is
 * here, or it does not compile and a test fails. Export, deletion and the scrubbing of logs read this list.
 * The job queue's own tables hold row ids and nothing else.
 */
export const PERSONAL_DATA: { [T in keyof Tables]: { [C in keyof Tables[T]]: Declared } } = {
  citizen: {
    id: personal("ties a person's rows together", WHILE_KNOWN),
    zalo_user_id: personal("recognises the same person at the next visit", WHILE_KNOWN),
    level: "none",
    name: personal("shown to the office that answers; shared by the citizen", WHILE_KNOWN),
    phone: personal("lets the office call back; shared by the citizen", WHILE_KNOWN),
    created_at: "none",
    level_1_at: personal("proof of when name and phone were shared", WHILE_KNOWN),
    merged_into: personal("which citizen a guest became", WHILE_KNOWN),
    person_id: personal("whose dossiers and results this account may see", "until the citizen unlinks it"),
    level_2_at: personal("when the identity was last proven", "until the citizen unlinks it"),
    level_2_provider: personal("where it was proven", "until the citizen unlinks it"),
  },
  person: {
    id: personal("ties a person's dossiers together", PERSON),
    number_index: personal("finds the person again by the identity number, without opening any", PERSON),
    number: personal("the identity number, sealed; dossiers must state it", PERSON),
    particulars: personal("name, birth date, sex and address, sealed; fills forms", PERSON),
    created_at: "none",
    changed_at: "none",
  },
  identity_attempt: {
    id: "none",
    citizen_id: personal("who wants to prove their identity", ATTEMPT),
    provider: "none",
    state: "none",
    failure: "none",
    secret_hash: personal("knows the phone that began it", ATTEMPT),
    start_hash: "none",
    browser_hash: personal("knows the browser that went on", ATTEMPT),
    state_hash: "none",
    checks: "none",
    code_hash: "none",
    digits_hash: "none",
    tries: "none",
    proven: personal(
      "what the provider said, sealed, until the citizen completes it",
      "ten minutes; emptied within the hour",
    ),
    created_at: "none",
    expires_at: "none",
  },
  session: {
    token_hash: personal("recognises a session; the token itself is never kept", "30 days after the session ends"),
    citizen_id: personal("whose session it is", "30 days after the session ends"),
    created_at: "none",
    expires_at: "none",
    revoked_at: "none",
  },
  zalo_token_use: {
    token_hash: personal("keeps a single-use token from being used twice", "one day"),
    citizen_id: personal("answers a repeat by the same citizen only", "one day"),
    kind: "none",
    used_at: "none",
    latitude: personal("answers a repeat whose first answer was lost", "10 minutes to an hour"),
    longitude: personal("answers a repeat whose first answer was lost", "10 minutes to an hour"),
  },
  office_key: {
    id: "none",
    key_hash: "none",
    agency: "none",
    scopes: "none",
    created_at: "none",
    revoked_at: "none",
  },
  access_log: {
    id: "none",
    at: "none",
    office_key_id: "none",
    agency: "none",
    officer_id: personal("which officer looked at a citizen's identity", LOOKS),
    citizen_id: personal("at whose identity", LOOKS),
    case_code: personal("in which case", LOOKS),
  },
  idempotency: {
    actor: personal("whose key it is", "as long as the row the request made"),
    key: "none",
    request_hash: "none",
    answer: personal("answers a repeat as the first was answered", "as long as the row the request made"),
    created_at: "none",
  },
  counter: { name: "none", value: "none" },
  module_switch: { id: "none", open: "none", closed_message: "none", banner: "none", edited_at: "none" },
  case_file: {
    id: "none",
    ord: "none",
    code: "none",
    kind: "none",
    citizen_id: personal("whose case it is", CASE_FILE),
    subject_id: "none",
    category_id: "none",
    audience: "none",
    title: personal("what the citizen wrote; may name people", CASE_FILE),
    text: personal("what the citizen wrote; may name people", CASE_FILE),
    commune_code: "none",
    landmark: personal("where, in the citizen's words; may be a home", CASE_FILE),
    latitude: personal("where; may be a home", CASE_FILE),
    longitude: personal("where; may be a home", CASE_FILE),
    accuracy_metres: "none",
    point_source: "none",
    status: "none",
    agency: "none",
    sent_at: "none",
    due_on: "none",
    first_due_on: "none",
    late: "none",
    asked_at: "none",
    ended_at: "none",
    reopened_at: "none",
    rating: personal("what the citizen thought of the answer", CASE_FILE),
    rating_text: personal("why; may name people", CASE_FILE),
    rating_reasons: personal("what of it did not please", CASE_FILE),
    may_publish: "none",
    shares_contact: "none",
    published_at: "none",
    published_text: personal("what the office shows of it; edited so that it names nobody", CASE_FILE),
    published_title: personal("what the office shows of it; edited so that it names nobody", CASE_FILE),
    joined_to: "none",
    person_id: personal("whose dossier it is", CASE_FILE),
    changed_at: "none",
  },
  attachment: {
    id: personal("a file the citizen sent; its bytes live beside it", FILE),
    citizen_id: personal("whose file it is", FILE),
    office_key_id: "none",
    case_id: "none",
    event_id: "none",
    document: "none",
    draft_id: "none",
    position: "none",
    published: "none",
    state: "none",
    problem: "none",
    type: "none",
    name: personal("what the citizen's phone called it; may name people", FILE),
    bytes: "none",
    width: "none",
    height: "none",
    uploaded_at: "none",
    reused_from: personal("of which result of theirs it is the file", FILE),
  },
  event: {
    id: "none",
    case_id: "none",
    kind: "none",
    at: "none",
    by: "none",
    agency: "none",
    office_key_id: "none",
    officer_id: personal("which officer acted", CASE_FILE),
    text: personal("what citizen and office said to each other; may name people", CASE_FILE),
    data: personal("what was said beside the words: a rating, a reason why there is no photo", CASE_FILE),
  },
  question_word: {
    case_ord: "none",
    word: personal("finds a published question by a word of it", "while the question is published"),
    weight: "none",
    topic_id: "none",
  },
  procedure_version: {
    code: "none",
    version: "none",
    form_version: "none",
    content: "none",
    since: "none",
    office_key_id: "none",
    agency: "none",
    officer_id: personal("which officer edited the procedure", "with the version, as long as dossiers rest on it"),
  },
  procedure: {
    code: "none",
    version: "none",
    edited: "none",
    folder_version: "none",
    folder_hash: "none",
    offer: "none",
    offer_hash: "none",
  },
  dossier: {
    case_id: personal("ties the dossier to its case", CASE_FILE),
    procedure_version: "none",
    answers: personal("what the citizen filled in, sealed", CASE_FILE),
    declarations: personal("what the citizen declared and agreed to", CASE_FILE),
    state: personal("where it stands; what is missing and why may speak of the citizen's papers", CASE_FILE),
    amount: "none",
    delivery_address: personal("where the result is sent, sealed", CASE_FILE),
    signed_by: "none",
    check_hash: "none",
    check_token: personal("lets whoever holds the result's QR code check it, sealed", CASE_FILE),
    sync_next_at: "none",
    holder: personal(
      "whom the officer read from the identity card at the counter, and a phone to call and to tell the code through Zalo, sealed",
      CASE_FILE,
    ),
    holder_index: personal("finds the dossier again when its person proves the number, without opening any", CASE_FILE),
  },
  result_link: {
    id: "none",
    case_id: personal("whose result it shows", CASE_FILE),
    token_hash: "none",
    token: personal("shows a result to whoever holds it, once, sealed", CASE_FILE),
    made_at: "none",
    expires_at: "none",
    opened_at: "none",
    browser_hash: personal("knows the browser that opened it", CASE_FILE),
    taken_back_at: "none",
  },
  co_declaration: {
    id: "none",
    person_id: personal("who asks somebody to agree", AGREEMENT),
    procedure_code: "none",
    procedure_version: "none",
    token: personal("opens the question for the one it is for, sealed", AGREEMENT),
    token_hash: "none",
    content: personal("what is agreed to, sealed", AGREEMENT),
    content_index: personal("knows whether what is submitted is what was agreed to, without opening it", AGREEMENT),
    state: "none",
    by_person_id: personal("who agreed or declined", AGREEMENT),
    created_at: "none",
    expires_at: "none",
    answered_at: "none",
    case_id: "none",
  },
  phone_message: {
    case_id: personal("whose dossier's code goes to the number they left", CASE_FILE),
    state: "none",
    created_at: "none",
    changed_at: "none",
    next_at: "none",
  },
  oa_token: {
    app_id: "none",
    pair: "none",
    tried: "none",
    renewed_at: "none",
    expires_at: "none",
    renewing_until: "none",
  },
  follow: {
    citizen_id: personal("who follows a published case", WHILE_FOLLOWED),
    case_id: personal("which one; says what somebody cares about", WHILE_FOLLOWED),
    followed_at: "none",
    seen_at: "none",
  },
  draft: {
    citizen_id: personal("whose draft it is", DRAFT),
    id: "none",
    service: "none",
    version: "none",
    content: personal("what the citizen has written and not sent, sealed", DRAFT),
    saved_at: "none",
    deleted_on: "none",
  },
  vault_key: {
    citizen_id: personal("whose phones it opens drafts on", WHILE_KNOWN),
    id: "none",
    key: personal(
      "reads the drafts on a phone that lost its own key; the drafts themselves never leave it sealed",
      "the 20 last kept, until the citizen asks for deletion",
    ),
    kept_at: "none",
  },
};

/** Names under which personal data could reach a log: the columns above, and what carries secrets on a request. */
const NAMES = new Set(
  [
    ...Object.values(PERSONAL_DATA).flatMap((columns) =>
      Object.entries<Declared>(columns)
        // Row ids and hashes lead nowhere without the database, and make a log useful.
        .filter(([name, declared]) => declared !== "none" && name !== "id")
        .map(([name]) => name),
    ),
    ...["token", "access_token", "phone_token", "location_token", "zalo_access_token", "previous_token", "code"],
    ...[
      "authorization",
      "cookie",
      "headers",
      "body",
      "query",
      "url",
      "req",
      "res",
      "err",
      "point",
      "reason",
      "excerpt",
    ],
  ].map(plain),
);

function plain(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/** A Vietnamese telephone number, however it is written. */
const PHONE = /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/g;

/** The same object without anything that could say who somebody is. Every line of the log goes through here. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replace(PHONE, "[phone]");
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > 5) return "[deep]";
  if (Array.isArray(value)) return value.map((inner) => scrub(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      NAMES.has(plain(name)) ? "[personal]" : scrub(inner, depth + 1),
    ]),
  );
}
