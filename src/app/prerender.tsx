/** Run by the build: the home screen and an empty frame as HTML, for the shell script. */
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { App } from "./App.tsx";
import { Frame } from "./Frame.tsx";

/** Stands for the router's base, which the shell puts in: only the phone knows it. */
export const BASE = "/__base__";

const render = (page: JSX.Element) =>
  renderToString(
    <StaticRouter basename={BASE} location={`${BASE}/`}>
      {page}
    </StaticRouter>,
  );

export const home = () => render(<App />);
export const frame = () => render(<Frame />);
