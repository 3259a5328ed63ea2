import { useSyncExternalStore } from "react";
import { session, type SessionState } from "./session.ts";

/** Who the citizen is now. Mounting the first user of it begins a session silently. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.current);
}
