import { useInfiniteQuery } from "@tanstack/react-query";
import { queryClient } from "../../api/queries.ts";
import "../../session/session.ts";
import { EmptyState, LinkCard, Screen } from "../../ui/index.ts";
import { listMine } from "./api.ts";
import { MyPhoto } from "./MyPhoto.tsx";
import { useReportMessages } from "./messages.ts";
import { ReportCard } from "./ReportCard.tsx";
import { ReportPages } from "./ReportPages.tsx";

/** What I have sent, newest first. */
export default function MyReportsPage() {
  const t = useReportMessages();
  const query = useInfiniteQuery(
    {
      queryKey: ["my-reports"],
      queryFn: ({ pageParam }) => listMine(pageParam),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor,
    },
    queryClient,
  );
  return (
    <Screen title={t.mine.title}>
      <ReportPages
        query={query}
        card={(report) => (
          <ReportCard
            report={report}
            to={`/reports/sent/${report.code}`}
            picture={report.thumbUrl && <MyPhoto code={report.code} path={report.thumbUrl} size="thumb" alt="" />}
          />
        )}
        empty={
          <>
            <EmptyState icon="send" title={t.mine.empty}>
              <p>{t.mine.emptyNext}</p>
            </EmptyState>
            <LinkCard to="/reports/new" icon="camera" title={t.mine.emptyAction} />
          </>
        }
      />
    </Screen>
  );
}
