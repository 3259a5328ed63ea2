// The part of Zalo's Graph API the server uses, small enough to break in every way. The sandbox has the whole of it.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Trouble = "500" | "-501" | "garbage" | "silent" | "html" | "null";

export const APP_SECRET = "secret-of-the-tests";

export async function startGraph() {
  const users = new Map<string, { id: string; name?: string }>();
  const codes = new Map<string, { data: object; accessToken: string; used: boolean }>();
  const state = { trouble: undefined as Trouble | undefined, calls: [] as string[] };

  const server = createServer((request, response) => {
    const path = request.url!.split("?")[0]!;
    state.calls.push(path);
    const json = (body: unknown) => response.setHeader("content-type", "text/json").end(JSON.stringify(body));
    if (state.trouble === "silent") return;
    if (state.trouble === "500") return void response.writeHead(500).end("Internal Server Error");
    if (state.trouble === "garbage") return void response.end('{"error":0,"data"');
    if (state.trouble === "html") return void response.end("<html>502</html>");
    if (state.trouble === "null") return void response.end("null");
    if (state.trouble === "-501") return void json({ error: -501, message: "not inside Vietnam" });
    const accessToken = String(request.headers["access_token"] ?? "");
    const user = users.get(accessToken);
    if (path === "/v2.0/me") {
      const proof = createHmac("sha256", APP_SECRET).update(accessToken).digest("hex");
      if (!user) return void json({ error: -216, message: "Access token is invalid" });
      if (request.headers["appsecret_proof"] !== proof) return void json({ error: -401, message: "Invalid proof" });
      return void json({ error: 0, message: "Success", ...user });
    }
    if (path === "/v2.0/me/info") {
      const code = codes.get(String(request.headers["code"] ?? ""));
      if (request.headers["secret_key"] !== APP_SECRET) return void json({ error: -1403, message: "Invalid secret" });
      if (!user) return void json({ error: -216, message: "Access token is invalid" });
      if (!code || code.used || code.accessToken !== accessToken)
        return void json({ error: 119, message: "Code is invalid" });
      code.used = true;
      return void json({ error: 0, message: "Success", data: code.data });
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    user(accessToken: string, user: { id: string; name?: string }) {
      users.set(accessToken, user);
      return accessToken;
    },
    /** A single-use token for a phone number or a place. */
    code(code: string, accessToken: string, data: object) {
      codes.set(code, { data, accessToken, used: false });
      return code;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
