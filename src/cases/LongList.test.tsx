import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LongList } from "./LongList.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const items = Array.from({ length: 25 }, (_, n) => ({ code: `PA-${n}` }));
const list = (
  <LongList items={items} card={({ code }, near) => <a href={`#${code}`}>{near && <img src={code} alt={code} />}</a>} />
);
const pictures = () => screen.queryAllByRole("img").map((picture) => picture.getAttribute("alt"));

test("every card stands there; pictures are fetched where the citizen comes near, and stay", () => {
  const watched: { part: Element; comes(near: boolean): void }[] = [];
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      tell: (entries: { isIntersecting: boolean }[]) => void;
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = tell;
      }
      observe(part: Element) {
        watched.push({ part, comes: (near) => this.tell([{ isIntersecting: near }]) });
      }
      disconnect() {}
    },
  );
  render(list);
  expect(screen.getAllByRole("link")).toHaveLength(25);
  expect(watched).toHaveLength(3);
  act(() => watched.forEach(({ comes }) => comes(false)));
  expect(pictures()).toEqual([]);
  act(() => watched[1]!.comes(true));
  expect(pictures()).toEqual(items.slice(10, 20).map(({ code }) => code));
  act(() => watched[1]!.comes(false));
  expect(pictures()).toHaveLength(10);
});

test("a webview that cannot tell what is near fetches them all", () => {
  vi.stubGlobal("IntersectionObserver", undefined);
  render(list);
  expect(pictures()).toHaveLength(25);
});
