import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { IdentityFile } from "../../contract/identity.ts";
import { openIdProvider, type IdentityProvider } from "../outside/identity.ts";
import type { Citizen } from "./call.ts";
import type { Clock } from "./clock.ts";
import { Problem } from "../problem.ts";
import { createSealer, type Sealer, type SealingKeys } from "./sealing.ts";

/** What level 2 needs. A server without it knows levels 0 and 1 only. */
export interface Identity {
  /** In the order in which they are offered. */
  providers: ReadonlyMap<string, IdentityProvider>;
  /** So long a proven identity need not be proven again. */
  freshMs: number;
  sealer: Sealer;
  /** Where browsers find this server; known once it listens. */
  publicOrigin: string;
  /** Address of a screen of the app, that opens it from a browser. */
  appLink(path: string): string;
}

export interface IdentityOptions extends SealingKeys {
  /** By provider id, all of them. */
  secrets: Readonly<Record<string, string>>;
  /** Where a provider stands elsewhere than in production. */
  issuers?: Readonly<Record<string, string>>;
  /** Where browsers find this server; absent: where it listens. */
  publicOrigin?: string;
  /** In place of Zalo's own: the sandbox's. */
  zaloLinkOrigin?: string;
  /** How long to wait for a provider. */
  timeoutSeconds?: number;
}

/** A province need not have one yet. */
export async function readIdentityFile(provinceDir: string): Promise<IdentityFile> {
  const text = await readFile(join(provinceDir, "identity.json"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return '{"freshMinutes":5,"providers":[]}';
    throw error;
  });
  return JSON.parse(text) as IdentityFile;
}

export async function createIdentity(
  provinceDir: string,
  zaloAppId: string,
  clock: Clock,
  options: IdentityOptions,
): Promise<Identity> {
  const { freshMinutes, providers } = await readIdentityFile(provinceDir);
  const { secrets, issuers = {}, zaloLinkOrigin = "https://zalo.me", timeoutSeconds } = options;
  return {
    providers: new Map(
      providers.map((file) => {
        const secret = secrets[file.id];
        if (!secret) throw new Error(`The identity provider ${file.id} has no secret.`);
        return [file.id, openIdProvider({ file, secret, issuer: issuers[file.id], timeoutSeconds, clock })];
      }),
    ),
    freshMs: freshMinutes * 60_000,
    sealer: createSealer(options),
    publicOrigin: options.publicOrigin ?? "",
    appLink: (path) => `${zaloLinkOrigin}/s/${zaloAppId}/?p=${encodeURIComponent(path)}`,
  };
}

/** Until when a citizen's identity need not be proven again; undefined below level 2. */
export function freshUntil(
  identity: Identity | undefined,
  citizen: Pick<Citizen, "level" | "level2At">,
): Date | undefined {
  if (citizen.level < 2 || !citizen.level2At || !identity) return undefined;
  return new Date(citizen.level2At.getTime() + identity.freshMs);
}

/** @throws Problem identity-level-required, also when it was proven too long ago */
export function requireFresh({ identity, clock }: { identity?: Identity; clock: Clock }, citizen: Citizen): void {
  const until = freshUntil(identity, citizen);
  if (!until || until <= clock.now()) throw new Problem("identity-level-required", { requiredLevel: 2 });
}
