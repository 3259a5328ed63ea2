// Generated from contract/openapi.yaml by `npm run generate`. Do not edit.
/** `signed`: sends the citizen's bearer. `keyed`: takes an Idempotency-Key. `answer`: a file instead of JSON. */
export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  signed?: true;
  keyed?: true;
  answer?: "file";
}
export const OPERATIONS = {
  getProvince: { method: "GET", path: "/v1/public/province" },
  listCommunes: { method: "GET", path: "/v1/public/communes" },
  getBoundaries: { method: "GET", path: "/v1/public/communes/boundaries" },
  createSession: { method: "POST", path: "/v1/sessions" },
  getSession: { method: "GET", path: "/v1/session", signed: true },
  endSession: { method: "DELETE", path: "/v1/session", signed: true },
  raiseToLevel1: { method: "POST", path: "/v1/session/level-1", signed: true },
  listIdentityProviders: { method: "GET", path: "/v1/public/identity-providers" },
  startIdentityAttempt: { method: "POST", path: "/v1/session/level-2/attempts", signed: true },
  getIdentityAttempt: { method: "GET", path: "/v1/session/level-2/attempts/{attemptId}", signed: true },
  completeIdentityAttempt: {
    method: "POST",
    path: "/v1/session/level-2/attempts/{attemptId}/completion",
    signed: true,
  },
  getMyIdentity: { method: "GET", path: "/v1/my/identity", signed: true },
  unlinkIdentity: { method: "DELETE", path: "/v1/my/identity", signed: true },
  locate: { method: "POST", path: "/v1/places/locate", signed: true },
  getUpload: { method: "GET", path: "/v1/uploads/{uploadId}", signed: true },
  deleteUpload: { method: "DELETE", path: "/v1/uploads/{uploadId}", signed: true },
  getUploadPicture: { method: "GET", path: "/v1/uploads/{uploadId}/picture", signed: true, answer: "file" },
  listDrafts: { method: "GET", path: "/v1/my/drafts", signed: true },
  getDraft: { method: "GET", path: "/v1/my/drafts/{draftId}", signed: true },
  saveDraft: { method: "PUT", path: "/v1/my/drafts/{draftId}", signed: true },
  deleteDraft: { method: "DELETE", path: "/v1/my/drafts/{draftId}", signed: true },
  listVaultKeys: { method: "GET", path: "/v1/my/vault-keys", signed: true },
  keepVaultKey: { method: "POST", path: "/v1/my/vault-keys", signed: true },
  listMyCases: { method: "GET", path: "/v1/my/cases", signed: true },
  getMyCase: { method: "GET", path: "/v1/my/cases/{code}", signed: true },
  getMyAttachment: {
    method: "GET",
    path: "/v1/my/cases/{code}/attachments/{attachmentId}",
    signed: true,
    answer: "file",
  },
  replyToCase: { method: "POST", path: "/v1/my/cases/{code}/reply", signed: true, keyed: true },
  reopenCase: { method: "POST", path: "/v1/my/cases/{code}/reopening", signed: true, keyed: true },
  rateCase: { method: "POST", path: "/v1/my/cases/{code}/rating", signed: true, keyed: true },
  listFollowed: { method: "GET", path: "/v1/my/follows", signed: true },
  followCase: { method: "PUT", path: "/v1/my/follows/{code}", signed: true },
  unfollowCase: { method: "DELETE", path: "/v1/my/follows/{code}", signed: true },
  listLooks: { method: "GET", path: "/v1/my/looks", signed: true },
  getPublicAttachment: { method: "GET", path: "/v1/public/cases/{code}/attachments/{attachmentId}", answer: "file" },
  createReport: { method: "POST", path: "/v1/reports", signed: true, keyed: true },
  listReportKinds: { method: "GET", path: "/v1/public/reports/kinds" },
  listPublicReports: { method: "GET", path: "/v1/public/reports" },
  mapPublicReports: { method: "GET", path: "/v1/public/reports/map" },
  getPublicReport: { method: "GET", path: "/v1/public/reports/{code}" },
  createQuestion: { method: "POST", path: "/v1/questions", signed: true, keyed: true },
  listTopics: { method: "GET", path: "/v1/public/questions/topics" },
  searchQuestions: { method: "GET", path: "/v1/public/questions" },
  getPublicQuestion: { method: "GET", path: "/v1/public/questions/{code}" },
  searchProcedures: { method: "GET", path: "/v1/public/procedures" },
  getProcedure: { method: "GET", path: "/v1/public/procedures/{code}" },
  getProcedureForm: { method: "GET", path: "/v1/public/procedures/{code}/form" },
  submitDossier: { method: "POST", path: "/v1/dossiers", signed: true, keyed: true },
  getDossierReceipt: { method: "GET", path: "/v1/my/cases/{code}/receipt", signed: true, answer: "file" },
  getDossierResult: { method: "GET", path: "/v1/my/cases/{code}/result/{attachmentId}", signed: true, answer: "file" },
  supplementDossier: { method: "POST", path: "/v1/my/cases/{code}/supplement", signed: true, keyed: true },
  withdrawDossier: { method: "POST", path: "/v1/my/cases/{code}/withdrawal", signed: true, keyed: true },
  lookUpDossier: { method: "GET", path: "/v1/public/dossiers/{code}" },
  checkResult: { method: "GET", path: "/v1/public/results/{token}" },
} as const satisfies Record<string, Operation>;
export type OperationId = keyof typeof OPERATIONS;
