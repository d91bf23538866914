/** What lies over the page at its edges: nothing is read through it. */
export type Edges = { top: number; bottom: number };

/** Air between what is read and what lies over it. */
const AIR = 12;

const heightIfStuck = (element: Element | null, side: "top" | "bottom"): number => {
  if (!(element instanceof HTMLElement)) return 0;
  const style = getComputedStyle(element);
  if (style.display === "none" || style.position !== "sticky") return 0;
  return element.offsetHeight + (Number.parseFloat(style[side]) || 0);
};

/** How much of the window the bars over a case take: its head, and the box one writes in or the strip that opens it. */
export function edgesNow(): Edges {
  const top = heightIfStuck(document.querySelector(".tk-head"), "top");
  const bar = heightIfStuck(document.querySelector(".top"), "top");
  const box = heightIfStuck(document.querySelector(".page.tk .dock"), "bottom");
  const strip = heightIfStuck(document.querySelector(".page.tk .reply-s"), "bottom");
  return { top: Math.max(top, bar) + AIR, bottom: Math.max(box, strip) + AIR };
}

/** Tells the styles of them, so that a link to a message leads between them. Ends with the returned function. */
export function keepEdges(changed: (edges: Edges) => void): () => void {
  const root = document.documentElement;
  const measure = () => {
    const edges = edgesNow();
    root.style.setProperty("--tk-foot", `${edges.bottom}px`);
    root.style.setProperty("--tk-top", `${edges.top - AIR}px`);
    changed(edges);
  };
  const watch = new ResizeObserver(measure);
  // The conversation too: what is asked at a case's end takes the box out of the window's edge while it stands there.
  for (const element of document.querySelectorAll(".tk-head, .page.tk, .page.tk .dock, .page.tk .reply-s"))
    watch.observe(element);
  window.addEventListener("resize", measure);
  measure();
  return () => {
    watch.disconnect();
    window.removeEventListener("resize", measure);
    root.style.removeProperty("--tk-foot");
    root.style.removeProperty("--tk-top");
  };
}

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Brings a line between the edges: its beginning where that is asked or it is longer than the window, else its end at the window's. */
export function bringIntoView(line: Element, edges: Edges, at: "start" | "end", moves: boolean): void {
  const { top, bottom, height } = line.getBoundingClientRect();
  const fits = height <= window.innerHeight - edges.top - edges.bottom;
  const by = at === "end" && fits ? bottom - (window.innerHeight - edges.bottom) : top - edges.top;
  window.scrollBy({ top: by, behavior: moves && !calm() ? "smooth" : "instant" });
}
