/** From a point to the commune it lies in. Flat geometry on degrees: a commune is small enough for that. */
import type { FeatureCollection, Position } from "geojson";
import type { Point } from "./types.ts";

/**
 * Boundaries are simplified, so a point on a border road may fall into a sliver that belongs to nobody. Within this
 * distance the nearest commune is taken; the citizen can always correct it.
 */
export const BORDER_TOLERANCE_METRES = 150;

const METRES_PER_DEGREE = 111_320;

/**
 * The code of the commune around the point, or of the nearest one within the border tolerance; undefined outside the
 * province. `boundaries` are GeoJSON polygons with a property `code`.
 */
export function findCommune(point: Point, boundaries: FeatureCollection): string | undefined {
  const at: Position = [point.longitude, point.latitude];
  const lengthening = Math.cos((point.latitude * Math.PI) / 180);
  let nearest: string | undefined;
  let nearestMetres = BORDER_TOLERANCE_METRES;
  for (const feature of boundaries.features) {
    const code: unknown = feature.properties && feature.properties.code;
    if (typeof code !== "string") continue;
    for (const rings of polygonsOf(feature.geometry)) {
      const outer = rings[0];
      if (!outer || farFrom(at, outer)) continue;
      if (contains(rings, at)) return code;
      for (const ring of rings) {
        const metres = distanceToRing(at, ring, lengthening) * METRES_PER_DEGREE;
        if (metres < nearestMetres) {
          nearest = code;
          nearestMetres = metres;
        }
      }
    }
  }
  return nearest;
}

function polygonsOf(geometry: FeatureCollection["features"][number]["geometry"] | null): Position[][][] {
  if (!geometry) return [];
  if (geometry.type === "Polygon") return [geometry.coordinates];
  if (geometry.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

/** Whether the point is outside the ring's box by more than the tolerance: the cheap answer for most communes. */
function farFrom(at: Position, ring: Position[]): boolean {
  const margin = (2 * BORDER_TOLERANCE_METRES) / METRES_PER_DEGREE;
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [x = 0, y = 0] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const [x = 0, y = 0] = at;
  return x < west - margin || x > east + margin || y < south - margin || y > north + margin;
}

/** Even-odd rule over all rings, so that holes are outside. */
function contains(rings: Position[][], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax = 0, ay = 0] = ring[i] as Position;
      const [bx = 0, by = 0] = ring[j] as Position;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Degrees of latitude between the point and the ring's nearest edge. */
function distanceToRing([x = 0, y = 0]: Position, ring: Position[], lengthening: number): number {
  let best = Infinity;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] as Position;
    const [bx = 0, by = 0] = ring[i] as Position;
    const dx = (bx - ax) * lengthening;
    const dy = by - ay;
    const px = (x - ax) * lengthening;
    const py = y - ay;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    best = Math.min(best, Math.hypot(px - along * dx, py - along * dy));
  }
  return best;
}
