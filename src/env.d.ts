/// <reference types="vite/client" />

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
    /** Which HTML stands in the mount node. */
    painted: "home" | "frame";
    /** Path of a link that was tapped before the app was ready. */
    tapped?: string;
    /** The app answers taps from now on. */
    ready(): void;
  };
}
