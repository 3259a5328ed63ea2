import { createElement, useEffect, useRef, useState, type HTMLAttributes } from "react";

interface BarProps extends HTMLAttributes<HTMLElement> {
  as: "header" | "footer" | "nav";
  edge: "top" | "bottom";
}

const EDGES = { top: "safe-top top-0 border-b", bottom: "safe-bottom bottom-0 border-t" };

/**
 * What sticks to an edge of the screen. With text so large that it would take more than a sixth of it, it stays in its
 * place instead, and what is read has the room.
 */
export function Bar({ as, edge, className = "", ...rest }: BarProps) {
  const bar = useRef<HTMLElement>(null);
  const [isTall, setTall] = useState(false);
  useEffect(() => {
    const { current } = bar;
    if (!current || !window.ResizeObserver) return;
    const watch = new ResizeObserver(() => setTall(current.offsetHeight > window.innerHeight / 6));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const look = `${isTall ? "" : "sticky z-10"} ${EDGES[edge]} border-line bg-surface ${className}`;
  return createElement(as, { ref: bar, ...rest, className: look });
}
