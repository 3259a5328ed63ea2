import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { ERRORS, MemoryLocker, Server, Upload } from "@tus/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouteInfo } from "./contract.ts";
import { beginUpload, finishUpload, findUpload, partialPath, receivedBytes } from "./core/attachments.ts";
import type { Owner } from "./core/case-access.ts";
import type { Core } from "./core/core.ts";
import { Problem } from "./problem.ts";

/** Where files come in, by the tus protocol 1.0. What else can be done with them is in the contract. */
export const UPLOAD_ROUTES: RouteInfo[] = (["citizen", "office"] as const).flatMap((by) => {
  const path = by === "citizen" ? "/v1/uploads" : "/v1/office/uploads";
  const route = (method: string, path: string): RouteInfo => ({
    id: by === "citizen" ? "upload" : "officeUpload",
    method,
    path,
    by,
    level: 0,
    scope: "cases:write",
    isPublicRead: false,
    takesFile: true,
  });
  return [route("POST", path), route("HEAD", `${path}/{uploadId}`), route("PATCH", `${path}/{uploadId}`)];
});

const PIECE = "application/offset+octet-stream";
/** A phone that comes back does not wait long for the request it left behind. */
const LOCK_DRAIN_MS = 300;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the protocol's library does not know of a request, and what went wrong with it. */
interface Asked {
  owner: Owner;
  failure?: unknown;
}

/** Mounts tus behind our own authentication, limits, CORS and problems. Before the contract's routes. */
export async function acceptUploads(app: FastifyInstance, core: Core): Promise<void> {
  const all = new WeakMap<Request, Asked>();
  const tus = createTus(core, (request) => all.get(request)!);

  async function handle(request: FastifyRequest, reply: FastifyReply) {
    const asked: Asked = { owner: request.office ? { office: request.office } : { citizen: request.citizen! } };
    const web = asWebRequest(request, reply);
    all.set(web, asked);
    const response = await tus.handleWeb(web);
    if (response.status >= 400) throw problemFor(asked.failure, response.status);
    for (const [name, value] of response.headers) if (!name.startsWith("access-control-")) reply.header(name, value);
    return reply.code(response.status).header("cache-control", "no-store").send();
  }

  await app.register(async (scope) => {
    // Read as it comes, by the protocol's library.
    scope.addContentTypeParser(PIECE, (_request, payload, done) => done(null, payload));
    for (const route of UPLOAD_ROUTES) {
      scope.route({
        method: route.method as "POST",
        url: route.path.replace("{uploadId}", ":uploadId"),
        config: { operation: route },
        handler: handle,
      });
    }
  });
}

function createTus(core: Core, askedOf: (request: Request) => Asked): Server {
  return new Server({
    path: "/",
    datastore: new PartialFiles(core),
    locker: new MemoryLocker(),
    lockDrainTimeout: LOCK_DRAIN_MS,
    // Without the host: proxies disagree about it, and the phone knows it.
    generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
    getFileIdFromRequest: (_request, id) => (id && UUID.test(id) ? id : undefined),
    namingFunction(request, metadata) {
      if (request.headers.get("content-type") === PIECE) throw new Problem("unsupported-media-type");
      const length = request.headers.get("upload-length");
      if (length === null) throw new Problem("invalid-request");
      const { name, key } = metadata ?? {};
      return beginUpload(core, askedOf(request).owner, {
        bytes: Number(length),
        ...(name && { name }),
        ...(key && { key }),
      });
    },
    async onIncomingRequest(request, id) {
      await findUpload(core.db, askedOf(request).owner, id);
    },
    async onUploadFinish(_request, { id }) {
      await finishUpload(core, id);
      return {};
    },
    onResponseError(request, error) {
      askedOf(request).failure = error;
      // What the library is to say in its own words is never sent.
      return error instanceof Error ? { status_code: 500, body: error.name } : undefined;
    },
  });
}

/** Bytes in a folder, everything else in the row. */
class PartialFiles extends FileStore {
  readonly #core: Core;

  constructor(core: Core) {
    super({ directory: core.partialDir });
    this.#core = core;
    this.extensions = ["creation"];
  }

  #row(id: string) {
    return this.#core.db
      .selectFrom("attachment")
      .select(["id", "state", "bytes"])
      .where("id", "=", id)
      .executeTakeFirst();
  }

  /** A repeated creation finds what the first one made, with all that has arrived since. */
  override async create(upload: Upload): Promise<Upload> {
    const row = await this.#row(upload.id);
    if (row?.state === "partial") await (await open(partialPath(this.#core, upload.id), "a")).close();
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#row(id);
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: row.bytes, offset: await receivedBytes(this.#core, row) });
  }
}

/** The library speaks the web's `Request`. Of the headers it gets those of its protocol. */
function asWebRequest(request: FastifyRequest, reply: FastifyReply): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (/^(tus|upload)-|^content-/.test(name) && typeof value === "string") headers.set(name, value);
  const hasBody = request.body !== undefined && request.body !== null;
  const web = new Request(`http://localhost${request.url}`, {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request.raw) as BodyInit, duplex: "half" }),
  } as RequestInit);
  // By it the library hears that the phone is gone, and keeps what has arrived.
  return Object.assign(web, { runtime: { name: "node", node: { req: request.raw, res: reply.raw } } });
}

function problemFor(failure: unknown, status: number): unknown {
  if (failure instanceof Problem) return failure;
  // Neither ours nor the protocol's: something broke.
  if (failure instanceof Error) return failure;
  if (status === 404 || status === 410) return new Problem("upload-not-found");
  if (status === 409) return new Problem("upload-incomplete");
  if (status === 413) return new Problem("file-too-large");
  return status === 500 ? new Problem("internal") : new Problem("invalid-request");
}
