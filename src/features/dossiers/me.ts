import { useSeen } from "../../cases/seen.ts";
import type { Identity } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { useSession } from "../../session/useSession.ts";

/** Who was proven; undefined below level 2. Without a network: as last seen on this phone. */
export function useMe(): Identity | undefined {
  const state = useSession();
  const level = state.status === "ready" ? state.session.level : undefined;
  const { data } = useSeen(["my-identity"], ({ signal }) => api.call("getMyIdentity", { signal }), {
    enabled: level === 2,
  });
  return level === undefined || level === 2 ? data : undefined;
}

/** What the one who proved it is called, `Sao Mai ID`; without an id the one who would be asked. */
export function useProviderName(id?: string): string | undefined {
  const language = useLanguage();
  const { data } = useSeen(["identity-providers"], ({ signal }) => api.call("listIdentityProviders", { signal }));
  const provider = id ? data?.items.find((each) => each.id === id) : data?.items[0];
  return provider && localText(provider.name, language);
}
