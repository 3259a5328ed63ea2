/** The citizen's own lists, under the names they have in the cache and in the vault. */
import { api } from "../../api/api.ts";

export const MINE = ["my-cases"];
export const FOLLOWED = ["followed"];
export const LOOKS = ["looks"];

interface Page {
  cursor?: string;
  signal?: AbortSignal;
}

export const listMine = ({ cursor, signal }: Page = {}) =>
  api.call("listMyCases", { query: { cursor, limit: 20 }, signal });
export const listFollowed = ({ cursor, signal }: Page = {}) =>
  api.call("listFollowed", { query: { cursor, limit: 50 }, signal });
export const listLooks = ({ cursor, signal }: Page = {}) =>
  api.call("listLooks", { query: { cursor, limit: 50 }, signal });
