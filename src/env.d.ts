/// <reference types="vite/client" />

declare module "prerendered:first-tap" {
  /** The screen behind the first tile: where it is, its service, its HTML, and the storage key of what the server last said. */
  const next: { path: string; service: string; html: string; remembered: string };
  export default next;
}

declare module "*.svg?icon" {
  /** What stands inside the icon's <svg>. */
  const drawing: string;
  export default drawing;
}

/** Set by the build from the province's folder. */
declare const __API_ORIGIN__: string;
declare const __PROVINCE__: import("../build/province.ts").PhoneProvince;
declare const __VERSION__: string;

interface Window {
  /** The mini app's id, set by Zalo's host page. */
  APP_ID?: string;
  zTheme?: string;
  /** Left by the shell script for the app that takes over. */
  __shell?: {
    /** Which HTML stands in the mount node: `next` is the screen behind the first tile. */
    painted: "home" | "next" | "frame";
    /** The router's base. */
    base: string;
    /** Paths of the links tapped before the app was ready: one from what was painted first, one from `next`. */
    tapped: string[];
    /** Called at every such tap, and with true when the painted screen's back was tapped. */
    onTap?: (back: boolean) => void;
    /** The app answers taps from now on. */
    ready(): void;
  };
}
