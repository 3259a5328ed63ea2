import type { UseInfiniteQueryResult, InfiniteData } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ReportPage, ReportSummary } from "../../../contract/types.ts";
import { Button, ErrorState, Skeleton } from "../../ui/index.ts";
import { useReportMessages } from "./messages.ts";

interface ReportPagesProps {
  query: UseInfiniteQueryResult<InfiniteData<ReportPage>, Error>;
  empty: ReactNode;
  card: (report: ReportSummary) => ReactNode;
}

/** A list that grows by pages: its skeleton, its end, its failure, and nothing yet. */
export function ReportPages({ query, empty, card }: ReportPagesProps) {
  const t = useReportMessages();
  const reports = query.data?.pages.flatMap((page) => page.items);
  if (!reports) {
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton cards={4} />
    );
  }
  if (reports.length === 0) return empty;
  return (
    <>
      <p role="status" className="visually-hidden">
        {t.mine.loaded(reports.length)}
      </p>
      <ul>
        {reports.map((report) => (
          <li key={report.code} className="mb-3">
            {card(report)}
          </li>
        ))}
      </ul>
      {query.isFetchNextPageError || query.isRefetchError ? (
        <ErrorState
          error={query.error}
          onRetry={() => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
        />
      ) : query.hasNextPage ? (
        <div className="flex flex-col">
          <Button look="secondary" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? t.mine.loadingMore : t.mine.more}
          </Button>
        </div>
      ) : (
        <p className="py-2 text-center text-soft">{t.mine.all}</p>
      )}
    </>
  );
}
