// The tus protocol by hand, one request at a time, so that a test can stop in the middle. Phones use a library.

/** Who sends: a citizen by token, an agency by key. */
export interface Uploader {
  token?: string;
  office?: string;
}

const headersOf = ({ token, office }: Uploader) => ({
  "tus-resumable": "1.0.0",
  ...(token && { authorization: `Bearer ${token}` }),
  ...(office && { "x-office-key": office, "x-officer-id": "officer-1" }),
});

/** Announces a file. @returns its path on the server, which survives the server's port */
export async function announce(origin: string, by: Uploader, bytes: number, name = "anh.jpg"): Promise<string> {
  const address = `${origin}/v1/${by.office ? "office/" : ""}uploads`;
  const metadata = `name ${Buffer.from(name).toString("base64")}`;
  const headers = { ...headersOf(by), "upload-length": String(bytes), "upload-metadata": metadata };
  const answer = await fetch(address, { method: "POST", headers });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return new URL(answer.headers.get("location")!, address).pathname;
}

/** Sends a piece. @returns the answer; its `Upload-Offset` is how far the server says it has come */
export const sendPiece = (origin: string, by: Uploader, path: string, offset: number, piece: Uint8Array) =>
  fetch(origin + path, {
    method: "PATCH",
    headers: {
      ...headersOf(by),
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: piece as BodyInit,
  });

/** How far the server has come; undefined when there is no such upload for this sender. */
export async function askOffset(origin: string, by: Uploader, path: string): Promise<number | undefined> {
  const answer = await fetch(origin + path, { method: "HEAD", headers: headersOf(by) });
  return answer.status === 200 ? Number(answer.headers.get("upload-offset")) : undefined;
}

export const uploadId = (path: string): string => path.split("/").at(-1)!;

/** A whole file in one piece. @returns its id */
export async function uploadBytes(origin: string, by: Uploader, bytes: Uint8Array): Promise<string> {
  const path = await announce(origin, by, bytes.length);
  const answer = await sendPiece(origin, by, path, 0, bytes);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return uploadId(path);
}
