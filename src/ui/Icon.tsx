import { icons, type IconName } from "./icons.ts";

const drawings: Record<string, string> = { ...icons };

/** More drawings, by name: those that come with the screens that need them. */
export function addDrawings(more: Record<string, string>): void {
  Object.assign(drawings, more);
}

/** A line drawing beside words; never the only carrier of a meaning, so screen readers skip it. A name we do not know
 * (the server may send one newer than this app) draws a plain circle. */
export function Icon({ name, className = "" }: { name: IconName | (string & {}); className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width="1.5em"
      height="1.5em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
      dangerouslySetInnerHTML={{ __html: drawings[name] ?? '<circle cx="12" cy="12" r="9"/>' }}
    />
  );
}
