// The outlines that are built into the app: small enough for a slow phone, true enough to name the commune.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, Position } from "geojson";
import { feature } from "topojson-client";
import { describe, expect, test } from "vitest";
import { smallTopology } from "../../build/provinceData.ts";
import { findCommune } from "../../contract/geo.ts";

const root = join(import.meta.dirname, "..", "..");

describe.each(["tay-ninh", "demo"])("the map of %s in the app", (province) => {
  const full = JSON.parse(
    readFileSync(join(root, "provinces", province, "communes.geojson"), "utf8"),
  ) as FeatureCollection;
  const topology = smallTopology(full) as Parameters<typeof feature>[0];
  const small = feature(topology, topology.objects.communes!) as FeatureCollection;

  test("is at most 120 kB", () => {
    expect(JSON.stringify(topology).length).toBeLessThanOrEqual(120_000);
  });

  test("has every commune, as an area", () => {
    const codes = (all: FeatureCollection) => all.features.map(({ properties }) => String(properties?.code)).sort();
    expect(codes(small)).toEqual(codes(full));
    expect(small.features.every(({ geometry }) => /Polygon$/.test(geometry.type))).toBe(true);
  });

  test("names the same commune as the full outlines, but for a hair along the borders", () => {
    const [west, south, east, north] = box(full);
    let asked = 0;
    const differ: Position[] = [];
    for (let x = 0; x < 60; x += 1) {
      for (let y = 0; y < 60; y += 1) {
        const at: Position = [west + ((x + 0.5) / 60) * (east - west), south + ((y + 0.5) / 60) * (north - south)];
        const point = { longitude: at[0]!, latitude: at[1]! };
        const truth = findCommune(point, full);
        if (truth === undefined) continue;
        asked += 1;
        if (findCommune(point, small) !== truth) differ.push(at);
      }
    }
    expect(asked).toBeGreaterThan(500);
    expect(differ.length / asked).toBeLessThan(0.01);
  });
});

function box(all: FeatureCollection): [west: number, south: number, east: number, north: number] {
  const points = all.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon"
      ? geometry.coordinates.flat()
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.flat(2)
        : [],
  );
  const xs = points.map(([x = 0]) => x);
  const ys = points.map(([, y = 0]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
