import { useEffect, useState } from "react";
import { findKind } from "../../../contract/reports.ts";
import type { Category } from "../../../contract/types.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import type { Feature } from "../feature.ts";
import { minePath } from "./paths.ts";

/** Field reports: a citizen tells the authorities, follows it, and sees what others told. */
export const feature: Feature = {
  id: "reports",
  routes: [
    { path: "/reports/new", load: () => import("./NewReportPage.tsx") },
    { path: "/reports/sent/:code", load: () => import("./MyReportPage.tsx"), staysOpen: true },
    { path: "/reports", load: () => import("./PublicReportsPage.tsx"), staysOpen: true },
    { path: "/reports/:code", load: () => import("./PublicReportPage.tsx"), staysOpen: true },
  ],
  cases: {
    kind: "report",
    minePath,
    publicPath: (code) => `/reports/${code}`,
    newPath: "/reports/new",
    useSubject,
    icon: "camera",
  },
};

/** The subjects come by themselves: the first paint carries this door, not what is behind it. */
function useSubject(): (subjectId: string) => string {
  const language = useLanguage();
  const [categories, setCategories] = useState<Category[]>([]);
  useEffect(() => {
    void import("./categories.ts").then(({ getCategories }) => setCategories(getCategories())).catch(() => undefined);
  }, []);
  return (subjectId) => {
    const found = findKind(categories, subjectId);
    return found ? localText(found.kind.title, language) : "";
  };
}
