/** What the reports screens ask of the server, one line per operation. */
import { api } from "../../api/api.ts";
import type { Answer, CallArguments } from "../../api/call.ts";
import type { NewReport, Point } from "../../../contract/types.ts";

export const listKinds = () => api.call("listReportKinds");
export const createReport = (body: NewReport, idempotencyKey: string) =>
  api.call("createReport", { body, idempotencyKey });
export const upload = (body: Blob, given: Omit<CallArguments<"createUpload">, "body">) =>
  api.call("createUpload", { ...given, body });
export const deleteUpload = (uploadId: string) => api.call("deleteUpload", { path: { uploadId } });
export const locate = (body: CallArguments<"locate">["body"]) => api.call("locate", { body });
export const listMine = (cursor?: string) => api.call("listMyReports", { query: { cursor } });
export const getMine = (code: string) => api.call("getMyReport", { path: { code } });
export const getMyPhoto = (code: string, photoId: string, size: "thumb" | "full", signal?: AbortSignal) =>
  api.call("getMyPhoto", { path: { code, photoId }, query: { size }, signal });
export const listPublic = (query: { cursor?: string; commune?: string; category?: string }) =>
  api.call("listPublicReports", { query });
export const getPublic = (code: string) => api.call("getPublicReport", { path: { code } });
export const mapPublic = (box: { west: number; south: number; east: number; north: number }) =>
  api.call("mapPublicReports", { query: box });

export type MapItem = Answer<"mapPublicReports">["items"][number];
export type { Point };
