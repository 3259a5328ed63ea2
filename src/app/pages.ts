/** The app's own screens, beside those of the features. Each is loaded when it is opened. */
import type { Feature } from "../features/feature.ts";
import { paths } from "../lib/paths.ts";

export const ownPages: Feature["routes"] = [
  { path: paths.mine, load: () => import("./MinePage.tsx") },
  { path: paths.notices, load: () => import("./NoticesPage.tsx") },
  { path: paths.hotline, load: () => import("./HotlinePage.tsx") },
  { path: paths.settings, load: () => import("./SettingsPage.tsx") },
  { path: paths.about, load: () => import("./AboutPage.tsx") },
  { path: paths.looks, load: () => import("./LooksPage.tsx") },
  { path: paths.identity, load: () => import("./IdentityPage.tsx") },
];

/** Where screens stood that have moved: links to them are in messages and on paper. */
export const moved: Record<string, string> = { "/reports/mine": paths.mine };
