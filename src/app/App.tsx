import { Component, lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { Link, Navigate, Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { localText } from "../lib/text.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { Button } from "../ui/Button.tsx";
import { CallLink } from "../ui/CallLink.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Screen, ScreenTop } from "../ui/Screen.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { HomePage } from "./HomePage.tsx";
import { Layout } from "./Layout.tsx";
import { moved } from "./pages.ts";
import { useProvinceNow } from "./provinceNow.ts";
import { loadPage, routes } from "./routes.ts";
import { start } from "./start.ts";

const rooms = routes.map((route) => ({ ...route, Page: lazy(() => loadPage(route)) }));

/** All screens. The router around it differs between the phone and the render of the first paint. */
export function App() {
  const navigate = useNavigate();
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    start(navigate);
  }, [navigate]);
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        {Object.keys(moved).map((path) => (
          <Route key={path} path={path} element={<Navigate to={moved[path]!} replace />} />
        ))}
        {rooms.map(({ path, ...room }) => (
          <Route key={path} path={path} element={<Room {...room} />} />
        ))}
        <Route path="*" element={<Navigate to="/" replace state={{ unknownLink: true }} />} />
      </Route>
    </Routes>
  );
}

type RoomProps = Pick<(typeof rooms)[number], "Page" | "service" | "staysOpen">;

/** One lazy screen: a frame while it comes, a sentence and a way on when it breaks or the service is closed. */
function Room({ Page, service, staysOpen }: RoomProps) {
  const { pathname } = useLocation();
  const t = useMessages();
  const language = useLanguage();
  const { modules } = useProvinceNow();
  const module = modules.find(({ id }) => id === service);
  const closed =
    module && !module.open && (module.closedMessage ? localText(module.closedMessage, language) : t.closed.text);
  if (closed && !staysOpen) return <Closed sentence={closed} />;
  const sentence = closed || (module?.banner && localText(module.banner, language));
  return (
    <Boundary key={pathname}>
      <ScreenTop.Provider value={sentence ? <Notice kind={closed ? "warning" : "info"} title={sentence} /> : null}>
        <Suspense fallback={<Opening />}>
          <Page />
        </Suspense>
      </ScreenTop.Provider>
    </Boundary>
  );
}

function Closed({ sentence }: { sentence: string }) {
  const t = useMessages();
  return (
    <Screen title={t.home.closed}>
      <Notice kind="warning" title={sentence} live />
      <div className="mt-4 flex flex-col">
        <CallLink />
      </div>
    </Screen>
  );
}

function Opening() {
  const t = useMessages();
  return (
    <Screen title={t.loading}>
      <Skeleton cards={3} />
    </Screen>
  );
}

class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useMessages();
  return (
    <Screen title={t.broken.title}>
      <Notice kind="warning" title={t.broken.title} live>
        <p>{t.broken.text}</p>
      </Notice>
      <div className="mt-4 flex flex-col">
        <Button icon="refresh" onClick={() => location.reload()} className="mb-3">
          {t.retry}
        </Button>
        <Link
          to="/"
          className="mb-3 flex min-h-touch items-center justify-center text-lead font-bold text-accent underline"
        >
          {t.toHome}
        </Link>
        <CallLink />
      </div>
    </Screen>
  );
}
