/**
 * The one file that knows recoil. Screens that show shared state beside each other read it as atoms; the truth stays in
 * the stores outside React, which the first paint can use without recoil, and the atoms follow them.
 */
import type { ReactNode } from "react";
import { atom, RecoilRoot, useRecoilValue } from "recoil";

/** Something outside React that changes now and then: settings, the session. */
export interface Store<Value> {
  current(): Value;
  subscribe(listener: () => void): () => void;
}

/** `const useSettings = shared("settings", settingsStore)`. The hook works under `SharedState`. */
export function shared<Value>(key: string, store: Store<Value>): () => Value {
  const state = atom<Value>({
    key,
    default: store.current(),
    dangerouslyAllowMutability: true,
    effects: [
      ({ setSelf }) => {
        setSelf(store.current());
        return store.subscribe(() => setSelf(store.current()));
      },
    ],
  });
  return () => useRecoilValue(state);
}

export function SharedState({ children }: { children: ReactNode }) {
  return <RecoilRoot>{children}</RecoilRoot>;
}
