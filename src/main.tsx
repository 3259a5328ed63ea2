import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { BrowserRouter } from "react-router-dom";
import { App } from "./app/App.tsx";
import "./app/app.css";
import { hasRememberedDanger } from "./app/provinceNow.ts";
import { settleAddress } from "./app/start.ts";
import { basename } from "./lib/paths.ts";

settleAddress();

const app = (
  <StrictMode>
    <BrowserRouter basename={basename()}>
      <App />
    </BrowserRouter>
  </StrictMode>
);

let mount = document.getElementById("app");
if (!mount) {
  mount = document.createElement("div");
  mount.id = "app";
  document.body.appendChild(mount);
}
if (window.__shell?.painted === "home" && !hasRememberedDanger()) hydrateRoot(mount, app);
else {
  // What the shell painted is not what React would: replaced in one step, so that nothing blinks or moves.
  const root = createRoot(mount);
  flushSync(() => root.render(app));
}
