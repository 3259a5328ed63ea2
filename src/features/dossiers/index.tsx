import { useEffect, useState } from "react";
import type { LocalText } from "../../../contract/types.ts";
import { paths } from "../../lib/paths.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import type { Feature } from "../feature.ts";

/** Dossiers (hồ sơ): handed in under a procedure, followed, supplemented, and ended with a result. */
export const feature: Feature = {
  id: "dossiers",
  routes: [
    { path: "/dossiers/mine/:code", load: () => import("./MyDossierPage.tsx"), staysOpen: true },
    { path: "/dossiers/mine/:code/supplement", load: () => import("./SupplementPage.tsx"), staysOpen: true },
    { path: "/dossiers/lookup", load: () => import("./LookupPage.tsx"), staysOpen: true },
    // What the QR code of a receipt opens.
    { path: "/d/:code", load: () => import("./LookupPage.tsx"), staysOpen: true },
    { path: paths.papers, load: () => import("./PapersPage.tsx"), staysOpen: true },
  ],
  cases: {
    kind: "dossier",
    minePath: (code) => `/dossiers/mine/${code}`,
    publicPath: (code) => `/d/${code}`,
    newPath: "/procedures",
    useSubject,
    icon: "list-checks",
  },
};

/** The titles come by themselves: the first paint carries this door, not what is behind it. */
function useSubject(): (procedureCode: string) => string {
  const language = useLanguage();
  const [known, setKnown] = useState<{ titleOf(code: string): LocalText | undefined }>();
  useEffect(() => {
    let stop = () => undefined as void;
    let here = true;
    void import("./titles.ts")
      .then(({ titleOf, onTitle }) => {
        if (!here) return;
        stop = onTitle(() => setKnown({ titleOf }));
        setKnown({ titleOf });
      })
      .catch(() => undefined);
    return () => {
      here = false;
      stop();
    };
  }, []);
  return (code) => {
    const title = known?.titleOf(code);
    return title ? localText(title, language) : "";
  };
}
