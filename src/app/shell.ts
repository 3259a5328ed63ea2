/**
 * The classic script Zalo's page runs first: paints the home screen before the bundle has arrived, and remembers a tap
 * on a link until the app can answer it. Built alone; imports next to nothing.
 */
import { now } from "../lib/clock.ts";
import { helpOldPhones } from "../lib/oldPhones.ts";
import type { Province } from "../../contract/types.ts";

declare const __SHELL__: {
  code: string;
  title: string;
  colour: string;
  css: string;
  home: string;
  frame: string;
  danger: string;
};

(() => {
  helpOldPhones();
  const made = __SHELL__;
  const root = document.documentElement;
  let settings: { textSize?: number; language?: string } = {};
  try {
    settings = JSON.parse(localStorage.getItem(`${made.code}.settings`) || "{}");
  } catch {
    // Storage absent: the ordinary look.
  }
  const dark =
    /ZaloTheme\/dark/i.test(navigator.userAgent) ||
    window.zTheme === "dark" ||
    (!/ZaloTheme\/light/i.test(navigator.userAgent) &&
      window.zTheme !== "light" &&
      matchMedia("(prefers-color-scheme: dark)").matches);
  root.lang = settings.language === "en" ? "en" : "vi";
  root.dataset.text = String(settings.textSize || 1);
  root.dataset.theme = dark ? "dark" : "light";
  document.title = made.title;

  // Zalo's own page may forbid zooming; a reader who needs it must be able to.
  const viewport = document.querySelector<HTMLMetaElement>("meta[name=viewport]") || document.createElement("meta");
  viewport.name = "viewport";
  viewport.content = "width=device-width,initial-scale=1,viewport-fit=cover";
  if (!viewport.parentNode) document.head.appendChild(viewport);

  const style = document.createElement("style");
  style.textContent = made.css;
  document.head.insertBefore(style, document.head.firstChild);

  let mount = document.getElementById("app");
  if (!mount) {
    mount = document.createElement("div");
    mount.id = "app";
    document.body.appendChild(mount);
  }
  const base = (/^\/zapps\/[^/]+/.exec(location.pathname) || [window.APP_ID ? `/zapps/${window.APP_ID}` : ""])[0];
  const linked = new URLSearchParams(location.search).get("p");
  const home = /^\/?$/.test(location.pathname.slice(base.length)) && (!linked || linked === "/") && root.lang === "vi";
  mount.innerHTML = (home ? made.home : made.frame).split("/__base__").join(base);

  const dangers = home && document.getElementById("dangers");
  if (dangers) dangers.innerHTML = rememberedDangers();

  /** The danger alerts last seen that are not over, each in the prerendered notice. */
  function rememberedDangers(): string {
    try {
      const { alerts } = JSON.parse(localStorage.getItem(`${made.code}.province`) || "null") as Pick<
        Province,
        "alerts"
      >;
      const escape = (text = "") => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
      return alerts
        .filter(({ level, until }) => level === "danger" && (!until || new Date(until) > now()))
        .map(({ title, text }) =>
          made.danger
            .replace("__title__", () => escape(title.vi))
            .replace(text ? "__text__" : "<p>__text__</p>", () => escape(text && text.vi)),
        )
        .join("");
    } catch {
      return "";
    }
  }

  const remember = (event: MouseEvent) => {
    const control = (event.target as Element).closest && (event.target as Element).closest("a,button.header-start");
    if (!control) return;
    const href = control.getAttribute("href");
    if (href) {
      if (href.indexOf("tel:") === 0) return;
      event.preventDefault();
      for (const other of Array.from(document.querySelectorAll("[data-pressed]")))
        other.removeAttribute("data-pressed");
      control.setAttribute("data-pressed", "");
      shell.tapped[shell.painted === "next" ? 1 : 0] = href.slice(base.length) || "/";
    }
    if (shell.onTap) shell.onTap(!href);
  };
  const shell: NonNullable<Window["__shell"]> = {
    painted: home ? "home" : "frame",
    base,
    tapped: [],
    ready: () => document.removeEventListener("click", remember, true),
  };
  window.__shell = shell;
  document.addEventListener("click", remember, true);
  document.addEventListener("submit", (event) => event.preventDefault());
})();
