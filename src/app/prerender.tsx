/** Run by the build: the home screen and an empty frame as HTML, for the shell script. */
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { AlertNotice } from "./AlertNotice.tsx";
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
/** A danger alert with slots, for the shell to fill with the ones last seen. */
export const danger = () =>
  renderToString(
    <AlertNotice alert={{ id: "", level: "danger", title: { vi: "__title__" }, text: { vi: "__text__" } }} />,
  );
export const frame = () => render(<Frame />);
