/**
 * The module Zalo's page runs after the shell script: brings the app, and until it stands answers a tap on the first
 * tile with that screen, prerendered. It imports nothing, so that the app's own code is one step away and never in the
 * way of the first paint (docs/decisions/0003-first-paint-before-the-bundle.md).
 */
import next from "prerendered:first-tap";

const shell = window.__shell;
const mount = document.getElementById("app");
if (shell && mount && shell.painted === "home") {
  const home = mount.innerHTML;
  const paint = (painted: "home" | "next", html: string) => {
    shell.painted = painted;
    mount.innerHTML = html;
    window.scrollTo(0, 0);
    const heading = mount.querySelector("h1");
    if (painted === "next" && heading) heading.focus({ preventScroll: true });
  };
  shell.onTap = (back) => {
    if (back) {
      shell.tapped = [];
      paint("home", home);
    } else if (shell.painted === "home" && shell.tapped[0] === next.path && open(next.service)) {
      paint("next", next.html.split("/__base__").join(shell.base));
    }
  };
  shell.onTap(false);
}

// After the paint: reading the app's code keeps a slow phone busy. A page that is not being drawn is not waited for.
let begun = false;
const begin = () => {
  if (begun) return;
  begun = true;
  // A script that did not arrive stays lost to this page; a new one tries again.
  import("./app/mount.tsx").catch(() => window.addEventListener("online", () => location.reload()));
};
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, 200);

/** Whether nothing is known that the prerendered screen does not say: the service closed, or a banner. */
function open(service: string): boolean {
  try {
    const { modules } = JSON.parse(localStorage.getItem(next.remembered) || '{"modules":[]}') as {
      modules: { id: string; open: boolean; banner?: unknown }[];
    };
    return !modules.some((module) => module.id === service && (!module.open || module.banner));
  } catch {
    return true;
  }
}
