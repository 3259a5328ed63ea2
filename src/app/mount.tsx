/** Puts the app in the place of what the shell painted. */
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { BrowserRouter } from "react-router-dom";
import { App } from "./App.tsx";
import "./app.css";
import { hasRememberedDanger } from "./provinceNow.ts";
import { prefetchFirstScreen } from "./routes.ts";
import { enter, settleAddress } from "./start.ts";
import { basename } from "../lib/paths.ts";
import { getSettings } from "../lib/settings.ts";
import { loadLanguage } from "../messages/messages.ts";

void takeOver();

async function takeOver() {
  const shell = window.__shell;
  settleAddress();
  // Without its words the screen is drawn in Vietnamese.
  await loadLanguage(getSettings().language).catch(() => undefined);
  // Its code first, so that the painted screen becomes the real one without a skeleton between.
  if (shell?.painted === "next") await prefetchFirstScreen().catch(() => undefined);
  if (shell) delete shell.onTap;
  const tapped = shell?.painted === "next" && shell.tapped.shift();
  if (tapped) enter(tapped);

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
  if (shell?.painted === "home" && !hasRememberedDanger()) hydrateRoot(mount, app);
  else {
    // What the shell painted is not what React would: replaced in one step, so that nothing blinks or moves.
    const root = createRoot(mount);
    flushSync(() => root.render(app));
  }
}
