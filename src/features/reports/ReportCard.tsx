import { Link } from "react-router-dom";
import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import type { CaseSummary, Place } from "../../../contract/types.ts";
import { publicUrl } from "../../api/api.ts";
import { CaseStatusWord } from "../../cases/case/StatusWord.tsx";
import { sayDate } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { useKindTitle } from "./categories.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";

/** One published report in a list. The picture is decoration: the words say what it is. */
export function ReportCard({ report, withPicture }: { report: CaseSummary; withPicture: boolean }) {
  const t = useReportMessages();
  const language = useLanguage();
  const kindTitle = useKindTitle();
  const { code, subjectId, excerpt, communeCode, sentAt, status, late, thumbUrl } = report;
  return (
    <Link
      to={`/reports/${code}`}
      className="pressable block rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <span className="-mr-3 flex flex-wrap items-start">
        <span className="mr-3 min-w-0 grow basis-40">
          <span className="block text-lead font-bold">{kindTitle(subjectId)}</span>
          <span className="block break-words">{excerpt}</span>
        </span>
        {thumbUrl && (
          <span className="mb-2 mr-3 h-16 w-16 shrink-0 overflow-hidden rounded-lg bg-page">
            {withPicture && (
              <img src={publicUrl(thumbUrl)} alt="" loading="lazy" className="h-full w-full object-cover" />
            )}
          </span>
        )}
      </span>
      <span className="mt-1 block text-soft">{codeInGroups(code)}</span>
      <span className="block text-soft">
        {[communeCode && communeName(communeCode), sayDate(civilDate(new Date(sentAt)), language)]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <span className="mt-2 block">
        <CaseStatusWord status={status} late={late} words={t.caseWords.status} />
      </span>
    </Link>
  );
}

/** Where it is, under its heading. */
export function PlaceInWords({ place }: { place: Place }) {
  const t = useReportMessages();
  return (
    <div className="mb-3">
      <p className="text-soft">{t.detail.where}</p>
      <p className="break-words">{[communeName(place.communeCode), place.landmark].filter(Boolean).join(", ")}</p>
    </div>
  );
}
