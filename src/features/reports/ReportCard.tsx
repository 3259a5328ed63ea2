import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { civilDate } from "../../../contract/calendar.ts";
import { codeInGroups } from "../../../contract/codes.ts";
import { findKind } from "../../../contract/reports.ts";
import type { ReportSummary } from "../../../contract/types.ts";
import { sayDate } from "../../lib/dates.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { useCategories } from "./categories.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { ReportStatusWord } from "./ReportStatusWord.tsx";

/** One report in a list. `picture` is decoration: the words say what it is. */
export function ReportCard({ report, to, picture }: { report: ReportSummary; to: string; picture?: ReactNode }) {
  const language = useLanguage();
  const kindTitle = useKindTitle();
  return (
    <Link to={to} className="pressable block rounded-card border border-line bg-surface p-4 shadow-card">
      <span className="-mr-3 flex flex-wrap items-start">
        <span className="mr-3 min-w-0 grow basis-40">
          <span className="block text-lead font-bold">{kindTitle(report.kindId)}</span>
          <span className="block">{report.excerpt}</span>
        </span>
        {picture && <span className="mb-2 h-16 w-16 shrink-0 overflow-hidden rounded-lg bg-page">{picture}</span>}
      </span>
      <span className="mt-1 block text-soft">{codeInGroups(report.code)}</span>
      <span className="block text-soft">
        {communeName(report.communeCode)} · {sayDate(civilDate(new Date(report.sentAt)), language)}
      </span>
      <span className="mt-2 block">
        <ReportStatusWord status={report.status} />
      </span>
    </Link>
  );
}

/** The words for a kind; a kind newer than this app's list has a word too. */
export function useKindTitle(): (kindId: string) => string {
  const t = useReportMessages();
  const language = useLanguage();
  const categories = useCategories();
  return (kindId) => {
    const found = findKind(categories, kindId);
    return found ? localText(found.kind.title, language) : t.detail.unknownKind;
  };
}
