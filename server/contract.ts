import { readFileSync } from "node:fs";
import type { operations } from "../contract/types.ts";

/** Who may come in, and by which door. */
export interface RouteInfo {
  id: string;
  method: string;
  /** `/v1/my/cases/{code}` */
  path: string;
  by: "citizen" | "office" | "anybody";
  level: number;
  /** The identity must have been proven lately. */
  fresh?: boolean;
  scope: string;
  /** The service whose switch closes this operation. */
  module?: string;
  /** A read that needs no identity, and may be cached. */
  isPublicRead: boolean;
  /** Takes pieces of a file, many for one file. */
  takesFile?: boolean;
}

/** What the contract says of an operation beyond its shapes. */
export interface OperationInfo extends RouteInfo {
  id: keyof operations;
  /** The status of success. */
  status: number;
  /** Seconds an old copy of a public read may be shown while a new one is fetched. */
  staleSeconds: number;
  answersFile: boolean;
  needsKey: boolean;
}

const file = new URL("../contract/generated/openapi.json", import.meta.url);

/** A fresh copy of the contract, for the router to consume. */
export function readContract(): any {
  return JSON.parse(readFileSync(file, "utf8"));
}

export function readOperations(contract: any = readContract()): Map<string, OperationInfo> {
  const found = new Map<string, OperationInfo>();
  const resolve = (node: any): any =>
    node?.$ref
      ? node.$ref
          .slice(2)
          .split("/")
          .reduce((at: any, step: string) => at[step], contract)
      : node;
  for (const [path, methods] of Object.entries<any>(contract.paths)) {
    for (const [method, operation] of Object.entries<any>(methods)) {
      if (!operation.operationId) continue;
      const status = Object.keys(operation.responses).find((code) => code.startsWith("2"))!;
      const answer = resolve(operation.responses[status]);
      const schemes = (operation.security ?? []).flatMap((item: object) => Object.keys(item));
      found.set(operation.operationId, {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        status: Number(status),
        by: schemes.includes("officeKey") ? "office" : schemes.includes("citizen") ? "citizen" : "anybody",
        level: operation["x-level"] ?? 0,
        fresh: operation["x-fresh"] ?? false,
        scope: operation["x-scope"] ?? "",
        module: operation["x-module"],
        isPublicRead: method === "get" && path.startsWith("/v1/public/"),
        staleSeconds: operation["x-stale"] ?? 0,
        answersFile: Boolean(answer.content?.["image/webp"]),
        needsKey: (operation.parameters ?? []).map(resolve).some((one: any) => one.name === "Idempotency-Key"),
      });
    }
  }
  return found;
}
