/** A file of a result on this phone: fetched once, opened again without a network while there is room for it. */
import { api } from "../../api/api.ts";
import { getVault } from "../../host/vault.ts";
import { withLevel } from "../../session/gate.tsx";

/** What is larger would push out what else is kept. */
export const KEPT_BYTES_MAX = 3 * 1024 * 1024;

interface KeptFile {
  type: string;
  base64: string;
}

const nameOf = (code: string, id: string) => JSON.stringify(["dossier-result", code, id]);

/**
 * As it was kept, else from the server, which wants level 2 proven lately.
 * @throws ApiError; `identity-level-required` when the citizen put that off
 */
export async function resultFile(code: string, attachmentId: string): Promise<{ file: Blob; kept: boolean }> {
  const vault = await getVault();
  const seen = await vault.read<KeptFile>("seen", nameOf(code, attachmentId));
  if (seen) return { file: toBlob(seen), kept: true };
  const file = await withLevel(() =>
    api.call("getDossierResult", { path: { code, attachmentId }, query: { size: "full" } }),
  );
  if (file.size > KEPT_BYTES_MAX) return { file, kept: false };
  const base64 = await toBase64(file);
  return { file, kept: await vault.write("seen", nameOf(code, attachmentId), { type: file.type, base64 }) };
}

function toBlob({ type, base64 }: KeptFile): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type });
}

function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(file);
  });
}
