/** A feature's door: what `src/app` knows of it. One file, `src/features/<x>/index.tsx`, exports `feature`. */
import type { ComponentType } from "react";

export interface Feature {
  /** The service's id, as tiles and the server's module switches name it. */
  id: string;
  routes: FeatureRoute[];
}

export interface FeatureRoute {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Shows what was sent before, and so stays open when the service is closed, with the sentence on top. */
  staysOpen?: boolean;
}
