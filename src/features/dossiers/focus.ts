import { useEffect, useRef } from "react";

/** The focus goes to the first thing that is wrong, each time the citizen wanted to go on and could not. */
export function useFocusFirst(attempt: number, fieldId: string | undefined): void {
  const first = useRef(fieldId);
  first.current = fieldId;
  // Whoever was led here to mend something has the focus there already.
  const last = useRef(attempt);
  useEffect(() => {
    if (attempt > last.current && first.current) document.getElementById(first.current)?.focus();
    last.current = attempt;
  }, [attempt]);
}
