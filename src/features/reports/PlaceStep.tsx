/** Where it is: by the phone's location, by a pin on the map, or by commune and landmark in words. */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { isApiError } from "../../api/errors.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { loadBoundaries } from "../../cases/map/boundaries.ts";
import { getHost, isHostError } from "../../host/host.ts";
import { province } from "../../lib/province.ts";
import { Button, Card, Icon, LinkCard, Notice, Screen, Skeleton, TextField } from "../../ui/index.ts";
import { locate } from "./api.ts";
import { communeName } from "./communes.ts";
import { CommuneStep } from "./CommuneStep.tsx";
import { changePlace, form, placePath, store, useAnswers } from "./form.ts";
import { useReportMessages } from "./messages.ts";
import { faultsInPlace, isInexact, type PlaceAnswer } from "./rules.ts";

const loadPinStep = () => import("./PinStep.tsx");
const PinStep = lazy(loadPinStep);

/** Fetches the map while there is a network, for whoever stands where there is none when the place is asked for. */
export async function fetchMapAhead(): Promise<void> {
  await Promise.all([loadPinStep(), loadBoundaries()]).catch(() => undefined);
}

const provinceName = `${province.kind} ${province.name}`;

export function PlaceStep() {
  const [params] = useSearchParams();
  const t = useReportMessages();
  const chosen = useAnswers().place.communeCode;
  switch (params.get("way")) {
    case "gps":
      return <GpsStep />;
    case "commune":
      return <CommuneStep />;
    case "pin":
      return (
        <Suspense
          fallback={
            <Screen title={t.place.map.title} parent={placePath()}>
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
          <LinkCard to={placePath(way)} {...card} />
        </li>
      ))}
    </ul>
  );
}

function ThreeWays() {
  const t = useReportMessages();
  return (
    <StepScreen form={form} step="place" title={t.place.title} action={null}>
      <p className="mb-4">{t.place.lead}</p>
      <Ways />
    </StepScreen>
  );
}

function ChosenPlace() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const answers = useAnswers();
  const { place } = answers;
  const { communeCode, landmark, point } = place;
  const [fault] = faultsInPlace(answers);
  const sentence = fault && t.errors[fault.error];
  const { summary, errorAt, pass } = useFaults({
    pin: fault?.field === "pin" && sentence,
    landmark: fault?.field === "landmark" && sentence,
  });
  const [others, setOthers] = useState(false);
  return (
    <StepScreen form={form} step="place" title={t.place.title} pass={pass}>
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
        {isInexact(place) && (
          <div className="mt-3">
            <Notice kind="warning" title={t.place.inexact(Math.round(place.accuracyMetres!))}>
              <p className="mt-1">{t.place.inexactNext}</p>
            </Notice>
          </div>
        )}
        <div className="mt-3 flex flex-col">
          {point && (
            <Button id="pin" look="secondary" onClick={() => navigate(placePath("pin"))} className="mt-2">
              {isInexact(place) ? t.place.map.confirm : t.place.map.changePoint}
            </Button>
          )}
          <Button look="secondary" onClick={() => navigate(placePath("commune"))} className="mt-2">
            {t.place.communeChange}
          </Button>
        </div>
      </Card>
      <TextField
        id="landmark"
        label={point ? t.place.landmarkOptional : t.place.landmark}
        hint={t.place.landmarkHint}
        error={errorAt("landmark")}
        autoComplete="off"
        value={landmark}
        onChange={(event) => changePlace({ landmark: event.target.value })}
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
    </StepScreen>
  );
}

/** Why, before Zalo asks; and the other ways when it comes to nothing. */
function GpsStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  async function ask() {
    setAsking(true);
    setProblem(undefined);
    try {
      const { point, commune, accuracyMetres } = await locate({ zalo: await (await getHost()).shareLocation() });
      // Who goes another way meanwhile is not called back from there.
      if (!here.current) return;
      if (!commune) return setProblem(t.place.outside(provinceName));
      const located = {
        point,
        pointSource: "gps",
        communeCode: commune.code,
        accuracyMetres,
      } satisfies Partial<PlaceAnswer>;
      changePlace(located);
      // Too rough to send somebody there: the citizen looks where it is.
      if (isInexact(store.get().answers.place)) navigate(placePath("pin"), { replace: true });
      else navigate(-1);
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
    <Screen title={t.place.gpsWhy.title} parent={placePath()}>
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
              onClick={() => navigate(placePath("pin"), { replace: true })}
            >
              {t.place.pin}
            </Button>
            <Button
              look="secondary"
              icon="search"
              className="mt-3"
              onClick={() => navigate(placePath("commune"), { replace: true })}
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
