import { useEffect, useState } from "react";
import type { LocalText } from "../../../contract/types.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";

/** The titles come by themselves: the first paint carries this door, not what is behind it. */
export function useProcedureTitle(): (procedureCode: string) => string {
  const language = useLanguage();
  const [known, setKnown] = useState<{ titleOf(code: string): LocalText | undefined }>();
  useEffect(() => {
    let stop = () => undefined as void;
    let here = true;
    void import("./titles.ts")
      .then(({ titleOf, onTitle }) => {
        if (!here) return;
        stop = onTitle(() => setKnown({ titleOf }));
        setKnown({ titleOf });
      })
      .catch(() => undefined);
    return () => {
      here = false;
      stop();
    };
  }, []);
  return (code) => {
    const title = known?.titleOf(code);
    return title ? localText(title, language) : "";
  };
}
