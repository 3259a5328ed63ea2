import { useEffect, useRef, useState, type ReactNode } from "react";

/** Cards that are drawn, or left out, together. */
const TOGETHER = 10;
/** What a card is taken to be high before it was ever drawn. */
const CARD_REM = 13;
/** Begun so far before it is seen, so that nobody sees it begin. */
const NEAR = "100% 0px";

interface LongListProps<Item> {
  items: Item[];
  /** `near`: whether it is worth fetching the card's picture. */
  card(item: Item, near: boolean): ReactNode;
}

/**
 * However many cards: those far outside the screen cost nothing to draw, where the webview can leave them out, and
 * fetch no pictures. A screen reader and a search in the page still find their words. They go by tens, for the
 * browser looks after each part it may leave out, and after each picture it fetches late, anew in every frame.
 */
export function LongList<Item extends { code: string }>({ items, card }: LongListProps<Item>) {
  const parts: Item[][] = [];
  for (let from = 0; from < items.length; from += TOGETHER) parts.push(items.slice(from, from + TOGETHER));
  return (
    <>
      {parts.map((part) => (
        <Part key={part[0]!.code} items={part} card={card} />
      ))}
    </>
  );
}

function Part<Item extends { code: string }>({ items, card }: LongListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const near = useNear(list);
  return (
    <ul
      ref={list}
      // The padding keeps shadow and focus ring inside what may be left out.
      className="-mx-1 px-1 pt-1 -mt-1"
      style={{ contentVisibility: "auto", containIntrinsicSize: `auto ${items.length * CARD_REM}rem` }}
    >
      {items.map((item) => (
        <li key={item.code} className="mb-3">
          {card(item, near)}
        </li>
      ))}
    </ul>
  );
}

/** Whether it has come near the screen; for good, once it has. */
function useNear(element: { current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (near) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [near, element]);
  return near;
}
