/** A phone's vault in memory: what it holds outlives whoever wrote it, as after a kill. */
import type { Shelf, Vault, Written } from "../../src/host/vault.ts";

export interface MemoryVault extends Vault {
  /** What lies there, by shelf and id. */
  records: Map<string, { value: unknown; written: Written }>;
}

export function memoryVault(): MemoryVault {
  const records: MemoryVault["records"] = new Map();
  const files = new Map<string, Blob>();
  const place = (shelf: Shelf, id: string) => `${shelf}/${id}`;
  return {
    records,
    open: async () => "kept",
    read: async <T>(shelf: Shelf, id: string) => {
      const found = records.get(place(shelf, id));
      return found && (structuredClone(found.value) as T);
    },
    async write(shelf, id, value, written = {}) {
      records.set(place(shelf, id), { value: JSON.parse(JSON.stringify(value)) as unknown, written });
      return true;
    },
    readFile: async (id) => files.get(id),
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
        .filter((each) => each.startsWith(`${shelf}/`))
        .map((each) => ({ id: each.slice(shelf.length + 1), savedAt: "", bytes: 0 })),
    async wipe() {
      records.clear();
      files.clear();
    },
  };
}
