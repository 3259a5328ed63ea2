import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureCollection } from "geojson";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { AgenciesFile } from "../../contract/agencies.ts";
import type { CalendarFile } from "../../contract/calendar.ts";
import type { ProcedureFile } from "../../contract/procedures.ts";
import type { ProvinceFile } from "../../contract/province.ts";
import type { QuestionsFile } from "../../contract/questions.ts";
import type { ReportsFile } from "../../contract/reports.ts";
import type { Commune } from "../../contract/types.ts";

/** What the server needs from a province's folder, read once. */
export interface ProvinceData {
  file: ProvinceFile;
  communes: Commune[];
  communeByCode: Map<string, Commune>;
  boundaries: FeatureCollection;
  /** The boundaries as phones draw them: quantised and simplified TopoJSON. */
  topology: Record<string, unknown>;
  calendar: CalendarFile;
  reports: ReportsFile;
  questions: QuestionsFile;
  procedures: ProcedureFile[];
  /** None: the province takes no dossiers by itself. */
  agencies: AgenciesFile["agencies"];
}

/** Grid of the quantisation: about 20 m over a province 200 km wide, under a pixel on a phone. */
const QUANTISATION = 1e4;
/** Triangles smaller than this (square degrees, about 60 m × 60 m) are left out of the drawn boundaries. */
const SIMPLIFICATION = 3e-7;

export async function loadProvince(folder: string): Promise<ProvinceData> {
  async function read<T>(name: string): Promise<T> {
    try {
      return JSON.parse(await readFile(join(folder, name), "utf8")) as T;
    } catch (error) {
      throw new Error(`The province's file ${join(folder, name)} cannot be read: ${(error as Error).message}`);
    }
  }
  const [file, communes, boundaries, calendar, reports, questions, procedures, agencies] = await Promise.all([
    read<ProvinceFile>("province.json"),
    read<Commune[]>("communes.json"),
    read<FeatureCollection>("communes.geojson"),
    read<CalendarFile>("calendar.json"),
    read<ReportsFile>("reports.json"),
    read<QuestionsFile>("questions.json"),
    listProcedures(folder).then((names) => Promise.all(names.map((name) => read<ProcedureFile>(name)))),
    existsSync(join(folder, "agencies.json")) ? read<AgenciesFile>("agencies.json") : undefined,
  ]);
  return {
    file,
    communes,
    communeByCode: new Map(communes.map((commune) => [commune.code, commune])),
    boundaries,
    topology: draw(boundaries),
    calendar,
    reports,
    questions,
    procedures,
    agencies: agencies?.agencies ?? [],
  };
}

/** A province need not have any yet. */
async function listProcedures(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, "procedures")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join("procedures", name));
}

function draw(boundaries: FeatureCollection): Record<string, unknown> {
  const codesOnly: FeatureCollection = {
    type: "FeatureCollection",
    features: boundaries.features.map(({ geometry, properties }) => ({
      type: "Feature",
      geometry,
      properties: { code: properties?.code },
    })),
  };
  const detailed = presimplify(topology({ communes: codesOnly }) as never);
  // Quantised after simplifying: presimplify wants plain coordinates.
  const simple = simplify(detailed, SIMPLIFICATION) as never as { objects: { communes: unknown } };
  return requantise(simple);
}

function requantise(simple: { objects: { communes: unknown } }): Record<string, unknown> {
  const bbox = (simple as { bbox?: number[] }).bbox as [number, number, number, number];
  const scale = [(bbox[2] - bbox[0]) / (QUANTISATION - 1), (bbox[3] - bbox[1]) / (QUANTISATION - 1)] as const;
  const arcs = (simple as never as { arcs: number[][][] }).arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const delta: number[][] = [];
    for (const [longitude = 0, latitude = 0] of arc) {
      const nextX = Math.round((longitude - bbox[0]) / scale[0]);
      const nextY = Math.round((latitude - bbox[1]) / scale[1]);
      if (delta.length && nextX === x && nextY === y && delta.length > 1) continue;
      delta.push([nextX - x, nextY - y]);
      x = nextX;
      y = nextY;
    }
    return delta;
  });
  return { type: "Topology", bbox, transform: { scale, translate: [bbox[0], bbox[1]] }, objects: simple.objects, arcs };
}
