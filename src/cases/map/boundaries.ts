/** The communes' outlines that stand in the app, so that the map and finding a commune work without a network. */
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";

export type Outlines = FeatureCollection<Polygon | MultiPolygon, { code: string }>;

let loaded: Promise<Outlines> | undefined;

export function loadBoundaries(): Promise<Outlines> {
  loaded ??= import("province:boundaries")
    .then(({ default: topology }) => feature(topology, topology.objects.communes) as Outlines)
    .catch((error: unknown) => {
      loaded = undefined; // its file could not be fetched; the next screen tries again
      throw error;
    });
  return loaded;
}
