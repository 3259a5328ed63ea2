/** Every screen there is: the app's own and those of the features. */
import type { FeatureRoute } from "../features/feature.ts";
import { matchPath } from "react-router-dom";
import { paths } from "../lib/paths.ts";
import { features } from "./features.ts";
import { ownPages } from "./pages.ts";
import { groups } from "./tiles.ts";

export interface AppRoute extends FeatureRoute {
  /** The feature the screen belongs to. */
  service?: string;
}

export const routes: AppRoute[] = [
  ...ownPages,
  ...features.flatMap(({ id, routes }) => routes.map((route) => ({ ...route, service: id }))),
];

export const knownPaths = [paths.home, ...routes.map(({ path }) => path)];

/** Fetches the code of the screen behind the first tile, before anything heavy starts (perf.md: it halves the first tap). */
export function prefetchFirstScreen(): Promise<unknown> {
  const path = groups[0]?.tiles[0]?.path;
  const route = path && routes.find((candidate) => matchPath(candidate.path, path));
  return route ? route.load() : Promise.resolve();
}
