import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { IdentityFile } from "../../contract/identity.ts";
import { type IdentityProfile, NATIONAL_ID, TAY_NINH_ID } from "./provider.ts";

/** The two providers, under the names and as the clients that the province's `identity.json` knows them by. */
export function profilesOf(provinceDir: string): IdentityProfile[] {
  const file = path.join(provinceDir, "identity.json");
  const { providers = [] } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as IdentityFile) : {};
  return [TAY_NINH_ID, NATIONAL_ID].map((profile, index) => {
    const known = providers[index];
    if (!known) return profile;
    const { id, name, clientId, authentication } = known;
    return { ...profile, id, name: name.vi, clientId, clientAuth: authentication as IdentityProfile["clientAuth"] };
  });
}
