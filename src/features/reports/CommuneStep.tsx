import { useEffect, useId, useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import type { OldCommune } from "../../../contract/province.ts";
import { fold, matches } from "../../../contract/text.ts";
import { province } from "../../lib/province.ts";
import { Icon, Screen, TextField } from "../../ui/index.ts";
import { communeName, communes } from "./communes.ts";
import { changePlace, placePath, useAnswers } from "./form.ts";
import { useReportMessages } from "./messages.ts";
import { findOldCommunes } from "./oldCommunes.ts";
import { isInexact } from "./rules.ts";

/** All communes; typing narrows them, with or without diacritics, by today's names and by those before 1 July 2025. */
export function CommuneStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState("");
  const [old, setOld] = useState<OldCommune[]>([]);
  useEffect(() => {
    void import("province:old-communes").then(({ default: all }) => setOld(all)).catch(() => undefined); // today's names still serve
  }, []);
  const { place } = useAnswers();
  const chosen = place.communeCode;
  const found = query.trim() ? communes.filter(({ fullName }) => matches(query, fullName)) : communes;
  const formerly = findOldCommunes(query, old).flatMap(({ codes, ...commune }) =>
    codes
      // What is called the same today stands above already.
      .filter((code) => fold(communeName(code)) !== fold(commune.name) || !found.some((each) => each.code === code))
      .map((code) => ({ code, name: oldName(commune), divided: codes.length > 1 })),
  );
  const choose = (communeCode: string) => {
    // Whoever names the commune instead of looking at a rough point on the map goes on without the point.
    const without = { point: undefined, pointSource: undefined, accuracyMetres: undefined };
    changePlace({ communeCode, ...(isInexact(place) ? without : {}) });
    navigate(-1);
  };
  const count = found.length + formerly.length;
  return (
    <Screen title={t.place.commune} parent={placePath()}>
      <TextField
        type="search"
        id="commune"
        label={t.place.communeSearch}
        hint={old.length > 0 ? t.place.communeSearchHintOld : t.place.communeSearchHint}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p id={id} role="status" className="my-2 text-soft">
        {count > 0 ? t.place.communeFound(count) : t.place.communeNone}
      </p>
      <ul aria-labelledby={id}>
        {found.map(({ code, fullName }) => (
          <Row key={code} chosen={code === chosen} onClick={() => choose(code)}>
            {fullName}
          </Row>
        ))}
      </ul>
      {formerly.length > 0 && (
        <>
          <h2 id={`${id}-old`} className="mb-2 mt-5 text-lead font-bold">
            {t.place.oldNames}
          </h2>
          <ul aria-labelledby={`${id}-old`}>
            {formerly.map(({ code, name, divided }) => (
              <Row key={name + code} chosen={code === chosen} onClick={() => choose(code)}>
                <span className="block font-normal text-soft">{name}</span>
                <span className="block">{(divided ? t.place.partlyNow : t.place.nowCalled)(communeName(code))}</span>
              </Row>
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** `Xã Thái Bình, huyện Châu Thành`; with its province where that was another one. */
function oldName({ name, district, province: was }: Omit<OldCommune, "codes">): string {
  const parts = [name, lower(district)];
  if (fold(was) !== fold(`${province.kind} ${province.name}`)) parts.push(lower(was));
  return parts.join(", ");
}

function Row({ chosen, onClick, children }: { chosen: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <li className="mb-2">
      <button
        type="button"
        onClick={onClick}
        aria-pressed={chosen}
        className={`pressable flex w-full min-h-touch items-center rounded-card border bg-surface px-4 py-2 text-lead ${
          chosen ? "border-accent font-bold" : "border-line"
        }`}
      >
        <span className="min-w-0 grow">{children}</span>
        {chosen && <Icon name="check" className="ml-2 text-accent" />}
      </button>
    </li>
  );
}
