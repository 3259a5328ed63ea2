import { createHash, hash, randomUUID } from "node:crypto";
import { isIP } from "node:net";
import cors from "@fastify/cors";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import glue from "fastify-openapi-glue";
import { authenticateCitizen, authenticateOffice } from "./auth.ts";
import { readContract, readOperations, type OperationInfo, type RouteInfo } from "./contract.ts";
import type { Call, Citizen, Handlers, Office, ServedFile } from "./core/call.ts";
import type { Core } from "./core/core.ts";
import { requireFresh } from "./core/identity.ts";
import { requireOpen } from "./core/module-switch.ts";
import { acceptUploads, UPLOAD_ROUTES } from "./files.ts";
import { createLimits, type RateLimits } from "./limits.ts";
import { Problem, refusedFields } from "./problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    citizen?: Citizen;
    office?: Office;
  }
  interface FastifyContextConfig {
    operation?: RouteInfo;
    page?: boolean;
  }
}

export interface AppOptions {
  core: Core;
  createHandlers: (core: Core) => Handlers;
  /** Adds routes for people with a browser: `config.page`. */
  addPages: (app: FastifyInstance, core: Core) => void;
  extraOrigins: (string | RegExp)[];
  trustProxy: boolean;
  rateLimits: RateLimits | false;
}

/** Where Zalo serves mini apps from, on Android and on iOS (zalo.md §1). */
const ZALO_ORIGINS = ["https://h5.zdn.vn", "zbrowser://h5.zdn.vn"];
const JSON_LIMIT = 64 * 1024;
/** A form of many pages with all that was typed into it. */
const ANSWERS_LIMIT = 256 * 1024;
const TAKES_ANSWERS = new Set([
  "saveDraft",
  "askCoDeclaration",
  "submitDossier",
  "supplementDossier",
  "officeEnterDossier",
  "officeSupplementDossier",
]);
/** The longest published texts, and a form beside them. */
const PROCEDURE_LIMIT = 1024 * 1024;

/** Headers of the tus protocol that a phone's webview may send, and those it may read. */
const TUS_ASKS = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset"];
const TUS_ANSWERS = ["Location", "Tus-Resumable", "Upload-Length", "Upload-Offset"];

