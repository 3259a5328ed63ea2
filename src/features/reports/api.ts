/** What the reports screens ask of the server, one line per operation. */
import { api } from "../../api/api.ts";
import type { Answer, CallArguments } from "../../api/call.ts";

type Ask = Pick<CallArguments<"listPublicReports">, "signal">;

export const listKinds = () => api.call("listReportKinds");
export const locate = (body: CallArguments<"locate">["body"]) => api.call("locate", { body });
export const listPublic = (query: CallArguments<"listPublicReports">["query"], { signal }: Ask) =>
  api.call("listPublicReports", { query, signal });
export const getPublic = (code: string, { signal }: Ask) => api.call("getPublicReport", { path: { code }, signal });
export const mapPublic = (query: NonNullable<CallArguments<"mapPublicReports">["query"]>, { signal }: Ask) =>
  api.call("mapPublicReports", { query, signal });

export type MapItem = Answer<"mapPublicReports">["items"][number];
