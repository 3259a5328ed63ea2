/** The rules of a field report (phản ánh hiện trường) that phone and server share. */
import type { Category, Kind } from "./types.ts";

/** What a report may hold. */
export const REPORT_LIMITS = {
  /** Characters after NFC. */
  textMin: 10,
  textMax: 4000,
  attachments: 10,
  fileBytes: 15 * 1024 * 1024,
  pixels: 50_000_000,
  /** A GPS point less exact than this must be confirmed on the map. */
  accuracyMetres: 50,
} as const;

/** A kind and the category it stands in. */
export function findKind(categories: Category[], kindId: string): { category: Category; kind: Kind } | undefined {
  for (const category of categories) {
    for (const kind of category.kinds) if (kind.id === kindId) return { category, kind };
  }
  return undefined;
}

/** `provinces/<code>/reports.json`, checked by `reports-file.schema.json`. */
export interface ReportsFile {
  /** Two capital letters every report's code begins with. */
  codePrefix: string;
  categories: Category[];
}
