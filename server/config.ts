import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { IdentityFile } from "../contract/identity.ts";
import type { ProvinceFile } from "../contract/province.ts";
import type { IdentityOptions } from "./core/identity.ts";
import type { NotificationOptions } from "./core/notifications.ts";
import type { ServerOptions } from "./start.ts";

export class ConfigError extends Error {}

/** The server's settings from the environment (docs/deploy.md). What is missing is said in one sentence. */
export function readConfig(env: NodeJS.ProcessEnv): ServerOptions {
  const need = (name: string) => {
    const value = env[name];
    if (!value) throw new ConfigError(`The environment variable ${name} is missing; the server needs it to start.`);
    return value;
  };
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new ConfigError(`PORT is not a port: ${env.PORT}.`);
  const provinceDir = resolve(need("PROVINCE_DIR"));
  return {
    provinceDir,
    dataDir: resolve(env.DATA_DIR ?? ".data"),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.HOST ?? "0.0.0.0",
    port,
    zaloAppId: need("ZALO_APP_ID"),
    zaloAppSecret: need("ZALO_APP_SECRET"),
    zaloGraphOrigin: env.ZALO_GRAPH_ORIGIN || undefined,
    identity: identity(env, need, provinceDir),
    oneStop: env.ONE_STOP_URL ? { url: oneStopUrl(env.ONE_STOP_URL), token: need("ONE_STOP_TOKEN") } : undefined,
    notifications: notifications(env, need),
    clamdUrl: clamdUrl(env.CLAMD_URL),
    localIntake: list(env.LOCAL_INTAKE),
    extraOrigins: list(env.CORS_EXTRA_ORIGINS),
    trustProxy: env.TRUST_PROXY === "1" || env.TRUST_PROXY === "true",
    logLevel: env.LOG_LEVEL ?? "info",
  };
}

/** With one of them, all of them: the Official Account's Zalo App, its token, and what was approved. */
function notifications(env: NodeJS.ProcessEnv, need: (name: string) => string): NotificationOptions | undefined {
  if (!env.ZALO_OA_REFRESH_TOKEN) return undefined;
  need("SEALING_KEYS");
  return {
    refreshToken: env.ZALO_OA_REFRESH_TOKEN,
    appId: need("ZALO_OA_APP_ID"),
    appSecret: need("ZALO_OA_APP_SECRET"),
    templates: { dossierCode: need("ZNS_TEMPLATE_DOSSIER_CODE") },
  };
}

function oneStopUrl(value: string): string {
  if (!/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)(:|\/)/.test(value))
    throw new ConfigError(`ONE_STOP_URL is not an https address: ${value}.`);
  return value;
}

const list = (value = ""): string[] =>
  value
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);

function clamdUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^tcp:\/\/[^/]+:\d+$|^unix:\/.+$/.test(value))
    throw new ConfigError(`CLAMD_URL is neither tcp://host:port nor unix:/path: ${value}.`);
  return value;
}

/** What `identity.json` needs beside itself: a secret for each provider, and the keys persons are sealed with. */
function identity(
  env: NodeJS.ProcessEnv,
  need: (name: string) => string,
  provinceDir: string,
): IdentityOptions | undefined {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(provinceDir, name), "utf8")) as T;
  if (!existsSync(join(provinceDir, "identity.json"))) return undefined;
  const { providers } = read<IdentityFile>("identity.json");
  if (providers.length === 0) return undefined;
  const of = (what: string, id: string) => `IDENTITY_${what}_${id.toUpperCase().replace(/-/g, "_")}`;
  const issuers = providers.flatMap(({ id }) => {
    const issuer = env[of("ISSUER", id)];
    return issuer ? [[id, issuer]] : [];
  });
  return {
    secrets: Object.fromEntries(providers.map(({ id }) => [id, need(of("SECRET", id))])),
    issuers: Object.fromEntries(issuers) as Record<string, string>,
    publicOrigin: env.PUBLIC_ORIGIN || read<ProvinceFile>("province.json").apiOrigin,
    keys: new Map(
      need("SEALING_KEYS")
        .split(",")
        .map((pair) => {
          const [, id = "", key = ""] = /^\s*([A-Za-z0-9-]{1,20}):(\S+)\s*$/.exec(pair) ?? [];
          return [id, keyOf("SEALING_KEYS", key)] as const;
        }),
    ),
    indexKey: keyOf("SEALING_INDEX_KEY", need("SEALING_INDEX_KEY")),
  };
}

function keyOf(name: string, text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32)
    throw new ConfigError(
      `${name} holds a key that is not 32 bytes in base64${name === "SEALING_KEYS" ? ", written as id:key" : ""}; make one with: openssl rand -base64 32.`,
    );
  return key;
}
