import { call } from "./client.ts";
import { Device } from "./devices.ts";
import type { RunningSandbox } from "./start.ts";

/** A session of a Zalo account without a phone: level 0, or level 1 for one that has a name to share. @returns its headers */
export async function sessionOf(
  server: string,
  { zalo }: Pick<RunningSandbox, "zalo">,
  account: { id: string; name: string; phone: string },
): Promise<Record<string, string>> {
  const sender = new Device("example");
  sender.settings.account = account;
  const zaloAccessToken = zalo.accessToken(sender);
  const { token } = await call<{ token: string }>(server, "POST", "/v1/sessions", {}, { zaloAccessToken });
  const bearer = { authorization: `Bearer ${token}` };
  if (account.name) {
    sender.grant("userInfo", true);
    const phoneToken = zalo.phoneToken(sender);
    await call(server, "POST", "/v1/session/level-1", bearer, { zaloAccessToken, phoneToken });
  }
  return bearer;
}
