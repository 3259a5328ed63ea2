/** The tiles of the home screen: the province's own, of services this app has. */
import { matches } from "../../contract/text.ts";
import type { Tile, TileGroup } from "../../contract/province.ts";
import { province } from "../lib/province.ts";
import { features } from "./features.ts";

const has = (tile: Tile) => features.some((feature) => feature.id === tile.service);

export const groups: TileGroup[] = province.home.groups
  .map((group) => ({ ...group, tiles: group.tiles.filter(has) }))
  .filter((group) => group.tiles.length > 0);

/** Tiles that answer to the words typed, in any case, with or without diacritics. */
export const findTiles = (query: string): Tile[] =>
  groups.flatMap((group) =>
    group.tiles.filter((tile) =>
      matches(query, tile.title.vi, tile.title.en ?? "", group.title.vi, group.title.en ?? "", ...(tile.words ?? [])),
    ),
  );
