import type { Feature } from "../feature.ts";
import { newPath } from "./paths.ts";

/** Dossiers (hồ sơ): what a procedure asks is filled in and submitted on the phone. */
export const feature: Feature = {
  id: "dossiers",
  routes: [
    { path: "/dossiers/new/:code", load: () => import("./DossierPage.tsx") },
    { path: "/dossiers/needs/:code", load: () => import("./NeedsPage.tsx"), staysOpen: true },
  ],
  draftPath: newPath,
};
