import { readFileSync } from "node:fs";
import type { FeatureCollection, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { findCommune } from "./geo.ts";

function square(
  code: string,
  west: number,
  south: number,
  size: number,
  hole?: Position[],
): FeatureCollection["features"][0] {
  const ring = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  return {
    type: "Feature",
    properties: { code },
    geometry: { type: "Polygon", coordinates: hole ? [ring, hole] : [ring] },
  };
}

const hole: Position[] = [
  [106.04, 11.04],
  [106.06, 11.04],
  [106.06, 11.06],
  [106.04, 11.06],
  [106.04, 11.04],
];
const island = square("00003", 107, 11, 0.01);
const map: FeatureCollection = {
  type: "FeatureCollection",
  features: [
    square("00001", 106, 11, 0.1, hole),
    // A sliver of about 55 m of nobody's land lies between the two.
    square("00002", 106.1005, 11, 0.1),
    {
      type: "Feature",
      properties: { code: "00003" },
      geometry: {
        type: "MultiPolygon",
        coordinates: [
          (island.geometry as Polygon).coordinates,
          (square("", 107.1, 11, 0.01).geometry as Polygon).coordinates,
        ],
      },
    },
    { type: "Feature", properties: null, geometry: { type: "Point", coordinates: [106.05, 11.05] } },
  ],
};

describe("findCommune", () => {
  test.each([
    ["inside", 11.02, 106.02, "00001"],
    ["inside its neighbour", 11.02, 106.12, "00002"],
    ["first part of several", 11.005, 107.005, "00003"],
    ["second part of several", 11.005, 107.105, "00003"],
    ["in a hole, far from its edge", 11.05, 106.05, undefined],
    ["in the sliver, nearer to the west", 11.05, 106.1001, "00001"],
    ["in the sliver, nearer to the east", 11.05, 106.1004, "00002"],
    ["just outside the province", 10.9995, 106.05, "00001"],
    ["500 m outside the province", 10.9955, 106.05, undefined],
    ["near a corner", 10.9995, 105.9995, "00001"],
    ["null island", 0, 0, undefined],
    ["the other side of the world", -11.05, -73.95, undefined],
  ])("%s", (_, latitude, longitude, code) => {
    expect(findCommune({ latitude, longitude }, map)).toBe(code);
  });

  test("nothing in an empty map", () => {
    expect(findCommune({ latitude: 11, longitude: 106 }, { type: "FeatureCollection", features: [] })).toBeUndefined();
  });
});

describe("the boundaries of Tây Ninh", () => {
  const boundaries = JSON.parse(
    readFileSync(new URL("../provinces/tay-ninh/communes.geojson", import.meta.url), "utf8"),
  ) as FeatureCollection;

  test.each([
    ["the Cao Đài Holy See", 11.3037, 106.1326, "25630"],
    ["Trảng Bàng market", 11.0339, 106.3587, "25708"],
    ["the centre of Tân An", 10.5359, 106.4137, "27694"],
    ["Bến Thành market, in another province", 10.7725, 106.698, undefined],
    ["Phnom Penh", 11.5564, 104.9282, undefined],
  ])("%s", (_, latitude, longitude, code) => {
    expect(findCommune({ latitude, longitude }, boundaries)).toBe(code);
  });

  test("leave no unclaimed slivers: along every border both sides are found", () => {
    for (const feature of boundaries.features) {
      const polygons =
        feature.geometry.type === "MultiPolygon"
          ? feature.geometry.coordinates
          : [(feature.geometry as Polygon).coordinates];
      for (const [ring = []] of polygons) {
        for (let i = 0; i < ring.length; i += 25) {
          const [longitude = 0, latitude = 0] = ring[i] as Position;
          expect(findCommune({ latitude, longitude }, boundaries)).toMatch(/^\d{5}$/);
        }
      }
    }
  });
});
