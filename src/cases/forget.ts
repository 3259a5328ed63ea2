/** The citizen wants this phone to know nothing of them. What has reached the province stays there. */
import { queryClient } from "../api/queries.ts";
import { level2 } from "../session/level2.ts";
import { forgetMe } from "../session/session.ts";
import { letDraftsGo } from "./draft/kept.ts";
import { uploads } from "./files/uploads.ts";
import { outbox } from "./outbox/outbox.ts";

/** What would never arrive: for the sentence before it is done. */
export const unsentCount = (): number => outbox.entries().filter(({ state }) => state !== "sent").length;

export async function forgetEverything(): Promise<void> {
  // First whoever would write again, then what was written.
  for (const { key } of outbox.entries()) await outbox.discard(key);
  uploads.stop();
  await letDraftsGo();
  await level2.forget();
  await forgetMe();
  queryClient.clear();
}
