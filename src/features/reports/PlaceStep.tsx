/** Where it is: by the phone's location, by a pin on the map, or by commune and landmark in words. */
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { matches } from "../../../contract/text.ts";
import { isApiError } from "../../api/errors.ts";
import { loadBoundaries } from "../../cases/map/boundaries.ts";
import { getHost, isHostError } from "../../host/host.ts";
import { province } from "../../lib/province.ts";
import { Button, Card, Icon, LinkCard, Notice, Screen, Skeleton, TextField } from "../../ui/index.ts";
import { locate } from "./api.ts";
import { communeName, communes } from "./communes.ts";
import { draft, useDraft } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { stepPath } from "./paths.ts";
import { StepCount, useFaults } from "./steps.tsx";
import { faultsInPlace } from "./rules.ts";

const loadPinStep = () => import("./PinStep.tsx");
const PinStep = lazy(loadPinStep);

/** Fetches the map while there is a network, for whoever stands where there is none when the place is asked for. */
export async function fetchMapAhead(): Promise<void> {
  await Promise.all([loadPinStep(), loadBoundaries()]).catch(() => undefined);
}

type Way = "gps" | "pin" | "commune";
const wayPath = (way: Way) => `${stepPath("place")}&way=${way}`;
const provinceName = `${province.kind} ${province.name}`;

export function PlaceStep() {
  const [params] = useSearchParams();
  const t = useReportMessages();
  const chosen = useDraft().place.communeCode;
  switch (params.get("way")) {
    case "gps":
      return <GpsStep />;
    case "commune":
      return <CommuneStep />;
    case "pin":
      return (
        <Suspense
          fallback={
            <Screen title={t.place.map.title} parent={stepPath("place")}>
              <Skeleton lines={3} />
            </Screen>
          }
        >
          <PinStep />
        </Suspense>
      );
    default:
      return chosen ? <ChosenPlace /> : <ThreeWays />;
  }
}

/** Ways this phone cannot go are not offered. */
function Ways() {
  const t = useReportMessages();
  const [located, setLocated] = useState(true);
  useEffect(() => {
    void getHost()
      .then((host) => setLocated(host.can("shareLocation")))
      .catch(() => undefined);
  }, []);
  const ways = [
    ...(located ? [{ way: "gps" as const, icon: "locate", title: t.place.gps, text: t.place.gpsHint }] : []),
    { way: "pin" as const, icon: "map-pin", title: t.place.pin, text: t.place.pinHint },
    { way: "commune" as const, icon: "search", title: t.place.inWords, text: t.place.inWordsHint },
  ];
  return (
    <ul>
      {ways.map(({ way, ...card }) => (
        <li key={way} className="mb-3">
          <LinkCard to={wayPath(way)} {...card} />
        </li>
      ))}
    </ul>
  );
}

function ThreeWays() {
  const t = useReportMessages();
  return (
    <Screen title={t.place.title} parent={stepPath("words")}>
      <StepCount step={2} />
      <p className="mb-4">{t.place.lead}</p>
      <Ways />
    </Screen>
  );
}

function ChosenPlace() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const { communeCode, landmark, point } = useDraft().place;
  const { summary, errorAt, pass } = useFaults(() => faultsInPlace(draft.get()));
  const [others, setOthers] = useState(false);
  return (
    <Screen
      title={t.place.title}
      parent={stepPath("words")}
      action={<Button onClick={() => pass() && navigate(stepPath("privacy"))}>{t.next}</Button>}
    >
      <StepCount step={2} />
      {summary}
      <Card className="mb-5">
        <div className="flex items-start">
          <Icon name="map-pin" className="mr-3 mt-1 text-accent" />
          <div className="min-w-0 grow" aria-live="polite">
            <p className="text-soft">{t.place.chosen}</p>
            <p className="text-lead font-bold">{communeName(communeCode!)}</p>
            {point && (
              <p>
                {t.place.withPoint}. {t.place.communeWrong}
              </p>
            )}
          </div>
        </div>
        <div className="mt-3 flex flex-col">
          <Button look="secondary" onClick={() => navigate(wayPath("commune"))} className="mt-2">
            {t.place.communeChange}
          </Button>
          {point && (
            <Button look="secondary" onClick={() => navigate(wayPath("pin"))} className="mt-2">
              {t.place.map.changePoint}
            </Button>
          )}
        </div>
      </Card>
      <TextField
        id="landmark"
        label={point ? t.place.landmarkOptional : t.place.landmark}
        hint={t.place.landmarkHint}
        error={errorAt("landmark")}
        autoComplete="off"
        value={landmark}
        onChange={(event) => draft.changePlace({ landmark: event.target.value })}
      />
      <div className="mt-5">
        {others ? (
          <Ways />
        ) : (
          <Button look="quiet" className="-ml-4" onClick={() => setOthers(true)}>
            {t.place.otherWay}
          </Button>
        )}
      </div>
    </Screen>
  );
}

