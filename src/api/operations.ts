// Generated from contract/openapi.yaml by `npm run generate`. Do not edit.
/** `signed`: sends the citizen's bearer. `keyed`: takes an Idempotency-Key. `bytes`: the body is a file. `answer`: a file instead of JSON. */
export interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  signed?: true;
  keyed?: true;
  bytes?: true;
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
  locate: { method: "POST", path: "/v1/places/locate", signed: true },
  createUpload: { method: "POST", path: "/v1/uploads", signed: true, keyed: true, bytes: true },
  deleteUpload: { method: "DELETE", path: "/v1/uploads/{uploadId}", signed: true },
  listReportKinds: { method: "GET", path: "/v1/public/reports/kinds" },
  listPublicReports: { method: "GET", path: "/v1/public/reports" },
  mapPublicReports: { method: "GET", path: "/v1/public/reports/map" },
  getPublicReport: { method: "GET", path: "/v1/public/reports/{code}" },
  getPublicPhoto: { method: "GET", path: "/v1/public/reports/{code}/photos/{photoId}", answer: "file" },
  createReport: { method: "POST", path: "/v1/reports", signed: true, keyed: true },
  listMyReports: { method: "GET", path: "/v1/my/reports", signed: true },
  getMyReport: { method: "GET", path: "/v1/my/reports/{code}", signed: true },
  getMyPhoto: { method: "GET", path: "/v1/my/reports/{code}/photos/{photoId}", signed: true, answer: "file" },
} as const satisfies Record<string, Operation>;
export type OperationId = keyof typeof OPERATIONS;
