import type { Feature } from "../feature.ts";

/** Administrative procedures (thủ tục hành chính): found in everyday words, read before one sets out. */
export const feature: Feature = {
  id: "procedures",
  routes: [
    { path: "/procedures", load: () => import("./ProceduresPage.tsx") },
    { path: "/procedures/:code", load: () => import("./ProcedurePage.tsx") },
  ],
};
