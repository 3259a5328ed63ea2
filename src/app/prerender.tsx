/** Run by the build: the first screens as HTML, for the shell script and src/main.ts. */
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { AlertNotice } from "./AlertNotice.tsx";
import { App } from "./App.tsx";
import { Frame } from "./Frame.tsx";
import { firstScreen, prefetchFirstScreen } from "./routes.ts";

/** Stands for the router's base, which the shell puts in: only the phone knows it. */
export const BASE = "/__base__";

const render = (page: JSX.Element, path = "/") =>
  renderToString(
    <StaticRouter basename={BASE} location={BASE + path}>
      {page}
    </StaticRouter>,
  );

export const home = () => render(<App />);
/** A danger alert with slots, for the shell to fill with the ones last seen. */
export const danger = () =>
  renderToString(
    <AlertNotice alert={{ id: "", level: "danger", title: { vi: "__title__" }, text: { vi: "__text__" } }} />,
  );
export const frame = () => render(<Frame />);

/** The screen behind the first tile. */
export async function next() {
  await prefetchFirstScreen();
  const { path, service } = firstScreen as NonNullable<typeof firstScreen>;
  return { path, service, html: render(<App />, path) };
}
