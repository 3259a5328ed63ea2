import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { publicUrl } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { EmptyState, ErrorState, LinkCard, Screen, Skeleton } from "../../ui/index.ts";
import { getPublic } from "./api.ts";
import { useReportMessages } from "./messages.ts";
import { ReportDetail } from "./ReportDetail.tsx";

/** A report the office has published. */
export default function PublicReportPage() {
  const t = useReportMessages();
  const { code = "" } = useParams();
  const { data, error, refetch } = useQuery(
    { queryKey: ["report", code], queryFn: () => getPublic(code) },
    queryClient,
  );
  return (
    <Screen title={t.detail.title} parent="/reports">
      {isApiError(error, "report-not-found", "not-found") ? (
        <>
          <EmptyState icon="search" title={t.detail.notFound}>
            <p>{t.detail.notFoundNext}</p>
          </EmptyState>
          <LinkCard to="/reports" icon="map" title={t.detail.toList} />
        </>
      ) : data ? (
        <ReportDetail
          report={data}
          picture={(photo, size, alt) => (
            <img
              src={publicUrl(size === "thumb" ? photo.thumbUrl : photo.url)}
              alt={alt}
              width={photo.width}
              height={photo.height}
              loading="lazy"
              className={size === "thumb" ? "h-full w-full object-cover" : "h-auto w-full"}
            />
          )}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={3} cards={2} />
      )}
    </Screen>
  );
}
