/** What a screen was set to at each visit, so that back finds it again. It lives as long as the app. */
import { useState } from "react";
import { useLocation } from "react-router-dom";

/** @returns a hook like `useState`, whose state belongs to the visit: going there anew begins with `empty` */
export function createVisits<State>(empty: State): () => [State, (next: State) => void] {
  const visits = new Map<string, State>();
  return function useVisit() {
    const { key } = useLocation();
    const [state, setState] = useState(visits.get(key) ?? empty);
    const change = (next: State) => {
      visits.set(key, next);
      setState(next);
    };
    return [state, change];
  };
}
