import * as L from "leaflet";
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { findCommune } from "../../../contract/geo.ts";
import type { Outlines } from "../../cases/map/boundaries.ts";
import { ProvinceMap } from "../../cases/map/ProvinceMap.tsx";
import { SeenAt } from "../../cases/SeenAt.tsx";
import { useSeen } from "../../cases/seen.ts";
import { Button, ErrorState, LinkCard } from "../../ui/index.ts";
import { mapPublic, type MapItem } from "./api.ts";
import { useCategories, useKindTitle } from "./categories.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import type { Filters } from "./PublicReportsPage.tsx";

type Box = Parameters<typeof mapPublic>[0];

/** The server answers with at most so many, newest first. */
const MOST = 500;
const LISTED = 10;
/** Pixels: markers nearer than a thumb is wide become one. */
const THUMB = 48;

/** Published reports where they are. The list under the map says the same to whoever cannot use a map. */
export default function PublicMap({ filters }: { filters: Filters }) {
  const t = useReportMessages();
  const navigate = useNavigate();
  const kindTitle = useKindTitle();
  const map = useRef<L.Map>();
  const markers = useRef<L.LayerGroup>();
  const outlines = useRef<Outlines>();
  const [box, setBox] = useState<Box>();
  const [view, setView] = useState(0);
  const [listed, setListed] = useState(LISTED);
  const { data, error, seenAt, refetch } = useSeen(["reports-map", box], (context) => mapPublic(box!, context), {
    enabled: box !== undefined,
  });
  // While another part is asked for, what is there stays.
  const last = useRef(data);
  if (data) last.current = data;
  const all = last.current?.items;
  const fits = useFilter(filters);
  const items = useMemo(() => all?.filter((item) => fits(item, outlines.current)), [all, fits]);

  const { commune } = filters;
  useEffect(() => {
    if (map.current && outlines.current && commune) showCommune(map.current, outlines.current, commune);
  }, [commune]);
  useEffect(() => {
    if (!map.current || !markers.current || !items) return;
    drawMarkers(map.current, markers.current, items, (code) => navigate(`/reports/${code}`));
  }, [items, view, navigate]);

  return (
    <>
      <ProvinceMap
        label={t.list.mapRegion}
        communeName={communeName}
        start={{ communeCode: commune }}
        chosen={commune}
        onReady={(made, drawn) => {
          map.current = made;
          outlines.current = drawn;
          markers.current = L.layerGroup().addTo(made);
        }}
        onMoved={(made) => {
          setBox(boxOf(made.getBounds()));
          setView((count) => count + 1);
          setListed(LISTED);
        }}
      />
      {seenAt && (
        <div className="mt-4">
          <SeenAt at={seenAt} />
        </div>
      )}
      {error && (
        <div className="mt-4">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {items && (
        <section className="mt-5">
          <h2 className="text-title">{t.list.mapListHeading}</h2>
          <p role="status" className="mb-3 text-soft">
            {t.list.mapCount(items.length)} {all && all.length >= MOST && t.list.mapMost(MOST)}
          </p>
          <ul>
            {items.slice(0, listed).map(({ code, kindId, status }) => (
              <li key={code} className="mb-3">
                <LinkCard
                  to={`/reports/${code}`}
                  icon="map-pin"
                  title={kindTitle(kindId)}
                  text={t.caseWords.status[status]}
                />
              </li>
            ))}
          </ul>
          {items.length > listed && (
            <div className="flex flex-col">
              <Button look="secondary" onClick={() => setListed(listed + LISTED)}>
                {t.list.more}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

/** Whether a point is what was asked for: the map is answered for a box, and chosen from on the phone. */
function useFilter({ commune, category, status }: Filters): (item: MapItem, outlines?: Outlines) => boolean {
  const categories = useCategories();
  return useMemo(() => {
    const kinds = category && new Set(categories.find(({ id }) => id === category)?.kinds.map(({ id }) => id));
    return (item, outlines) =>
      (!status || item.status === status) &&
      (!kinds || kinds.has(item.kindId)) &&
      (!commune || !outlines || findCommune(item.point, outlines) === commune);
  }, [categories, commune, category, status]);
}

function showCommune(map: L.Map, outlines: Outlines, code: string): void {
  const outline = outlines.features.find(({ properties }) => properties.code === code);
  if (outline) map.fitBounds(L.geoJSON(outline).getBounds(), { animate: false });
}

/** Rounded outwards, so that a small move asks for nothing new. */
function boxOf(bounds: L.LatLngBounds): Box {
  const down = (degrees: number) => Math.floor(degrees * 100) / 100;
  const up = (degrees: number) => Math.ceil(degrees * 100) / 100;
  return {
    west: Math.max(-180, down(bounds.getWest())),
    south: Math.max(-90, down(bounds.getSouth())),
    east: Math.min(180, up(bounds.getEast())),
    north: Math.min(90, up(bounds.getNorth())),
  };
}

/** One marker per place a thumb can tell apart; several together carry their number and zoom in. */
function drawMarkers(map: L.Map, layer: L.LayerGroup, items: MapItem[], open: (code: string) => void): void {
  const cells = new Map<string, MapItem[]>();
  for (const item of items) {
    const { x, y } = map.project([item.point.latitude, item.point.longitude]);
    const cell = `${Math.floor(x / THUMB)}:${Math.floor(y / THUMB)}`;
    cells.set(cell, [...(cells.get(cell) ?? []), item]);
  }
  layer.clearLayers();
  for (const together of cells.values()) {
    const [first] = together as [MapItem, ...MapItem[]];
    const at = L.latLng(first.point.latitude, first.point.longitude);
    const icon = L.divIcon({
      className: "report-marker",
      iconSize: [THUMB, THUMB],
      html: `<span>${together.length > 1 ? together.length : ""}</span>`,
    });
    const marker = L.marker(at, { icon, keyboard: false }).addTo(layer);
    // The list below carries the same links in words.
    marker.getElement()?.setAttribute("aria-hidden", "true");
    marker.on("click", () => {
      if (together.length === 1 || map.getZoom() >= map.getMaxZoom()) open(first.code);
      else
        map.fitBounds(L.latLngBounds(together.map(({ point }) => [point.latitude, point.longitude])), {
          maxZoom: map.getZoom() + 3,
        });
    });
  }
}
