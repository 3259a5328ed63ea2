import { useParams } from "react-router-dom";
import { CallLink, LinkCard } from "../../ui/index.ts";
import { FollowButton } from "../../cases/case/FollowButton.tsx";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { SeenScreen } from "../../cases/SeenScreen.tsx";
import { getPublic } from "./api.ts";
import { useKindTitle } from "./categories.ts";
import { useReportMessages } from "./messages.ts";
import { PublicReport } from "./PublicReport.tsx";

/** A report the office has published. */
export default function PublicReportPage() {
  const t = useReportMessages();
  const { code = "" } = useParams();
  const kindTitle = useKindTitle();
  return (
    <SeenScreen
      title={t.detail.title}
      parent="/reports"
      queryKey={["report", code]}
      fetch={(context) => getPublic(code, context)}
      notFound={{ title: t.detail.notFound, next: t.detail.notFoundNext }}
      after={<LinkCard to="/reports" icon="map" title={t.detail.toList} />}
    >
      {(report) => (
        <>
          <PublicReport report={report} />
          <div className="mt-6">
            <FollowButton code={report.code} />
            <div className="h-3" />
            <ShareButton path={`/reports/${report.code}`} title={kindTitle(report.kindId)} />
          </div>
          <section className="mt-6">
            <h2 className="text-lead">{t.detail.help}</h2>
            <p className="mb-2">{t.detail.helpText}</p>
            <div className="flex flex-col">
              <CallLink />
            </div>
          </section>
        </>
      )}
    </SeenScreen>
  );
}
