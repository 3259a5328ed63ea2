import type { ReactNode } from "react";
import { isNotFound } from "../api/errors.ts";
import { EmptyState, ErrorState, Screen, Skeleton } from "../ui/index.ts";
import { SeenAt } from "./SeenAt.tsx";
import { useSeen } from "./seen.ts";

interface SeenScreenProps<Data> {
  title: string;
  parent: string;
  /** Names the read, in the cache and in the vault. */
  queryKey: string[];
  fetch(context: { signal?: AbortSignal }): Promise<Data>;
  /** Where the server knows no such thing (any more), or does not show it. */
  notFound: { title: string; next: string };
  children(data: Data): ReactNode;
  /** Stands under it in every case: where to go from here. */
  after?: ReactNode;
}

/** A screen of one thing everybody may see: opens on what was last seen, and says when it is not there. */
export function SeenScreen<Data>(props: SeenScreenProps<Data>) {
  const { title, parent, queryKey, fetch, notFound, children, after } = props;
  const { data, error, seenAt, refetch } = useSeen(queryKey, fetch);
  return (
    <Screen title={title} parent={parent}>
      {isNotFound(error) ? (
        <EmptyState icon="search" title={notFound.title}>
          <p>{notFound.next}</p>
        </EmptyState>
      ) : data ? (
        <>
          <SeenAt at={seenAt} />
          {children(data)}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={3} cards={2} />
      )}
      {after && <div className="mt-6">{after}</div>}
    </Screen>
  );
}
