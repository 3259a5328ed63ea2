/** Every screen there is: the app's own and those of the features. */
import type { FeatureRoute } from "../features/feature.ts";
import { matchPath } from "react-router-dom";
import { paths } from "../lib/paths.ts";
import { features } from "./features.ts";
import { moved, ownPages } from "./pages.ts";
import { groups } from "./tiles.ts";

export interface AppRoute extends FeatureRoute {
  /** The feature the screen belongs to. */
  service?: string;
}

type Page = Awaited<ReturnType<AppRoute["load"]>>;

export const routes: AppRoute[] = [
  ...ownPages,
  ...features.flatMap(({ id, routes }) => routes.map((route) => ({ ...route, service: id }))),
];

export const knownPaths = [paths.home, ...Object.keys(moved), ...routes.map(({ path }) => path)];

const firstPath = groups[0]?.tiles[0]?.path;
/** The screen behind the first tile. */
export const firstScreen = routes.find(({ path }) => firstPath && matchPath(path, firstPath));

let fetched: Page | undefined;

/** Fetches the code of that screen before anything heavy starts (perf.md: it halves the first tap). */
export async function prefetchFirstScreen(): Promise<void> {
  fetched = await firstScreen?.load();
}

/** A screen's code for React.lazy; what has been fetched comes at once, so that no skeleton is drawn before it. */
export function loadPage(route: AppRoute): Promise<Page> {
  if (route !== firstScreen || !fetched) return route.load();
  const page = fetched;
  return { then: (done: (page: Page) => void) => done(page) } as Promise<Page>;
}
