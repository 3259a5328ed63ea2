import type { Problem as ProblemBody, ProblemCode } from "../contract/types.ts";

/**
 * Every way a request can fail: its status and a sentence for developers.
 * Citizens read the app's own sentence for the code; a code without one does not compile there.
 */
const PROBLEMS = {
  "invalid-request": [400, "The request does not match the contract."],
  unauthenticated: [401, "This operation needs a session."],
  "session-expired": [401, "The session has ended; begin another."],
  "identity-level-required": [403, "This operation needs a higher identity level."],
  "identity-provider-unknown": [422, "There is no such identity provider in this province."],
  "identity-provider-unavailable": [503, "The identity provider does not answer."],
  "identity-attempt-not-found": [404, "There is no such attempt, or another phone began it."],
  "identity-attempt-ended": [409, "This attempt has ended: too old, too many wrong codes, or another took its place."],
  "identity-not-returned": [409, "The browser has not come back from the identity provider."],
  "identity-code-wrong": [422, "This is not the code the browser was given."],
  "identity-linked-elsewhere": [409, "This identity number is linked to another Zalo account."],
  "identity-changed": [409, "Another identity has been linked to this Zalo account since this was composed."],
  "identity-other-person": [409, "This Zalo account is linked to another identity number; unlink it first."],
  "office-key-invalid": [401, "The office key is missing, unknown or revoked."],
  "office-scope-required": [403, "The office key does not have the scope this operation needs."],
  "not-found": [404, "There is nothing at this address."],
  "case-not-found": [404, "There is no such case."],
  "attachment-not-found": [404, "There is no such file."],
  "upload-not-found": [404, "There is no such upload, or a case has already taken it."],
  "draft-not-found": [404, "There is no such draft."],
  "draft-conflict": [409, "Another version of this draft was stored meanwhile."],
  "too-many-drafts": [422, "Too many drafts; delete one."],
  "method-not-allowed": [405, "This address does not take this method."],
  "idempotency-key-reused": [422, "This Idempotency-Key was used with another request."],
  "idempotency-in-progress": [409, "A request with this Idempotency-Key is still being answered."],
  "rate-limited": [429, "Too many requests; try again later."],
  "body-too-large": [413, "The request body is too large."],
  "unsupported-media-type": [415, "This operation does not take this media type."],
  "file-empty": [422, "The file has no bytes."],
  "file-type-unsupported": [422, "The file is not a JPEG, PNG or WebP picture, nor a PDF."],
  "file-heic": [422, "HEIC pictures cannot be read; send a JPEG."],
  "file-too-large": [413, "The file is over 15 MB."],
  "file-too-many-pixels": [422, "The picture is over 50 megapixels."],
  "file-unreadable": [422, "The file is damaged."],
  "file-infected": [422, "The scanner found malware in the file."],
  "scanner-unavailable": [503, "The scanner does not answer; the file is kept and scanned later."],
  "upload-incomplete": [409, "Not all of the file is here yet; ask how far it is and go on from there."],
  "too-many-uploads": [422, "Too many files."],
  "kind-unknown": [422, "There is no such kind of report."],
  "procedure-not-found": [404, "There is no such procedure."],
  "procedure-changed": [
    409,
    "Another version of this procedure is in force, or another update is offered; read it again.",
  ],
  "form-not-found": [404, "This procedure has no form here."],
  "topic-unknown": [422, "There is no such topic."],
  "commune-unknown": [422, "There is no such commune in this province."],
  "point-outside-province": [422, "The point lies outside the province."],
  "point-unconfirmed": [422, "The point is not exact enough; the citizen must confirm it on the map."],
  "transition-not-allowed": [409, "The case's state does not allow this."],
  "step-too-late": [409, "The time for this step has passed."],
  "calendar-ends": [503, "The province's calendar does not have a year that has to be counted into."],
  "already-rated": [409, "The case has been rated."],
  "join-not-possible": [409, "These two cannot be joined."],
  "answer-needs-reason": [
    422,
    "A report's answer needs a photo or a reason why there is none; a published question's needs a citation.",
  ],
  "never-public": [409, "This case may never be published."],
  "form-changed": [409, "The form has another version now; read it again."],
  "procedure-not-taken-here": [409, "This procedure is not submitted through us; see its submissionMode."],
  "procedure-abolished": [
    409,
    "This procedure is no longer in force; its page says since when, and what is in its place.",
  ],
  "procedure-not-for-you": [422, "By these answers it is another procedure."],
  "agency-unknown": [422, "No agency of this commune takes dossiers."],
  "paper-missing": [422, "A required paper has no page."],
  "paper-unknown": [422, "A paper was not asked for, came twice, or has too many pages."],
  "declaration-missing": [422, "A declaration was not agreed to, or in another version."],
  "supplement-incomplete": [422, "Not everything that was asked for is there, or more than that."],
  "co-declaration-not-found": [404, "There is no such question, or it has ended."],
  "co-declaration-not-for-you": [422, "The form names another person to agree."],
  "co-declaration-missing": [422, "Somebody else has to agree to just these answers first."],
  "result-not-found": [404, "There is no such result."],
  "result-link-not-found": [404, "There is no such link to this result."],
  "too-many-result-links": [409, "Five links to this result wait to be opened; take one back."],
  "module-closed": [503, "This service is closed for now."],
  "zalo-unavailable": [503, "Zalo does not answer."],
  "zalo-token-invalid": [422, "Zalo does not accept this access token."],
  "zalo-outside-vietnam": [503, "Zalo refuses: the server's address is outside Vietnam."],
  "phone-token-invalid": [422, "Zalo does not accept this phone token."],
  "location-token-invalid": [422, "Zalo does not accept this location token."],
  "not-ready": [503, "The server is starting or stopping."],
  internal: [500, "Something went wrong on the server."],
} as const satisfies Record<ProblemCode, readonly [number, string]>;

type Extra = Pick<ProblemBody, "detail" | "retryAfterSeconds" | "requiredLevel" | "fields">;

/** `throw new Problem("case-not-found")` is how any part of the server refuses. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extra: Extra;

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code);
    this.code = code;
    this.status = PROBLEMS[code][0];
    this.extra = extra;
  }

  /** The RFC 9457 body. */
  body(requestId: string): ProblemBody {
    const { code, status, extra } = this;
    return { type: `/problems/${code}`, title: PROBLEMS[code][1], status, code, requestId, ...extra };
  }
}

/** What of a request's body does not fit, named as the contract's own check names it. */
export const inBody = (path: string, rule = "required") => ({ path: `/body/${path}`, rule });

/** A body that matches the contract, but not what it is about. */
export const unfit = (path: string, rule?: string): Problem =>
  new Problem("invalid-request", { fields: [inBody(path, rule)] });

interface Refused {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** What a schema refused, as `fields` of a problem. @param where the part of the request the value stands in: `/body` */
export const refusedFields = (errors: Refused[], where: string) =>
  errors.map(({ instancePath, keyword, params }) => ({
    path: where + instancePath + suffix((params.missingProperty ?? params.additionalProperty) as string | undefined),
    rule: keyword,
  }));

const suffix = (name: string | undefined): string =>
  name === undefined ? "" : `/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
