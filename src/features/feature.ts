/** A feature's door: what `src/app` knows of it. One file, `src/features/<x>/index.tsx`, exports `feature`. */
import type { ComponentType } from "react";
import type { CaseKind } from "../../contract/types.ts";
import type { IconName } from "../ui/icons.ts";

export interface Feature {
  /** The service's id, as tiles and the server's module switches name it. */
  id: string;
  routes: FeatureRoute[];
  /** Where what the citizen sends becomes a case: what “Việc của tôi” must know of it. */
  cases?: FeatureCases;
  /** Where a draft of the service `<id>:<about>` goes on, with `?draft=<id>`; a feature of one form names `cases.newPath`. */
  draftPath?(about: string): string;
}

export interface FeatureCases {
  kind: CaseKind;
  /** The screen of one of mine. */
  minePath(code: string): string;
  /** The screen of a published one. */
  publicPath(code: string): string;
  /** Where a new one is written; `?draft=<id>` goes on with that draft. */
  newPath: string;
  /** Names a subject (a report's kind, a question's topic) in the reader's language; empty where it is not known. */
  useSubject(): (subjectId: string) => string;
  icon: IconName;
}

export interface FeatureRoute {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Shows what was sent before, and so stays open when the service is closed, with the sentence on top. */
  staysOpen?: boolean;
}
