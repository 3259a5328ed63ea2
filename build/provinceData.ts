/**
 * The parts of a province's folder that stand in the app itself, so that it serves before and without the network.
 * Each is a module of its own, loaded by the screens that need it:
 * - `province:categories` the two-level subjects of reports (the server's newer ones replace them when they arrive)
 * - `province:topics` what one can ask about, and the doors for what is not a question; replaced in the same way
 * - `province:calendar` working days and office hours, for “còn 2 ngày làm việc”
 * - `province:agencies` the codes of those that take dossiers: where a dossier's code could be read in two ways
 * - `province:communes` code, name, kind and full name of every commune
 * - `province:old-communes` what they were called before 1 July 2025; empty where the province has no such file
 * - `province:boundaries` the communes' outlines, a small TopoJSON for the map and for finding the commune of a point
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FeatureCollection } from "geojson";
import { quantize } from "topojson-client";
import { topology } from "topojson-server";
import type { Objects, Topology } from "topojson-specification";
import { presimplify, simplify } from "topojson-simplify";
import type { Plugin } from "vite";
import type { AgenciesFile } from "../contract/agencies.ts";
import type { CalendarFile } from "../contract/calendar.ts";
import type { QuestionsFile } from "../contract/questions.ts";

const PREFIX = "province:";

export function provinceData(folder: string): Plugin {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const parts: Record<string, () => unknown> = {
    categories: () => (read("reports.json") as { categories: unknown }).categories,
    topics: () => {
      const { topics, doors } = read("questions.json") as QuestionsFile;
      return { topics, doors };
    },
    calendar: () => {
      const { days, ...rest } = read("calendar.json") as CalendarFile;
      return { ...rest, days: days.map(({ date, kind, status }) => ({ date, kind, status })) };
    },
    agencies: () =>
      existsSync(path.join(folder, "agencies.json"))
        ? (read("agencies.json") as AgenciesFile).agencies.map(({ code }) => code)
        : [],
    communes: () => read("communes.json"),
    "old-communes": () => (existsSync(path.join(folder, "old-communes.json")) ? read("old-communes.json") : []),
    boundaries: () => smallTopology(read("communes.geojson") as FeatureCollection),
  };
  return {
    name: "province-data",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const part = parts[id.slice(PREFIX.length + 1)];
      if (!part) throw new Error(`No such part of a province: ${id.slice(1)}`);
      // A string that is parsed starts faster than an object literal of the same size (v8.dev/blog/cost-of-javascript-2019).
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(part()))});`;
    },
  };
}

/**
 * Shared borders once, coordinates as small integers (a grid of about 7 m in Tây Ninh), and only the points that show.
 * The server finds the commune from the full outlines; this copy serves the map and a first answer without network.
 */
export function smallTopology(boundaries: FeatureCollection): object {
  const whole = topology({
    communes: {
      type: "FeatureCollection",
      features: boundaries.features.map(({ geometry, properties }) => ({
        type: "Feature",
        geometry,
        properties: { code: (properties as { code: string }).code },
      })),
    } as FeatureCollection,
  });
  // A point whose triangle with its neighbours is smaller than about 100 m by 100 m does not show.
  return quantize(simplify(presimplify(whole as Topology<Objects<object>>), 4e-7), 2e4);
}
