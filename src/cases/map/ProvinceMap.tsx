/**
 * The province as a map that needs no network: the communes' outlines as drawings with their names. A province may name
 * a tile server in its folder; its tiles then lie under the outlines where they can be had.
 */
import * as L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Point } from "../../../contract/types.ts";
import { province } from "../../lib/province.ts";
import { ErrorState, Icon } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { loadBoundaries, type Outlines } from "./boundaries.ts";
import "./map.css";

/** Names show from this zoom on: communes are then wider than their names. */
const NAMES_FROM = 12;

interface ProvinceMapProps {
  /** What a screen reader calls the map. */
  label: string;
  communeName: (code: string) => string;
  /** Where to look first: a point, a commune, else the whole province. */
  start?: { point?: Point; communeCode?: string };
  onReady?: (map: L.Map, outlines: Outlines) => void;
  /** After the citizen moved or zoomed, and once at the start. */
  onMoved: (map: L.Map, outlines: Outlines) => void;
  /** The commune to show in colour. */
  chosen?: string;
  /** Lies over the middle of the map and lets touches through. */
  children?: ReactNode;
}

export function ProvinceMap({ label, communeName, start, onReady, onMoved, chosen, children }: ProvinceMapProps) {
  const t = useCaseMessages().map;
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<{ map: L.Map; paint: (chosen?: string) => void }>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ onReady, onMoved, communeName, start });
  latest.current = { onReady, onMoved, communeName, start };

  useEffect(() => {
    let map: L.Map | undefined;
    let left = false;
    setError(undefined);
    loadBoundaries()
      .then((outlines) => {
        if (left || !box.current || !frame.current) return;
        const given = latest.current;
        const drawn = createMap(box.current, frame.current, outlines, given.communeName, given.start);
        map = drawn.map;
        given.onReady?.(drawn.map, outlines);
        const moved = () => latest.current.onMoved(drawn.map, outlines);
        drawn.map.on("moveend", moved);
        moved();
        setMade(drawn);
      })
      .catch((reason: unknown) => !left && setError(reason));
    return () => {
      left = true;
      map?.remove();
      setMade(undefined);
    };
  }, [attempt]);
  useEffect(() => made?.paint(chosen), [made, chosen]);

  if (error) return <ErrorState error={error} onRetry={() => setAttempt(attempt + 1)} />;
  return (
    <div ref={frame} className="province-map relative overflow-hidden rounded-card border border-edge">
      <div ref={box} role="application" aria-label={label} style={{ height: "50vh", minHeight: "15rem", zIndex: 0 }} />
      {!made && <p className="absolute inset-0 flex items-center justify-center text-soft">{t.loading}</p>}
      <div className="pointer-events-none absolute inset-0" style={{ zIndex: 1 }}>
        {children}
      </div>
      <div className="absolute bottom-0 right-0 flex flex-col p-2" style={{ zIndex: 1 }}>
        <ZoomButton name={t.zoomIn} icon="plus" onClick={() => made?.map.zoomIn()} />
        <ZoomButton name={t.zoomOut} icon="minus" onClick={() => made?.map.zoomOut()} />
      </div>
    </div>
  );
}

function ZoomButton({ name, icon, onClick }: { name: string; icon: "plus" | "minus"; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onClick}
      className="pressable mt-2 flex h-12 w-12 items-center justify-center rounded-card border border-edge bg-surface"
    >
      {icon === "plus" ? (
        <Icon name="plus" />
      ) : (
        <span aria-hidden="true" className="h-1 w-4 rounded bg-current" style={{ background: "currentColor" }} />
      )}
    </button>
  );
}

function createMap(
  box: HTMLElement,
  frame: HTMLElement,
  outlines: Outlines,
  communeName: (code: string) => string,
  start: ProvinceMapProps["start"],
): { map: L.Map; paint: (chosen?: string) => void } {
  const still = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: Boolean(province.mapTiles),
    preferCanvas: true, // thousands of points as SVG make a cheap phone crawl
    maxZoom: 18,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    keyboardPanDelta: 40,
  });
  // Leaflet writes its own name into the corner; what must be named is the source of the tiles.
  map.attributionControl?.setPrefix(false);
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  if (province.mapTiles) L.tileLayer(province.mapTiles.url, { attribution: province.mapTiles.attribution }).addTo(map);

  const over = Boolean(province.mapTiles);
  const shapes = new Map<string, L.Path>();
  const layer = L.geoJSON(outlines, {
    interactive: false,
    style: { color: colour("--edge"), weight: 1, fillColor: colour("--surface"), fillOpacity: over ? 0 : 1 },
    onEachFeature: (outline, shape) => {
      shapes.set(outline.properties.code, shape as L.Path);
      shape.bindTooltip(document.createTextNode(communeName(outline.properties.code)) as unknown as HTMLElement, {
        permanent: true,
        direction: "center",
        className: "commune-name",
        opacity: 1,
      });
    },
  }).addTo(map);
  // Names are for the eye; the commune under the pin is said in words beside the map.
  map.getPane("tooltipPane")?.setAttribute("aria-hidden", "true");

  const showNames = () => frame.classList.toggle("far", map.getZoom() < NAMES_FROM);
  map.on("zoomend", showNames);

  const whole = layer.getBounds();
  const commune = outlines.features.find(({ properties }) => properties.code === start?.communeCode);
  if (start?.point) map.setView([start.point.latitude, start.point.longitude], 15, { animate: false });
  else map.fitBounds(commune ? L.geoJSON(commune).getBounds() : whole, { animate: false });
  map.setMinZoom(map.getBoundsZoom(whole));
  map.setMaxBounds(whole.pad(0.3));
  showNames();

  let painted: L.Path | undefined;
  return {
    map,
    paint(chosen) {
      if (painted) layer.resetStyle(painted);
      painted = chosen === undefined ? undefined : shapes.get(chosen);
      painted?.setStyle({
        color: colour("--accent"),
        weight: 3,
        fillColor: colour("--accent-soft"),
        fillOpacity: over ? 0.3 : 1,
      });
      painted?.bringToFront();
    },
  };
}
