import { circle, type Map as LeafletMap } from "leaflet";
import { useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { findCommune } from "../../../contract/geo.ts";
import type { Point } from "../../../contract/types.ts";
import { ProvinceMap } from "../../cases/map/ProvinceMap.tsx";
import { province } from "../../lib/province.ts";
import { Button, Icon, Notice, Screen } from "../../ui/index.ts";
import { locate } from "./api.ts";
import { communeName } from "./communes.ts";
import { changePlace, placePath, store, useAnswers } from "./form.ts";
import { useReportMessages } from "./messages.ts";

/** From this zoom on a finger is about a street wide. */
const CLOSE = 14;

const provinceName = `${province.kind} ${province.name}`;

/**
 * The pin stays in the middle and the map moves under it: one finger, or the arrow keys, is all it takes. The commune
 * is found on the phone; the server looks again when it can.
 */
export default function PinStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const { place } = useAnswers();
  const [here, setHere] = useState<{ point: Point; communeCode: string | undefined; close: boolean }>();
  const [outside, setOutside] = useState(false);
  const start = useRef(place);
  const { accuracyMetres } = start.current;
  // How far the phone may be wrong, where it told.
  const around = accuracyMetres !== undefined && start.current.pointSource === "gps" ? accuracyMetres : undefined;

  // From far away a touch goes there and comes closer, so that three touches lead from the province to a street.
  const follow = (map: LeafletMap) => {
    map.on("click", ({ latlng }) => {
      map.setView(latlng, Math.max(map.getZoom(), Math.min(map.getZoom() + 2, CLOSE)));
    });
    if (around !== undefined) showAround(map, around);
  };

  function use() {
    if (!here?.communeCode) return setOutside(true);
    const { point, communeCode } = here;
    changePlace({ point, pointSource: "pin", communeCode, accuracyMetres: undefined });
    void confirmCommune(point, communeCode);
    navigate(-1);
  }

  return (
    <Screen title={t.place.map.title} parent={placePath()} action={<Button onClick={use}>{t.place.map.use}</Button>}>
      {around !== undefined && <p className="mb-3 font-bold">{t.place.map.around(Math.round(around))}</p>}
      <p className="mb-3">{t.place.map.help}</p>
      {outside && !here?.communeCode && (
        <div className="mb-3">
          <Notice kind="warning" title={t.place.outside(provinceName)} live />
        </div>
      )}
      <ProvinceMap
        label={t.place.map.region}
        communeName={communeName}
        start={start.current}
        chosen={here?.communeCode}
        onReady={follow}
        onMoved={(map, outlines) => {
          const { lat, lng } = map.getCenter();
          const point = { latitude: round(lat), longitude: round(lng) };
          setHere({ point, communeCode: findCommune(point, outlines), close: map.getZoom() >= CLOSE });
        }}
      >
        <span
          className="absolute text-danger"
          style={{ left: "50%", top: "50%", fontSize: "2rem", transform: "translate(-50%, -92%)" }}
        >
          <Icon name="map-pin" />
        </span>
      </ProvinceMap>
      <p role="status" className="mt-3 text-lead font-bold">
        {here &&
          (here.communeCode ? t.place.map.here(communeName(here.communeCode)) : t.place.map.outside(provinceName))}
      </p>
      {here && !here.close && <p>{t.place.map.closer}</p>}
    </Screen>
  );
}

/** The circle in which the phone is, and all of it on the screen. */
function showAround(map: LeafletMap, radius: number): void {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
  const drawn = circle(map.getCenter(), { radius, color: colour, weight: 2, fillOpacity: 0.12, interactive: false });
  drawn.addTo(map);
  map.fitBounds(drawn.getBounds(), { animate: false, maxZoom: map.getZoom() });
}

/** The server has the full outlines. Its word counts, unless the citizen has corrected the commune meanwhile. */
async function confirmCommune(point: Point, guess: string): Promise<void> {
  const answer = await locate({ point }).catch(() => undefined);
  const { place } = store.get().answers;
  if (answer?.commune && place.point === point && place.communeCode === guess) {
    changePlace({ communeCode: answer.commune.code });
  }
}

/** About a metre: more digits would say more than a finger can. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
