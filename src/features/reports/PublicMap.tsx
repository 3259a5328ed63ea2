import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as L from "leaflet";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { queryClient } from "../../api/queries.ts";
import { ProvinceMap } from "../../cases/map/ProvinceMap.tsx";
import { Button, ErrorState, LinkCard } from "../../ui/index.ts";
import { mapPublic, type MapItem } from "./api.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { useKindTitle } from "./ReportCard.tsx";

type Box = Parameters<typeof mapPublic>[0];

/** The server answers with at most so many, newest first. */
const MOST = 500;
const LISTED = 10;
/** Pixels: markers nearer than a thumb is wide become one. */
const THUMB = 48;

/** Published reports where they are. The list under the map says the same to whoever cannot use a map. */
export default function PublicMap() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const kindTitle = useKindTitle();
  const map = useRef<L.Map>();
  const markers = useRef<L.LayerGroup>();
  const [box, setBox] = useState<Box>();
  const [view, setView] = useState(0);
  const [listed, setListed] = useState(LISTED);
  const { data, error, refetch } = useQuery(
    {
      queryKey: ["reports-map", box],
      queryFn: () => mapPublic(box!),
      enabled: box !== undefined,
      placeholderData: keepPreviousData,
    },
    queryClient,
  );

  useEffect(() => {
    if (!map.current || !markers.current || !data) return;
    drawMarkers(map.current, markers.current, data.items, (code) => navigate(`/reports/${code}`));
  }, [data, view, navigate]);

  const items = data?.items ?? [];
  return (
    <>
      <ProvinceMap
        label={t.list.mapRegion}
        communeName={communeName}
        onReady={(made) => {
          map.current = made;
          markers.current = L.layerGroup().addTo(made);
        }}
        onMoved={(made) => {
          setBox(boxOf(made.getBounds()));
          setView((count) => count + 1);
          setListed(LISTED);
        }}
      />
      {error && (
        <div className="mt-4">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && (
        <section className="mt-5">
          <h2 className="text-title">{t.list.mapListHeading}</h2>
          <p role="status" className="mb-3 text-soft">
            {items.length >= MOST ? t.list.mapMost(MOST) : t.list.mapCount(items.length)}
          </p>
          <ul>
            {items.slice(0, listed).map(({ code, kindId, status }) => (
              <li key={code} className="mb-3">
                <LinkCard to={`/reports/${code}`} icon="map-pin" title={kindTitle(kindId)} text={t.status[status]} />
              </li>
            ))}
          </ul>
          {items.length > listed && (
            <div className="flex flex-col">
              <Button look="secondary" onClick={() => setListed(listed + LISTED)}>
                {t.mine.more}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
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