/** The contract and its handlers as an HTTP server. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { core } = options;
  const contract = readContract();
  const operations = readOperations(contract);
  const handlers = options.createHandlers(core);
  const limits = options.rateLimits ? createLimits(core.clock, options.rateLimits) : undefined;

  const app = fastify({
    loggerInstance: core.log as never,
    trustProxy: options.trustProxy,
    bodyLimit: JSON_LIMIT,
    // Nobody asks for HEAD, and a GET may be an act: opening a result is receiving it.
    exposeHeadRoutes: false,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    forceCloseConnections: "idle",
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void fail(error, request, reply),
  } as never) as unknown as FastifyInstance;

  app.decorateRequest("citizen", undefined);
  app.decorateRequest("office", undefined);
  app.setValidatorCompiler(validatorCompiler());

  app.addHook("onRoute", (route) => {
    const info = operations.get((route.schema as { operationId?: string } | undefined)?.operationId ?? "");
    if (!info) return;
    route.config = { ...route.config, operation: info };
    if (TAKES_ANSWERS.has(info.id)) route.bodyLimit = ANSWERS_LIMIT;
    if (info.id === "officeReplaceProcedure") route.bodyLimit = PROCEDURE_LIMIT;
    const schema = route.schema as Record<string, any>;
    // Unknown query parameters are refused as unknown fields are.
    schema.querystring = { type: "object", additionalProperties: false, ...schema.querystring };
    // Node writes header names in lower case.
    if (schema.headers) schema.headers = withLowerCaseNames(schema.headers);
  });

  // Before any hook that may refuse: a refusal without these headers is only "network error" to the app.
  await app.register(cors, {
    origin: [...ZALO_ORIGINS, ...options.extraOrigins],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    allowedHeaders: ["authorization", "content-type", "idempotency-key", "if-none-match", ...TUS_ASKS],
    exposedHeaders: ["X-Request-Id", "ETag", "Retry-After", ...TUS_ANSWERS],
    maxAge: 86_400,
    strictPreflight: false,
  });

  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    const { operation, page } = request.routeOptions.config;
    const address = addressKey(request.ip);
    if (page) limits?.perAddress(address);
    if (!operation) return;
    if (operation.takesFile) reply.header("tus-resumable", "1.0.0");
    limits?.perAddress(address, operation.takesFile);
    if (operation.by === "citizen") {
      request.citizen = await authenticateCitizen(core.db, core.clock, request.headers.authorization);
      limits?.perCitizen(request.citizen.id, operation.takesFile);
      if (request.citizen.level < operation.level)
        throw new Problem("identity-level-required", { requiredLevel: operation.level });
      // It has aged: the same answer, and the phone sees by the session that it was level 2 already.
      if (operation.fresh) requireFresh(core, request.citizen);
    } else if (operation.by === "office") {
      const { "x-office-key": key, "x-officer-id": officer } = request.headers;
      request.office = await authenticateOffice(core.db, key, officer, operation.scope);
    }
    if (isLookupByCode(operation)) limits?.beforeLookup(address, request.citizen?.id);
    if (operation.module) await requireOpen(core.db, operation.module);
  });

  app.addHook("preValidation", async (request) => {
    const operation = request.routeOptions.config.operation;
    // A draft is kept as it is being typed, blanks included.
    if (operation && !operation.takesFile) request.body = tidy(request.body, operation.id !== "saveDraft");
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const operation = request.routeOptions.config.operation;
    if (!operation?.isPublicRead || typeof payload !== "string" || reply.statusCode !== 200) return payload;
    const etag = `"${hash("sha1", payload, "base64url")}"`;
    reply.header("etag", etag);
    if (!matches(request.headers["if-none-match"], etag)) return payload;
    reply.code(304).removeHeader("content-length").removeHeader("content-type");
    return null;
  });

  app.addHook("onResponse", async (request, reply) => {
    const operation = request.routeOptions.config.operation;
    if (operation?.by !== "office" && operation && isLookupByCode(operation) && reply.statusCode === 404)
      limits?.missedLookup(addressKey(request.ip), request.citizen?.id);
    // The operation, never the address asked for: it may hold a code or what somebody searched.
    core.log.info({
      requestId: request.id,
      operation: operation?.id,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });

  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = asProblem(error);
    if (problem.code === "internal") core.log.error({ requestId: request.id, ...describe(error) }, "internal error");
    if (problem.extra.retryAfterSeconds !== undefined) reply.header("retry-after", problem.extra.retryAfterSeconds);
    return reply
      .code(problem.status)
      .header("x-request-id", request.id)
      .header("cache-control", "no-store")
      .header("content-type", "application/problem+json; charset=utf-8")
      .serializer(JSON.stringify as never)
      .send(problem.body(request.id));
  };
  app.setErrorHandler(fail);

  const paths = [...operations.values(), ...UPLOAD_ROUTES].map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0]!;
    const methods = paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0) throw new Problem("not-found");
    reply.header("allow", methods.join(", "));
    throw new Problem("method-not-allowed");
  });

  await acceptUploads(app, core);
  options.addPages(app, core);
  await app.register(glue, {
    specification: forRouting(contract),
    operationResolver: (id: string) => routeHandler(operations.get(id)!, handlers),
  } as never);
  return app;
}

/** The contract as the router needs it: what is not JSON is read and written by our own code, never by a schema. */
function forRouting(contract: any): any {
  for (const methods of Object.values<any>(contract.paths)) {
    for (const operation of Object.values<any>(methods)) {
      for (const [status, response] of Object.entries<any>(operation.responses)) {
        const isJson = response.content?.["application/json"];
        operation.responses[status] = isJson ? response : { description: "" };
      }
    }
  }
  return contract;
}

function withLowerCaseNames(schema: { properties: object; required?: string[] }) {
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { ...schema, properties, required: schema.required?.map((name) => name.toLowerCase()) };
}

/** From Fastify's request to the handler's call and back. */
function routeHandler(operation: OperationInfo, handlers: Handlers) {
  const handle = handlers[operation.id] as (call: Call<any>) => Promise<unknown>;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const call = {
      path: request.params,
      query: request.query,
      body: request.body,
      citizen: request.citizen,
      office: request.office,
      ...(operation.needsKey && { repeat: repeatOf(operation, request) }),
    };
    const answer = await handle(call as never);
    reply.code(operation.status);
    if (operation.answersFile) return sendFile(answer as ServedFile, operation, request, reply);
    if (operation.status === 204) return reply.send();
    return reply.header("cache-control", cacheControl(operation)).send(answer);
  };
}

/** A switch or an alert must be seen at once; lists may be shown a little old while newer ones are fetched. */
function cacheControl({ isPublicRead, staleSeconds }: OperationInfo): string {
  if (!isPublicRead) return "no-store";
  return staleSeconds === 0 ? "public, no-cache" : `public, max-age=10, stale-while-revalidate=${staleSeconds}`;
}

