import type { ColumnType, Generated } from "kysely";
import type { LocalText } from "../../contract/types.ts";

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
    citizen_id: string;
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
  report: {
    id: string;
    ord: Generated<number>;
    code: string;
    citizen_id: string;
    kind_id: string;
    category_id: string;
    audience: "public" | "police";
    text: string;
    commune_code: string;
    landmark: string | null;
    latitude: number | null;
    longitude: number | null;
    point_source: "gps" | "pin" | null;
    status: "received" | "accepted" | "answered" | "refused";
    sent_at: Date;
    due_on: string;
    may_publish: boolean;
    shares_contact: boolean;
    published_at: Date | null;
    published_text: string | null;
    answer_text: string | null;
    answer_no_photo_reason: string | null;
    answer_agency: string | null;
    answered_at: Date | null;
    refusal_reason: string | null;
    refusal_agency: string | null;
    refused_at: Date | null;
  };
  photo: {
    id: string;
    citizen_id: string | null;
    office_key_id: string | null;
    report_id: string | null;
    part: "report" | "answer" | null;
    position: number | null;
    published: boolean;
    width: number;
    height: number;
    uploaded_at: Date;
  };
  event: {
    id: Generated<number>;
    report_id: string;
    kind: EventKind;
    at: Date;
    by: "citizen" | "office" | "server";
    agency: string | null;
    office_key_id: string | null;
    officer_id: string | null;
  };
}

/** What can happen to a report. `overdue` stays inside the office; the others are the citizen's timeline. */
export type EventKind = "sent" | "accepted" | "refused" | "answered" | "published" | "unpublished" | "overdue";
