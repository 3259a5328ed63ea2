import { Component, lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router-dom";
import { province } from "../lib/province.ts";
import { useMessages } from "../messages/messages.ts";
import { Button } from "../ui/Button.tsx";
import { CallLink } from "../ui/CallLink.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Screen } from "../ui/Screen.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { features } from "./features.ts";
import { HomePage } from "./HomePage.tsx";
import { Layout } from "./Layout.tsx";
import { ownPages } from "./pages.ts";

const routes = [...ownPages, ...features.flatMap((feature) => feature.routes)].map(({ path, load }) => ({
  path,
  Page: lazy(load),
}));

/** All screens. The router around it differs between the phone and the render of the first paint. */
export function App() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        {routes.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Room Page={Page} />} />
        ))}
        <Route path="*" element={<Navigate to="/" replace state={{ unknownLink: true }} />} />
      </Route>
    </Routes>
  );
}

/** One lazy screen: a frame while it comes, a sentence and a way on when it breaks. */
function Room({ Page }: { Page: ComponentType }) {
  const { pathname } = useLocation();
  return (
    <Boundary key={pathname}>
      <Suspense fallback={<Opening />}>
        <Page />
      </Suspense>
    </Boundary>
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
        <CallLink number={province.hotline.number} />
      </div>
    </Screen>
  );
}
