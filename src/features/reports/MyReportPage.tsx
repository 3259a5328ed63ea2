import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { isApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import "../../session/session.ts";
import { Button, EmptyState, ErrorState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { getMine } from "./api.ts";
import { useAudience } from "./categories.ts";
import { MyPhoto } from "./MyPhoto.tsx";
import { useReportMessages } from "./messages.ts";
import { ReportDetail } from "./ReportDetail.tsx";

/** One of my reports, with its answer. */
export default function MyReportPage() {
  const t = useReportMessages();
  const { code = "" } = useParams();
  const { data, error, refetch, isFetching } = useQuery(
    // An answer may have come since: always asked anew, shown from what we have meanwhile.
    { queryKey: ["my-report", code], queryFn: () => getMine(code), staleTime: 0 },
    queryClient,
  );
  const police = useAudience(data?.kindId) === "police";
  return (
    <Screen title={t.detail.title} parent="/reports/mine">
      {isApiError(error, "report-not-found", "not-found") ? (
        <>
          <EmptyState icon="search" title={t.detail.notFound}>
            <p>{t.detail.notFoundNext}</p>
          </EmptyState>
          <LinkCard to="/reports/mine" icon="list-checks" title={t.detail.toMine} />
        </>
      ) : data ? (
        <>
          {error && (
            <div className="mb-4">
              <ErrorState error={error} onRetry={() => void refetch()} />
            </div>
          )}
          <ReportDetail
            report={data}
            picture={(photo, size, alt) => (
              <MyPhoto
                code={data.code}
                path={size === "thumb" ? photo.thumbUrl : photo.url}
                size={size}
                alt={alt}
                {...(size === "full" ? { className: "w-full" } : {})}
              />
            )}
            refresh={
              <div className="mt-2">
                <Button look="quiet" icon="refresh" className="-ml-4" busy={isFetching} onClick={() => void refetch()}>
                  {t.detail.refresh}
                </Button>
              </div>
            }
            note={
              <p className="mt-2 text-soft">
                {data.published
                  ? t.detail.published
                  : police || !data.mayPublish
                    ? t.detail.neverPublished
                    : t.detail.notPublished}
              </p>
            }
          />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={3} cards={2} />
      )}
    </Screen>
  );
}
