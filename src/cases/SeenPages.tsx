import type { ReactNode } from "react";
import { Button, ErrorState, Skeleton } from "../ui/index.ts";
import { usePages, type Pages } from "./case/pages.ts";
import { LongList } from "./LongList.tsx";
import { useCaseMessages } from "./messages.ts";
import { SeenAt } from "./SeenAt.tsx";

interface SeenPagesProps<Item> {
  /** Names the list, in the cache and in the vault. */
  queryKey: string[];
  fetch: Parameters<typeof usePages<Item>>[1];
  /** `near`: whether it is worth fetching the card's picture. */
  card(item: Item, near: boolean): ReactNode;
  /** In place of a list without items. */
  empty: ReactNode;
  /** How many there are, to who looks and to who listens. */
  count(items: number, more: boolean): string;
  /** Whether the count is for the eyes, too. */
  showCount?: boolean;
}

/** A list that opens on what was last seen, and grows by a page when that is asked for. */
export function SeenPages<Item extends { code: string }>(props: SeenPagesProps<Item>) {
  const { queryKey, fetch, card, empty, count, showCount } = props;
  const t = useCaseMessages().mine;
  const { items, seenAt, error, refetch, more, loadingMore, moreError }: Pages<Item> = usePages(queryKey, fetch);
  if (!items) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton cards={4} />;
  return (
    <>
      <SeenAt at={seenAt} />
      <p role="status" className={showCount && items.length > 0 ? "mb-3 font-bold" : "visually-hidden"}>
        {count(items.length, more !== undefined)}
      </p>
      {items.length === 0 ? empty : <LongList items={items} card={card} />}
      {moreError ? (
        <ErrorState error={moreError} onRetry={more} />
      ) : (
        more && (
          <div className="flex flex-col">
            <Button look="secondary" busy={loadingMore} onClick={more}>
              {loadingMore ? t.loadingMore : t.more}
            </Button>
          </div>
        )
      )}
    </>
  );
}
