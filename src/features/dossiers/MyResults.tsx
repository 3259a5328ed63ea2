import type { ReactElement } from "react";
import type { CaseSummary } from "../../../contract/types.ts";
import { queryClient } from "../../api/queries.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { EmptyState } from "../../ui/index.ts";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";
import { listPapers, PAPERS } from "./papers.ts";

interface Props {
  words: { found: (count: number, more: boolean) => string; empty: string; emptyNext: string };
  card: (item: CaseSummary) => ReactElement;
}

/** What dossiers of mine have ended with; below level 2 why it is not shown, and the way there. */
export function MyResults({ words, card }: Props) {
  const level = useLevel();
  if (level !== undefined && level < 2)
    return <NeedsLevel2 onRaised={() => void queryClient.invalidateQueries({ queryKey: PAPERS })} />;
  return (
    <SeenPages
      queryKey={PAPERS}
      fetch={listPapers}
      count={words.found}
      card={card}
      empty={
        <EmptyState icon="list-checks" title={words.empty}>
          <p>{words.emptyNext}</p>
        </EmptyState>
      }
    />
  );
}
