/** “Giấy tờ của tôi”: what dossiers of mine have ended with, read alike by whoever lists them. */
import { api } from "../../api/api.ts";

export const PAPERS = ["my-papers"];

export async function listPapers({ cursor, signal }: { cursor?: string; signal?: AbortSignal }) {
  const page = await api.call("listMyCases", { query: { kind: "dossier", cursor, limit: 50 }, signal });
  return { ...page, items: page.items.filter(({ status }) => status === "answered") };
}
