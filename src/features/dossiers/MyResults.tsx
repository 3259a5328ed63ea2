import type { ReactElement, ReactNode } from "react";
import type { CaseSummary } from "../../../contract/types.ts";
import { queryClient } from "../../api/queries.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";
import { listPapers, PAPERS } from "./papers.ts";

interface Props {
  count: (count: number, more: boolean) => string;
  card: (item: CaseSummary) => ReactElement;
  empty: ReactNode;
}

/** What dossiers of mine have ended with; below level 2 why it is not shown, and the way there. */
export function MyResults({ count, card, empty }: Props) {
  const level = useLevel();
  if (level !== undefined && level < 2)
    return <NeedsLevel2 onRaised={() => void queryClient.invalidateQueries({ queryKey: PAPERS })} />;
  return <SeenPages queryKey={PAPERS} fetch={listPapers} count={count} card={card} empty={empty} />;
}
