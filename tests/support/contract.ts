// Checks that answers are as the contract writes them.
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { readContract, readOperations, type OperationInfo } from "../../server/contract.ts";
import { send, type Answered, type Sent } from "./server.ts";

const contract = readContract();
export const operations: Map<string, OperationInfo> = readOperations(contract);

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as never as (ajv: Ajv) => void)(ajv);
ajv.addFormat("binary", true);
ajv.addSchema({ $id: "contract", ...contract });

const validators = new Map<string, ValidateFunction>();
function validatorAt(pointer: string): ValidateFunction {
  let found = validators.get(pointer);
  if (!found) validators.set(pointer, (found = ajv.compile({ $ref: `contract#${pointer}` })));
  return found;
}

const FILES = ["image/webp", "image/jpeg", "application/pdf"];
const escape = (name: string) => name.replace(/~/g, "~0").replace(/\//g, "~1");

/** Throws unless the answer is one the contract writes for this operation. */
export function checkAnswer(operation: OperationInfo, answer: Answered): void {
  const where = `${operation.id} answered ${answer.status}`;
  if (!answer.headers.get("x-request-id")) throw new Error(`${where} without X-Request-Id`);
  const type = answer.headers.get("content-type")?.split(";")[0];
  const base = `/paths/${escape(operation.path)}/${operation.method.toLowerCase()}/responses`;
  const responses = contract.paths[operation.path][operation.method.toLowerCase()].responses;
  if (answer.status >= 400) {
    if (type !== "application/problem+json") throw new Error(`${where} as ${type}, not as a problem`);
    check(`/components/schemas/Problem`, answer.body, where);
    return;
  }
  if (!(answer.status in responses)) throw new Error(`${where}, which the contract does not write`);
  if (operation.isPublicRead && !answer.headers.get("etag")) throw new Error(`${where} without ETag`);
  if (answer.status === 204 || answer.status === 304) {
    if (answer.text !== "") throw new Error(`${where} with a body`);
    return;
  }
  if (operation.answersFile) {
    if (!FILES.includes(type ?? "")) throw new Error(`${where} as ${type}, not as a file`);
    return;
  }
  if (type !== "application/json") throw new Error(`${where} as ${type}`);
  check(`${base}/${answer.status}/content/application~1json/schema`, answer.body, where);
}

function check(pointer: string, body: unknown, where: string): void {
  const validate = validatorAt(pointer);
  if (validate(body)) return;
  const errors = validate.errors!.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  throw new Error(`${where} with a body that is not as written: ${errors.join("; ")}`);
}

/** Who sends a file: a citizen's token or an office's key. */
type Sender = Pick<Sent, "token" | "office">;

/** Calls operations by name and checks every answer. */
export function createCaller(origin: string) {
  async function call<T = any>(
    id: string,
    sent: Sent & { path?: Record<string, string>; query?: Record<string, string | number> } = {},
  ): Promise<Answered<T>> {
    const operation = operations.get(id);
    if (!operation) throw new Error(`The contract has no operation ${id}`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(sent.path![name]!));
    const query = new URLSearchParams(Object.entries(sent.query ?? {}).map(([name, value]) => [name, String(value)]));
    const answer = await send<T>(origin, path + (query.size ? `?${query}` : ""), { ...sent, method: operation.method });
    checkAnswer(operation, answer);
    return answer;
  }

  /**
   * One request of the tus protocol, as the contract's `Upload` describes it: in `openapi.yaml` the protocol has no
   * operations of its own.
   */
  async function tus(
    method: "POST" | "PATCH" | "HEAD",
    sender: Sender,
    sent: { uploadId?: string; headers?: Record<string, string>; bytes?: Uint8Array } = {},
  ): Promise<Answered> {
    const root = sender.office ? "/v1/office/uploads" : "/v1/uploads";
    const path = sent.uploadId ? `${root}/${sent.uploadId}` : root;
    const headers = { "tus-resumable": "1.0.0", ...sent.headers };
    const answer = await send(origin, path, { ...sender, method, headers, bytes: sent.bytes });
    const where = `${method} ${path} answered ${answer.status}`;
    if (answer.headers.get("tus-resumable") !== "1.0.0") throw new Error(`${where} without Tus-Resumable`);
    if (answer.status >= 400 && method !== "HEAD") check(`/components/schemas/Problem`, answer.body, where);
    if (answer.status < 300 && method !== "POST" && !/^\d+$/.test(answer.headers.get("upload-offset") ?? ""))
      throw new Error(`${where} without Upload-Offset`);
    return answer;
  }

  /** Announces a file of so many bytes. @returns its id */
  async function announce(sender: Sender, bytes: number, name = "anh.jpg"): Promise<string> {
    const metadata = `name ${Buffer.from(name).toString("base64")}`;
    const headers = { "upload-length": String(bytes), "upload-metadata": metadata };
    const answer = await tus("POST", sender, { headers });
    const id = /\/uploads\/([0-9a-f-]{36})$/.exec(answer.headers.get("location") ?? "")?.[1];
    if (answer.status !== 201 || !id) throw new Error(`No place for an upload: ${answer.status} ${answer.text}`);
    return id;
  }

  const sendPiece = (sender: Sender, uploadId: string, offset: number, bytes: Uint8Array) =>
    tus("PATCH", sender, {
      uploadId,
      bytes,
      headers: { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    });

  /** A whole file in one piece. @returns its id */
  async function upload(sender: Sender, bytes: Uint8Array): Promise<string> {
    const id = await announce(sender, bytes.length);
    const answer = await sendPiece(sender, id, 0, bytes);
    if (answer.status !== 204) throw new Error(`The file was not taken: ${answer.status} ${answer.text}`);
    return id;
  }
  return { call, tus, announce, sendPiece, upload };
}
