/**
 * What happens at the start and after the first paint, in the order in which a citizen needs it (design §10): where the
 * citizen wanted to go, the screen behind the first tap, what the province says now, then the host, the session and what waits to be sent.
 */
import { matchPath, type NavigateFunction } from "react-router-dom";
import { basename, paths } from "../lib/paths.ts";
import { province } from "../lib/province.ts";
import { keptQuery, resolveLink } from "./links.ts";
import { tellNeedsYou } from "./needsYou.ts";
import { refreshProvinceNow } from "./provinceNow.ts";
import { knownPaths, prefetchFirstScreen } from "./routes.ts";

/** How long the phone is left to the citizen before the heavy parts come (perf.md, "What helps"). */
const HEAVY_PARTS_AFTER = 1500;

const resolve = (link: string) => resolveLink(link, window.APP_ID ?? province.zalo.appId, knownPaths);

/**
 * Puts the screen a link asked for into the address before the router reads it, with home under it, so that back leads
 * home and not out of the app. An unknown link becomes home with a sentence.
 */
export function settleAddress(): void {
  const base = basename();
  const asked = location.pathname.slice(base.length);
  const arrived = new URLSearchParams(location.search).has("p");
  if (history.state && !arrived) return; // A reload: stay.
  if (/^\/?$/.test(asked) && !arrived) return;
  const target = resolve(asked + location.search);
  const home = `${base}/${keptQuery(location.search)}`;
  if (target === undefined || target === paths.home) {
    history.replaceState({ usr: target ? null : { unknownLink: true }, key: "default", idx: 0 }, "", home);
  } else {
    history.replaceState({ usr: null, key: "default", idx: 0 }, "", home);
    enter(target);
  }
}

/** A screen opened over home before the router runs. */
export function enter(path: string): void {
  history.pushState({ usr: null, key: "link", idx: 1 }, "", basename() + path + keptQuery(location.search));
}

/** Runs once, when the first screen stands and answers taps. */
export function start(navigate: NavigateFunction): void {
  const shell = window.__shell;
  shell?.ready();
  const tapped = shell?.tapped.pop();
  if (tapped) navigate(tapped);
  requestAnimationFrame(() =>
    setTimeout(() => {
      void prefetchFirstScreen()
        .catch(() => undefined) // Fetched again when it is opened.
        .then(refreshProvinceNow);
      setTimeout(() => void startHeavyParts(navigate).catch(() => undefined), HEAVY_PARTS_AFTER);
    }),
  );
}

async function startHeavyParts(navigate: NavigateFunction): Promise<void> {
  const { getHost } = await import("../host/host.ts");
  const host = await getHost();
  host.onOpenPath((path) => void openLink(path, navigate));
  host.onResume(() => void refreshProvinceNow());
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.('a[href^="tel:"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    // Zalo's webview need not know tel: links; the dialler opens through the host, else the number is shown large.
    host.callPhone((link.getAttribute("href") as string).slice(4)).catch(() => navigate(paths.hotline));
  });
  const { session } = await import("../session/session.ts");
  await session.bearer().catch(() => undefined); // Without a network the outbox says what waits all the same.
  const { outbox } = await import("../cases/outbox/outbox.ts");
  outbox.subscribe(() => tellNeedsYou(outbox.entries().filter(({ state }) => state === "needs-you").length));
  outbox.start();
}

/** A link that came while the app is open. One back from the provider goes to the gate that waits for it: the screen stays. */
export async function openLink(link: string, navigate: NavigateFunction): Promise<void> {
  const target = resolve(link);
  const back = target && matchPath(paths.identity, target);
  if (back && (await import("../session/level2.ts")).level2.offerBack(back.params.code)) return;
  navigate(target ?? paths.home, target ? undefined : { state: { unknownLink: true } });
}
