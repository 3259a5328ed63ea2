/** A list that grows by pages, opens on what it last showed and goes on from there. */
import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient } from "../../api/queries.ts";
import { useSeen } from "../seen.ts";

interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

export interface Pages<Item> {
  /** Undefined until something is known. */
  items: Item[] | undefined;
  seenAt: string | undefined;
  error: Error | null;
  refetch(): Promise<unknown>;
  /** Undefined at the end. */
  more?: () => void;
  loadingMore: boolean;
  moreError: Error | null;
}

export function usePages<Item>(
  queryKey: QueryKey,
  fetchPage: (given: { cursor?: string; signal?: AbortSignal }) => Promise<Page<Item>>,
): Pages<Item> {
  const first = useSeen(queryKey, fetchPage, { staleTime: 0 });
  const cursor = first.data?.nextCursor;
  const [wanted, setWanted] = useState(false);
  const rest = useInfiniteQuery(
    {
      queryKey: [...queryKey, "more", cursor],
      queryFn: ({ pageParam, signal }) => fetchPage({ cursor: pageParam, signal }),
      initialPageParam: cursor,
      getNextPageParam: (page) => page.nextCursor,
      enabled: wanted && cursor !== undefined,
    },
    queryClient,
  );
  const atEnd = cursor === undefined || (rest.data && !rest.hasNextPage);
  return {
    items: first.data && [...first.data.items, ...(rest.data?.pages.flatMap((page) => page.items) ?? [])],
    seenAt: first.seenAt,
    error: first.error,
    refetch: first.refetch,
    ...(atEnd ? {} : { more: () => (rest.data || rest.error ? void rest.fetchNextPage() : setWanted(true)) }),
    loadingMore: rest.isFetching,
    moreError: rest.error,
  };
}
