/** What a province's folder says of itself: `provinces/<code>/province.json`, checked by `province.schema.json`. */
import type { LocalText } from "./types.ts";

export interface ProvinceFile {
  /** Folder name: `tay-ninh`. */
  code: string;
  /** `Tây Ninh` */
  name: string;
  /** Unit kind as written before the name: `tỉnh`, `thành phố`. */
  kind: string;
  /** Name of the mini app; never in capitals, never with "App" or "Zalo" (review policy, zalo.md §5). */
  appName: string;
  tagline: LocalText;
  /** Production origin of the province's server, https, no path. Built into `www/`. */
  apiOrigin: string;
  /** Origin of map tiles as `https://host/{z}/{x}/{y}.png` with its attribution; absent: boundaries only. */
  mapTiles?: { url: string; attribution: string };
  zalo: { appId: string; officialAccountId: string };
  hotline: { number: string; name: LocalText };
  emergencyNumbers: { number: string; for: LocalText }[];
  /** Accent colour, #rrggbb, at least 4.5:1 on white. */
  accent: string;
  /** Emblem file beside this one, SVG. */
  emblem: string;
  /** Who runs the app, as review requires: owner, contact, complaints. */
  owner: { name: LocalText; address: LocalText; email: string };
  home: { groups: TileGroup[] };
}

/** A commune as it was called before 1 July 2025: one of `provinces/<code>/old-communes.json`. */
export interface OldCommune {
  /** `Xã Thái Bình` */
  name: string;
  /** `Huyện Châu Thành` */
  district: string;
  /** `Tỉnh Tây Ninh` */
  province: string;
  /** Codes of the communes it is part of today; several where it was divided. */
  codes: string[];
}

export interface TileGroup {
  id: string;
  title: LocalText;
  tiles: Tile[];
}

export interface Tile {
  /** The service this tile opens; a tile whose service the app does not have is not shown. */
  service: string;
  /** Path inside the app: `/reports/new`. */
  path: string;
  title: LocalText;
  /** Name of an icon in `src/ui/icons`. */
  icon: string;
  /** Other words people search for. */
  words?: string[];
}
