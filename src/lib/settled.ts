import { useEffect, useState } from "react";
import { toNfc } from "../../contract/text.ts";

/** As the server takes it in a search. */
const LONGEST = 200;

/** What was typed, once the fingers have rested for a moment, as a search takes it; the field itself is never touched. */
export function useSettledQuery(typed: string, milliseconds = 300): string {
  const query = toNfc(typed).trim().slice(0, LONGEST);
  const [settled, setSettled] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), milliseconds);
    return () => clearTimeout(timer);
  }, [query, milliseconds]);
  return settled;
}
