import type { ColumnType, Generated } from "kysely";
import type { ProcedureFile } from "../../contract/procedures.ts";
import type {
  CaseEvent,
  CaseKind,
  CaseStatus,
  CodeMessageState,
  DraftContent,
  IdentityAttempt,
  IdentityFailure,
  LocalText,
  NewDossier,
  ProblemCode,
  RatingReason,
  TimelineEntry,
} from "../../contract/types.ts";

type Json<T> = ColumnType<T, string, string>;

export interface Tables {
  citizen: {
    id: string;
    zalo_user_id: string | null;
    level: number;
    name: string | null;
    phone: string | null;
    created_at: Date;
    level_1_at: Date | null;
    /** A guest who became this Zalo citizen, with all they had done. */
    merged_into: string | null;
    /** Whom this Zalo account is linked to. */
    person_id: string | null;
    /** When the identity was last proven, and where. */
    level_2_at: Date | null;
    level_2_provider: string | null;
  };
  /** Whom an identity number names. They may have submitted at a counter and never have had a Zalo account here. */
  person: {
    id: string;
    /** Blind index of the number. */
    number_index: string;
    /** Sealed. */
    number: string;
    /** Sealed JSON: `Particulars`. */
    particulars: string;
    created_at: Date;
    changed_at: Date;
  };
  identity_attempt: {
    id: string;
    citizen_id: string;
    provider: string;
    state: IdentityAttempt["state"];
    failure: IdentityFailure | null;
    secret_hash: string;
    start_hash: string;
    /** Of the cookie of the browser that went on from our page. */
    browser_hash: string | null;
    state_hash: string | null;
    /** Sealed JSON: nonce and PKCE verifier, until the browser is back. */
    checks: string | null;
    code_hash: string | null;
    digits_hash: string | null;
    tries: number;
    /** Sealed JSON: what the provider said, until it is completed. */
    proven: string | null;
    created_at: Date;
    expires_at: Date;
  };
  session: {
    token_hash: string;
    citizen_id: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  };
  zalo_token_use: {
    token_hash: string;
    citizen_id: string;
    kind: "phone" | "location";
    used_at: Date;
    latitude: number | null;
    longitude: number | null;
  };
  office_key: {
    id: string;
    key_hash: string;
    agency: string;
    scopes: Json<string[]>;
    created_at: Date;
    revoked_at: Date | null;
  };
  access_log: {
    id: Generated<number>;
    at: Date;
    office_key_id: string;
    agency: string;
    officer_id: string;
    /** Whose account sent it; null of a dossier entered at the counter, whose person is the case's. */
    citizen_id: string | null;
    case_code: string;
  };
  idempotency: {
    actor: string;
    key: string;
    request_hash: string;
    answer: Json<unknown> | null;
    created_at: Date;
  };
  counter: { name: string; value: number };
  module_switch: {
    id: string;
    open: boolean;
    closed_message: Json<LocalText> | null;
    banner: Json<LocalText> | null;
    edited_at: Date | null;
  };
  /** A case of any kind; columns of one kind only are null in the others. */
  case_file: {
    id: string;
    ord: Generated<number>;
    code: string;
    kind: CaseKind;
    /** Whose account sent it; null of a dossier that an officer entered at the counter. */
    citizen_id: string | null;
    /** The report's kind or the question's topic. */
    subject_id: string;
    category_id: string | null;
    audience: "public" | "police";
    title: string | null;
    text: string;
    commune_code: string | null;
    landmark: string | null;
    latitude: number | null;
    longitude: number | null;
    accuracy_metres: number | null;
    point_source: "gps" | "pin" | null;
    status: CaseStatus;
    /** Who has it, once somebody took it on or it was passed on. */
    agency: string | null;
    sent_at: Date;
    /** The newest promise; `first_due_on` is the one made at sending, or at reopening. */
    due_on: string;
    first_due_on: string;
    late: boolean;
    /** Set while the citizen is asked. */
    asked_at: Date | null;
    ended_at: Date | null;
    reopened_at: Date | null;
    rating: number | null;
    rating_text: string | null;
    rating_reasons: RatingReason[] | null;
    may_publish: boolean;
    shares_contact: boolean;
    published_at: Date | null;
    published_text: string | null;
    published_title: string | null;
    /** The question this one is answered with. */
    joined_to: string | null;
    /** Of a dossier: whose it is, whatever Zalo account they come with. Null until whoever stood at the counter proves it. */
    person_id: string | null;
    changed_at: Date;
  };
  attachment: {
    id: string;
    citizen_id: string | null;
    office_key_id: string | null;
    case_id: string | null;
    /** What it was said with. */
    event_id: number | null;
    /** Of a dossier: which of the form's documents it is a page of. */
    document: string | null;
    /** A draft that holds it; it lives as long as the draft. */
    draft_id: string | null;
    position: number | null;
    published: boolean;
    state: "partial" | "checking" | "stored" | "refused";
    problem: ProblemCode | null;
    /** Media type as it is served. */
    type: string | null;
    name: string | null;
    bytes: number;
    width: number | null;
    height: number | null;
    uploaded_at: Date;
    /** The file of a result, where that lies; this row has no file of its own. */
    reused_from: string | null;
  };
  event: {
    id: Generated<number>;
    case_id: string;
    kind: CaseEvent;
    at: Date;
    by: "citizen" | "office" | "system";
    agency: string | null;
    office_key_id: string | null;
    officer_id: string | null;
    /** What was said. */
    text: string | null;
    data: Json<EventData> | null;
  };
  /** What a published question can be found by. */
  question_word: { case_ord: number; word: string; weight: number; topic_id: string };
  procedure_version: {
    code: string;
    version: number;
    form_version: number | null;
    content: Json<ProcedureFile>;
    since: Date;
    /** Who made it; null where the province's folder did. */
    office_key_id: string | null;
    agency: string | null;
    officer_id: string | null;
  };
  /** Which version of each is in force. */
  procedure: {
    code: string;
    version: number;
    /** By an office: from then on the folder only offers. */
    edited: boolean;
    /** The highest the folder has held; null where it holds none. */
    folder_version: number | null;
    /** Of the folder's file that the version in force rests on. */
    folder_hash: string | null;
    /** The folder's later file, not taken over yet. */
    offer: Json<ProcedureFile> | null;
    offer_hash: string | null;
  };
  /** What only dossiers have; the rest of one stands in `case_file`. */
  dossier: {
    case_id: string;
    procedure_version: number;
    /** Sealed JSON, pruned. */
    answers: string;
    /** What was declared and agreed to, each in its version. */
    declarations: Json<(NewDossier["declarations"][number] & { withdrawnAt?: string })[]>;
    /** Its four machines, clock and lists: `Dossier` of contract/dossiers.ts. Instants are strings. */
    state: Json<unknown>;
    /** What is requested or was paid, in đồng. */
    amount: number | null;
    /** Sealed. */
    delivery_address: string | null;
    signed_by: string | null;
    /** Of the token in the result's QR code; the token itself is sealed. */
    check_hash: string | null;
    check_token: string | null;
    /** When the one-stop system is to be told (again). */
    sync_next_at: Date | null;
    /** Sealed JSON: `ReadFromCard`, of one entered at the counter. */
    holder: string | null;
    /** Blind index of the number in it. */
    holder_index: string | null;
  };
  /** An address that shows a result once. */
  result_link: {
    id: string;
    case_id: string;
    token_hash: string;
    /** Sealed. */
    token: string;
    made_at: Date;
    expires_at: Date;
    opened_at: Date | null;
    /** Of the cookie of the browser that opened it, which may look at it for a while longer. */
    browser_hash: string | null;
    taken_back_at: Date | null;
  };
  /** What a second person is asked to agree to before a dossier is submitted. */
  co_declaration: {
    id: string;
    /** Who asks. */
    person_id: string;
    procedure_code: string;
    procedure_version: number;
    /** Of the link; sealed. */
    token: string;
    token_hash: string;
    /** Sealed JSON: the answers shown. */
    content: string;
    /** Blind index of them: other answers are another question. */
    content_index: string;
    state: "open" | "agreed" | "declined" | "ended";
    /** Who answered. */
    by_person_id: string | null;
    created_at: Date;
    expires_at: Date;
    answered_at: Date | null;
    case_id: string | null;
  };
  /** The code of a dossier entered at the counter, to the number on its sealed card. */
  phone_message: {
    case_id: string;
    state: CodeMessageState;
    created_at: Date;
    changed_at: Date;
    /** When it is to go (again). */
    next_at: Date | null;
  };
  /** The Official Account's, by Zalo App. */
  oa_token: {
    app_id: string;
    /** Sealed JSON: access and refresh token; null until the first came. */
    pair: string | null;
    /** Hashes of refresh tokens that came from the environment: each is tried once. */
    tried: string[];
    renewed_at: Date | null;
    expires_at: Date | null;
    /** One server renews it until then. */
    renewing_until: Date | null;
  };
  follow: { citizen_id: string; case_id: string; followed_at: Date; seen_at: Date };
  draft: {
    citizen_id: string;
    id: string;
    service: string;
    version: number;
    content: Json<StoredContent>;
    saved_at: Date;
    /** Civil date on which it is deleted when nothing is saved any more. */
    deleted_on: string;
  };
  vault_key: { citizen_id: string; id: string; key: string; kept_at: Date };
}

/** A draft as it lies there: sealed where the server has keys. */
export type StoredContent = DraftContent | { sealed: string };

/** What an event carries beside its words. */
export type EventData = Partial<
  Pick<
    TimelineEntry,
    "noPhotoReason" | "citations" | "dueOn" | "rating" | "ratingReasons" | "toAgency" | "amount" | "items"
  >
>;