function repeatOf(operation: OperationInfo, request: FastifyRequest): Call["repeat"] {
  const requestHash = createHash("sha256")
    .update(JSON.stringify([operation.id, request.params]))
    .update(JSON.stringify(request.body ?? null))
    .digest("base64url");
  const actor = request.citizen ? `citizen:${request.citizen.id}` : `office:${request.office!.keyId}`;
  return { actor, citizenId: request.citizen?.id, key: request.headers["idempotency-key"] as string, requestHash };
}

function sendFile(file: ServedFile, operation: OperationInfo, request: FastifyRequest, reply: FastifyReply) {
  const etag = `"${file.tag}"`;
  reply
    .header("etag", etag)
    .header("x-content-type-options", "nosniff")
    .header("cache-control", keptHow(file, operation));
  // All mini apps share one origin: what a browser keeps for one bearer is nobody else's (RFC 9111 §4.1).
  if (!operation.isPublicRead) reply.header("vary", "Origin, Authorization, X-Office-Key");
  if (matches(request.headers["if-none-match"], etag)) {
    file.stream.destroy();
    return reply.code(304).send();
  }
  // What somebody else wrote is saved, never opened as a page of ours.
  if (file.type === "application/pdf") reply.header("content-disposition", disposition(file.name ?? "tep.pdf"));
  return reply.header("content-type", file.type).header("content-length", file.size).send(file.stream);
}

/** A published file can be taken back: copies of it live five minutes. What is somebody's own is asked for each time. */
function keptHow({ isPersonal }: ServedFile, { isPublicRead }: OperationInfo): string {
  if (isPublicRead) return "public, max-age=300";
  return isPersonal ? "no-store" : "private, no-cache";
}

/** RFC 6266: the name in ASCII for old readers, and as it is. */
function disposition(name: string): string {
  const whole = /\.pdf$/i.test(name) ? name : `${name}.pdf`;
  const plain = whole
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, (letter) => (letter === "đ" ? "d" : "D"))
    .replace(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

const isLookupByCode = (operation: RouteInfo): boolean => operation.path.includes("{code}");

/** An address, or the /64 an IPv6 customer owns. */
function addressKey(ip: string): string {
  return isIP(ip) === 6 && !ip.startsWith("::ffff:") ? ip.split(":").slice(0, 4).join(":") : ip;
}

const UNSEEN = /\0|\p{Cs}|(?!\u200D)\p{Cf}|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D/gu;

/**
 * Composed Unicode everywhere, and no blanks around it, before anything is measured: one Vietnamese word has several
 * encodings, and ten blanks are not a report. What a database cannot hold (NUL, half of a pair) is no text either, nor
 * what nobody sees (general category Cf): a name that reads from the right, an address of nothing. Joined emoji stay.
 */
function tidy(value: unknown, trim: boolean): unknown {
  if (typeof value === "string") {
    const text = value.normalize("NFC").replace(UNSEEN, "");
    return trim ? text.trim() : text;
  }
  if (Array.isArray(value)) return value.map((inner) => tidy(inner, trim));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [tidy(key, false), tidy(inner, trim)]));
  return value;
}

/** Bodies are taken exactly as they are; only query and path, which are text by nature, are read as numbers. */
function validatorCompiler() {
  const shared = { removeAdditional: false, useDefaults: true, allErrors: true, strict: false } as const;
  const body = new Ajv({ ...shared, coerceTypes: false });
  const address = new Ajv({ ...shared, coerceTypes: true });
  for (const ajv of [body, address]) {
    (addFormats as never as (ajv: Ajv) => void)(ajv);
    ajv.addFormat("binary", true);
  }
  return ({ schema, httpPart }: { schema: any; httpPart?: string }) =>
    (httpPart === "body" ? body : address).compile(structuredClone(schema)) as never;
}

const PART: Record<string, string> = { querystring: "query", params: "path", headers: "header" };

type ValidationFailure = FastifyError & {
  validation?: { instancePath: string; keyword: string; params: Record<string, string> }[];
  validationContext?: string;
};

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const error = thrown as ValidationFailure;
  if (error.validation) {
    const part = PART[error.validationContext ?? ""] ?? "body";
    const fields = refusedFields(error.validation, `/${part}`);
    const tooMany = fields.every(({ path, rule }) => path === "/body/attachmentIds" && rule === "maxItems");
    return new Problem(tooMany ? "too-many-uploads" : "invalid-request", { fields });
  }
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Problem("body-too-large");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Problem("unsupported-media-type");
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_BAD_URL":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return new Problem("invalid-request", { fields: [{ path: "/body", rule: "json" }] });
  }
  if (typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem("invalid-request");
  return new Problem("internal");
}

/** An error for the log: where, never with what. A database's message may quote what a citizen wrote. */
function describe(thrown: unknown): { error: string; code?: string; at?: string[] } {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const at = thrown.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8);
  return { error: thrown.name, code: (thrown as { code?: string }).code, at };
}