/** Why, before Zalo asks; and the other ways when it comes to nothing. */
function GpsStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function ask() {
    setAsking(true);
    setProblem(undefined);
    try {
      const { point, commune } = await locate({ zalo: await (await getHost()).shareLocation() });
      if (!commune) return setProblem(t.place.outside(provinceName));
      draft.changePlace({ point, pointSource: "gps", communeCode: commune.code });
      navigate(-1);
    } catch (error) {
      setProblem(
        isHostError(error, "denied", "cancelled")
          ? t.place.gpsProblems.denied
          : isApiError(error, "offline")
            ? t.place.gpsProblems.offline
            : t.place.gpsProblems.unavailable,
      );
    } finally {
      setAsking(false);
    }
  }

  return (
    <Screen title={t.place.gpsWhy.title} parent={stepPath("place")}>
      <p className="mb-4">{t.place.gpsWhy.text}</p>
      {problem && (
        <div className="mb-4">
          <Notice kind="warning" title={problem} live />
        </div>
      )}
      <div className="flex flex-col">
        <Button icon="locate" busy={asking} onClick={() => void ask()}>
          {asking ? t.place.gpsWhy.working : t.place.gpsWhy.go}
        </Button>
        {problem ? (
          <>
            <Button
              look="secondary"
              icon="map-pin"
              className="mt-3"
              onClick={() => navigate(wayPath("pin"), { replace: true })}
            >
              {t.place.pin}
            </Button>
            <Button
              look="secondary"
              icon="search"
              className="mt-3"
              onClick={() => navigate(wayPath("commune"), { replace: true })}
            >
              {t.place.inWords}
            </Button>
          </>
        ) : (
          <Button look="secondary" className="mt-3" onClick={() => navigate(-1)}>
            {t.place.gpsWhy.no}
          </Button>
        )}
      </div>
    </Screen>
  );
}

/** All communes; typing narrows them, with or without diacritics. */
function CommuneStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState("");
  const chosen = useDraft().place.communeCode;
  const found = query.trim() ? communes.filter(({ fullName }) => matches(query, fullName)) : communes;
  const choose = (communeCode: string) => {
    draft.changePlace({ communeCode });
    navigate(-1);
  };
  return (
    <Screen title={t.place.commune} parent={stepPath("place")}>
      <TextField
        type="search"
        label={t.place.communeSearch}
        hint={t.place.communeSearchHint}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p id={id} role="status" className="my-2 text-soft">
        {found.length > 0 ? t.place.communeFound(found.length) : t.place.communeNone}
      </p>
      <ul aria-labelledby={id}>
        {found.map(({ code, fullName }) => (
          <li key={code} className="mb-2">
            <button
              type="button"
              onClick={() => choose(code)}
              aria-pressed={code === chosen}
              className={`pressable flex w-full min-h-touch items-center rounded-card border bg-surface px-4 py-2 text-lead ${
                code === chosen ? "border-accent font-bold" : "border-line"
              }`}
            >
              <span className="min-w-0 grow">{fullName}</span>
              {code === chosen && <Icon name="check" className="ml-2 text-accent" />}
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
