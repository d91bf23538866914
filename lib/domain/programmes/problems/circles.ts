import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import type { Found } from "#lib/domain/programmes/problems/found.ts";

type Node = { title: DraftDefinition["name"]; path: Found["path"]; waitsFor: string[] };

/** What each phase and step waits for. A phase without `after` of its own waits for all that stand before it (P2). */
function graph(d: DraftDefinition): Map<string, Node> {
  const nodes = new Map<string, Node>();
  d.phases.forEach((phase, i) => {
    const before = phase.after ?? d.phases.slice(0, i).map(p => p.key);
    const path = ["phases", i, "after"];
    // To open, a phase waits for others to be complete; to be complete, for its own steps.
    nodes.set(`open:${phase.key}`, { title: phase.title, path, waitsFor: before.map(key => `done:${key}`) });
    // A step that waits for nothing of its own adds nothing to the circle of its phase.
    const steps = phase.steps.filter(step => step.after?.length).map(step => `step:${step.key}`);
    nodes.set(`done:${phase.key}`, { title: phase.title, path, waitsFor: [...steps, `open:${phase.key}`] });
    phase.steps.forEach((step, j) => {
      nodes.set(`step:${step.key}`, {
        title: step.title,
        path: ["phases", i, "steps", j, "after"],
        waitsFor: [`open:${phase.key}`, ...(step.after ?? []).map(key => `step:${key}`)],
      });
    });
  });
  return nodes;
}

const plain = (title: Node["title"]) => (typeof title === "string" ? title : title.en);

/**
 * Phases and steps that wait for each other, or for themselves: nobody could ever begin them. Told once for each
 * circle, at the `after` of its last part; `circle` names its parts in order.
 */
export function circleProblems(d: DraftDefinition): Found[] {
  const nodes = graph(d);
  const state = new Map<string, "walking" | "done">();
  const found: Found[] = [];

  const walk = (key: string, trail: string[]): void => {
    const node = nodes.get(key);
    if (!node || state.get(key) === "done") return;
    if (state.get(key) === "walking") {
      const circle = trail.slice(trail.indexOf(key)).flatMap(name => nodes.get(name) ?? []);
      // The one to change says so itself; where no step does, a phase does.
      const own = circle.filter(part => part.path.includes("steps"));
      const at = own.find(part => part.waitsFor.length > 1) ?? circle.at(-1) ?? node;
      const titles = circle.filter((part, i) => circle.findIndex(p => p.title === part.title) === i);
      found.push({
        name: "circle",
        path: at.path,
        params: {
          circle: {
            en: titles.map(part => plain(part.title)).join(" → "),
            es: titles.map(p => (typeof p.title === "string" ? p.title : p.title.es)).join(" → "),
          },
        },
      });
      return;
    }
    state.set(key, "walking");
    for (const next of node.waitsFor) walk(next, [...trail, key]);
    state.set(key, "done");
  };

  for (const key of nodes.keys()) walk(key, []);
  return found;
}
