import { resolve } from "node:path";
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
  return {
    provinceDir: resolve(need("PROVINCE_DIR")),
    dataDir: resolve(env.DATA_DIR ?? ".data"),
    databaseUrl: env.DATABASE_URL || undefined,
    host: env.HOST ?? "0.0.0.0",
    port,
    zaloAppId: need("ZALO_APP_ID"),
    zaloAppSecret: need("ZALO_APP_SECRET"),
    zaloGraphOrigin: env.ZALO_GRAPH_ORIGIN || undefined,
    clamdUrl: clamdUrl(env.CLAMD_URL),
    extraOrigins: (env.CORS_EXTRA_ORIGINS ?? "")
      .split(",")
      .map((origin) => origin.trim())
      .filter(Boolean),
    trustProxy: env.TRUST_PROXY === "1" || env.TRUST_PROXY === "true",
    logLevel: env.LOG_LEVEL ?? "info",
  };
}

function clamdUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (!/^tcp:\/\/[^/]+:\d+$|^unix:\/.+$/.test(value))
    throw new ConfigError(`CLAMD_URL is neither tcp://host:port nor unix:/path: ${value}.`);
  return value;
}
