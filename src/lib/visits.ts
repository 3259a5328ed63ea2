/** What a screen was set to at each visit, so that back finds it again. It lives as long as the app. */
import { useEffect, useState } from "react";
import { useLocation } from "react-router-dom";

/** @returns a hook like `useState`, whose state belongs to the visit: going there anew begins with `empty` */
export function createVisits<State>(empty: State): () => [State, (next: State) => void] {
  const visits = new Map<string, State>();
  return function useVisit() {
    const { key } = useLocation();
    const [state, setState] = useState(visits.get(key) ?? empty);
    // Also when the address of the same visit has changed, as by a filter that stands in it.
    useEffect(() => void visits.set(key, state), [key, state]);
    return [state, setState];
  };
}
