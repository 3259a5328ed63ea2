/** Reads that outlive the app: every screen opens on what it last saw and says how old that is. */
import { useQuery, type QueryKey } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryClient } from "../api/queries.ts";
import { onNewcomer } from "../host/newcomer.ts";
import { getVault } from "../host/vault.ts";
import { now } from "../lib/clock.ts";

interface Seen<Data> {
  data: Data;
  /** UTC instant of the answer. */
  at: string;
}

export interface SeenState<Data> {
  data: Data | undefined;
  /** When what is shown was answered, while it is not fresh: from an earlier run, or because the last read failed. */
  seenAt: string | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch(): Promise<unknown>;
}

/** What the server has just said, for whoever shows it next, also after a kill. */
function remember<Data>(queryKey: QueryKey, data: Data): Seen<Data> {
  const seen = { data, at: now().toISOString() };
  void getVault().then((vault) => vault.write("seen", JSON.stringify(queryKey), seen));
  return seen;
}

/** The same for what came as the answer to something else. */
export function putSeen<Data>(queryKey: QueryKey, data: Data): void {
  queryClient.setQueryData<Seen<Data>>(queryKey, remember(queryKey, data));
}

/** Another citizen may hold this phone next: nothing of what was seen stays. */
export async function forgetSeen(): Promise<void> {
  await letGoOfSeen();
  const vault = await getVault();
  for (const { id } of await vault.list("seen")) await vault.remove("seen", id);
}

/** What a screen shows now, it asks for anew; what is under way was asked for by the one before. */
async function letGoOfSeen(): Promise<void> {
  turn += 1;
  await queryClient.cancelQueries();
  void queryClient.resetQueries();
}
/** Counts those who had this phone. */
let turn = 0;
onNewcomer(() => void letGoOfSeen());

/**
 * Shows what was last seen at once, and what the server says as soon as it says it.
 * @param queryKey names the read, in the cache and in the vault
 */
export function useSeen<Data>(
  queryKey: QueryKey,
  fetch: (context: { signal?: AbortSignal }) => Promise<Data>,
  options: { enabled?: boolean; refetchInterval?: number | false; staleTime?: number } = {},
): SeenState<Data> {
  const id = JSON.stringify(queryKey);
  const query = useQuery<Seen<Data>>(
    {
      queryKey,
      queryFn: async ({ signal }) => remember(queryKey, await fetch({ signal })),
      refetchOnReconnect: "always",
      ...options,
    },
    queryClient,
  );
  const [kept, setKept] = useState<{ id: string; turn: number; seen: Seen<Data> }>();
  const missing = query.data === undefined;
  useEffect(() => {
    if (!missing) return;
    let here = true;
    const asked = turn;
    void getVault()
      .then((vault) => vault.read<Seen<Data>>("seen", id))
      .then((seen) => {
        if (here && seen) setKept({ id, turn: asked, seen });
      });
    return () => {
      here = false;
    };
  }, [id, missing]);
  const shown = query.data ?? (kept?.id === id && kept.turn === turn ? kept.seen : undefined);
  return {
    data: shown?.data,
    seenAt: shown && (query.data === undefined || query.isError) ? shown.at : undefined,
    error: query.error,
    isFetching: query.isFetching,
    refetch: query.refetch,
  };
}
