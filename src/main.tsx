import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { BrowserRouter } from "react-router-dom";
import { App } from "./app/App.tsx";
import "./app/app.css";
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
if (window.__shell?.painted === "home") hydrateRoot(mount, app);
else {
  mount.textContent = "";
  createRoot(mount).render(app);
}
