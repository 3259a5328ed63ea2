import type { ReactNode } from "react";
import type { Case } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError, isNotFound } from "../../api/errors.ts";
import { paths } from "../../lib/paths.ts";
import "../../session/session.ts";
import { Button, EmptyState, ErrorState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { SeenAt } from "../SeenAt.tsx";
import { useSeen } from "../seen.ts";

interface Props {
  code: string;
  /** Where back leads when the screen was opened by a link. */
  parent: string;
  titleOf(item: Case): string;
  /** Once it is known. `refresh` asks whether there is something new. */
  children(item: Case, refresh: ReactNode): ReactNode;
  /** A screen in place of this one: where only a higher level may see it. */
  instead?: (error: unknown, again: () => void) => ReactNode;
}

/** One of my cases: opens on what was last seen of it, and says how old that is, what failed, or that it is not there. */
export function CaseFrame({ code, parent, titleOf, children, instead }: Props) {
  const t = useCaseMessages().case;
  const { data, error, seenAt, refetch, isFetching } = useSeen(
    ["my-case", code],
    ({ signal }) => api.call("getMyCase", { path: { code }, signal }),
    { staleTime: 0 }, // an answer may have come since
  );
  const again = () => void refetch();
  const other = error && instead?.(error, again);
  if (other) return <>{other}</>;
  if (isNotFound(error)) {
    return (
      <Screen title={t.notFound} parent={parent}>
        <EmptyState icon="search" title={t.notFound}>
          <p>{t.notFoundNext}</p>
        </EmptyState>
        <LinkCard to={paths.mine} icon="list-checks" title={t.toMine} />
      </Screen>
    );
  }
  return (
    <Screen title={data ? titleOf(data) : t.code} parent={parent}>
      {data ? (
        <>
          <SeenAt at={seenAt} />
          {/* Without a network the line above says it all. */}
          {error && !isApiError(error, "offline") && (
            <div className="mb-4">
              <ErrorState error={error} onRetry={again} />
            </div>
          )}
          {children(
            data,
            <Button look="quiet" icon="refresh" className="-ml-4" busy={isFetching} onClick={again}>
              {t.refresh}
            </Button>,
          )}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={again} />
      ) : (
        <Skeleton lines={3} cards={2} />
      )}
    </Screen>
  );
}
