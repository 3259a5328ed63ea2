/** A phone's vault in memory: what it holds outlives whoever wrote it, as after a kill. */
import type { Shelf, Vault, Written } from "../../src/host/vault.ts";

export interface MemoryVault extends Vault {
  /** What lies there, by shelf and id. */
  records: Map<string, { value: unknown; written: Written; account?: string }>;
}

/** Of what was written, the answers that the draft held when something was first handed to the outbox. */
export function answersKeptBefore(written: Parameters<Vault["write"]>[]): unknown {
  const handedOver = written.findIndex(([shelf]) => shelf === "outbox");
  const drafts = written.slice(0, handedOver).filter(([shelf]) => shelf === "drafts");
  return (drafts.at(-1)?.[2] as { answers?: unknown } | undefined)?.answers;
}

export function memoryVault(): MemoryVault {
  const records: MemoryVault["records"] = new Map();
  const files = new Map<string, Blob>();
  const place = (shelf: Shelf, id: string) => `${shelf}/${id}`;
  let account: string | undefined;
  let sureOfWho = false;
  const begun = new Set<string>();
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
      if (!records.has(at) && !sureOfWho) begun.add(at);
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
    belongsTo(next, sure) {
      const isOther = account !== undefined && next.account !== account;
      account = next.account;
      sureOfWho ||= sure;
      for (const [at, record] of records) {
        if (!record.account || (sureOfWho && begun.has(at))) record.account = account;
      }
      if (sureOfWho) begun.clear();
      return isOther;
    },
    leftBy: async () => undefined,
    async whoseIs(shelf, id) {
      const at = place(shelf, id);
      if (!records.has(at)) return undefined;
      return !mine(at) ? "another's" : begun.has(at) ? "unsure" : "theirs";
    },
    async wipe() {
      records.clear();
      files.clear();
    },
  };
}
