/** The app's own screens, beside those of the features. Each is loaded when it is opened. */
import type { Feature } from "../features/feature.ts";
import { paths } from "../lib/paths.ts";

export const ownPages: Feature["routes"] = [
  { path: paths.notices, load: () => import("./NoticesPage.tsx") },
  { path: paths.hotline, load: () => import("./HotlinePage.tsx") },
  { path: paths.settings, load: () => import("./SettingsPage.tsx") },
  { path: paths.about, load: () => import("./AboutPage.tsx") },
];
