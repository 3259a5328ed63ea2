import type { Problem } from "../contract/types.ts";

/** An answer that was not a success; `problem` is what the server said, where it said something. */
export class CallFailed extends Error {
  readonly problem: Problem | undefined;
  constructor(call: string, status: number, problem?: Problem) {
    super(`${call} answered ${status} ${problem?.code ?? ""}`);
    this.problem = problem;
  }
}

type Headers = Record<string, string>;

/** One request to a province's server, as any program would send it: nothing but fetch. */
export async function call<Answer>(
  origin: string,
  method: string,
  path: string,
  headers: Headers = {},
  body?: unknown,
): Promise<Answer> {
  const response = await patiently(origin + path, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await failed(`${method} ${path}`, response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Sends a file by the tus protocol 1.0 in one piece. @returns the upload's id */
export async function upload(
  origin: string,
  path: "/v1/uploads" | "/v1/office/uploads",
  headers: Headers,
  bytes: Uint8Array,
  name = "",
): Promise<string> {
  const tus = { ...headers, "tus-resumable": "1.0.0" };
  const created = await patiently(origin + path, {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": String(bytes.length),
      ...(name && { "upload-metadata": `name ${Buffer.from(name).toString("base64")}` }),
    },
  });
  if (!created.ok) throw await failed(`POST ${path}`, created);
  const id = /([^/]+)\/?$/.exec(created.headers.get("location") ?? "")?.[1] ?? "";
  const sent = await patiently(`${origin}${path}/${id}`, {
    method: "PATCH",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    body: new Uint8Array(bytes),
  });
  if (!sent.ok) throw await failed(`PATCH ${path}/{id}`, sent);
  return id;
}

/** Waits where the server asks to: a dozen senders on one machine share its limit for one address. */
async function patiently(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, init);
    if (response.status !== 429 || attempt === 5) return response;
    await response.arrayBuffer();
    const seconds = Number(response.headers.get("retry-after") ?? 2);
    await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  }
}

const failed = async (what: string, response: Response) =>
  new CallFailed(what, response.status, (await response.json().catch(() => undefined)) as Problem | undefined);
