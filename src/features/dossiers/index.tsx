import { paths } from "../../lib/paths.ts";
import type { Feature } from "../feature.ts";
import { newPath } from "./paths.ts";
import { useProcedureTitle } from "./useProcedureTitle.ts";

/** Dossiers (hồ sơ): handed in under a procedure, followed, supplemented, and ended with a result. */
export const feature: Feature = {
  id: "dossiers",
  routes: [
    { path: "/dossiers/new/:code", load: () => import("./DossierPage.tsx") },
    { path: "/dossiers/needs/:code", load: () => import("./NeedsPage.tsx"), staysOpen: true },
    // What the link to a second person opens.
    { path: "/agree/:token", load: () => import("./AgreePage.tsx"), staysOpen: true },
    { path: "/dossiers/mine/:code", load: () => import("./MyDossierPage.tsx"), staysOpen: true },
    { path: "/dossiers/mine/:code/supplement", load: () => import("./SupplementPage.tsx"), staysOpen: true },
    { path: "/dossiers/lookup", load: () => import("./LookupPage.tsx"), staysOpen: true },
    // What the QR code of a receipt opens.
    { path: "/d/:code", load: () => import("./LookupPage.tsx"), staysOpen: true },
    { path: paths.papers, load: () => import("./PapersPage.tsx"), staysOpen: true },
    { path: paths.consents, load: () => import("./ConsentsPage.tsx"), staysOpen: true },
  ],
  cases: {
    kind: "dossier",
    minePath: (code) => `/dossiers/mine/${code}`,
    publicPath: (code) => `/d/${code}`,
    newPath: "/procedures",
    useSubject: useProcedureTitle,
    icon: "list-checks",
  },
  draftPath: newPath,
};
