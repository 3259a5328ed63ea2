import type { Feature } from "../feature.ts";

/** Field reports: a citizen tells the authorities, follows it, and sees what others told. */
export const feature: Feature = {
  id: "reports",
  routes: [
    { path: "/reports/new", load: () => import("./NewReportPage.tsx") },
    { path: "/reports/mine", load: () => import("./MyReportsPage.tsx"), staysOpen: true },
    { path: "/reports/sent/:code", load: () => import("./MyReportPage.tsx"), staysOpen: true },
    { path: "/reports", load: () => import("./PublicReportsPage.tsx"), staysOpen: true },
    { path: "/reports/:code", load: () => import("./PublicReportPage.tsx"), staysOpen: true },
  ],
};
