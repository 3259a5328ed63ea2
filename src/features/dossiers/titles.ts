/** What procedures are called, where only their code is at hand: from what was seen of them, else from the server. */
import type { LocalText, Procedure } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { putSeen } from "../../cases/seen.ts";
import { getVault } from "../../host/vault.ts";

const titles = new Map<string, LocalText>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

/** Undefined until it is known; `onTitle` tells when. */
export function titleOf(procedureCode: string): LocalText | undefined {
  if (!asked.has(procedureCode)) {
    asked.add(procedureCode);
    // The next one to ask tries again.
    void find(procedureCode).catch(() => asked.delete(procedureCode));
  }
  return titles.get(procedureCode);
}

export function onTitle(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function find(code: string): Promise<void> {
  const key = ["procedure", code];
  const vault = await getVault();
  const seen = await vault.read<{ data: Procedure }>("seen", JSON.stringify(key));
  const procedure = seen?.data ?? (await api.call("getProcedure", { path: { code } }));
  if (!seen) putSeen(key, procedure);
  titles.set(code, procedure.title);
  for (const listener of [...listeners]) listener();
}
