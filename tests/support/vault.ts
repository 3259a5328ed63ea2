/** A phone's vault in memory: what it holds outlives whoever wrote it, as after a kill. */
import type { Shelf, Vault, Written } from "../../src/host/vault.ts";

export interface MemoryVault extends Vault {
  /** What lies there, by shelf and id. */
  records: Map<string, { value: unknown; written: Written; account?: string }>;
}

export function memoryVault(): MemoryVault {
  const records: MemoryVault["records"] = new Map();
  const files = new Map<string, Blob>();
  const place = (shelf: Shelf, id: string) => `${shelf}/${id}`;
  let account: string | undefined;
  const mine = (at: string) => {
    const found = records.get(at);
    return found && (!found.account || found.account === account) ? found : undefined;
  };
  return {
    records,
    open: async () => "kept",
    read: async <T>(shelf: Shelf, id: string) => {
      const found = mine(place(shelf, id));
      return found && (structuredClone(found.value) as T);
    },
    async write(shelf, id, value, written = {}) {
      const at = place(shelf, id);
      if (records.has(at) && !mine(at)) return false;
      records.set(at, { value: JSON.parse(JSON.stringify(value)) as unknown, written, ...(account && { account }) });
      return true;
    },
    readFile: async (id) => (records.has(place("files", id)) && !mine(place("files", id)) ? undefined : files.get(id)),
    async writeFile(id, file) {
      files.set(id, file);
      return true;
    },
    async remove(shelf, id) {
      records.delete(place(shelf, id));
      if (shelf === "files") files.delete(id);
    },
    list: async (shelf) =>
      [...records.keys()]
        .filter((each) => each.startsWith(`${shelf}/`) && mine(each))
        .map((each) => ({ id: each.slice(shelf.length + 1), savedAt: "", bytes: 0 })),
    belongsTo(next) {
      const isOther = account !== undefined && next.account !== account;
      account = next.account;
      for (const record of records.values()) record.account ??= account;
      return isOther;
    },
    async wipe() {
      records.clear();
      files.clear();
    },
  };
}
