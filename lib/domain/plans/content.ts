import { type Quarter, quartersFrom } from "#lib/domain/time/quarters.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What a business plan says (P2, P10): market definition and plan of action, with offers and targets between. */
export const PLAN_PARTS = ["market", "offers", "targets", "actions"] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** A kind of customer, and about how many of them there are. */
export type Segment = { key: string; name: string; size: number | null; note: string };
export type Offer = { key: string; name: string; note: string };
/** Figures by quarter in a unit. What adds up is summed over quarters (projects, revenue); the rest is a level (people). */
export type Target = {
  key: string;
  name: string;
  unit: string;
  adds: boolean;
  figures: Record<Quarter, number | null>;
};
export type Action = {
  key: string;
  name: string;
  owner: string;
  quarter: Quarter;
  dueOn: PlainDate | null;
};

export type PlanContent = {
  /** The quarters it plans for. */
  period: { from: Quarter; quarters: number };
  market: { text: string; items: Segment[] };
  offers: { text: string; items: Offer[] };
  targets: { text: string; items: Target[] };
  actions: { text: string; items: Action[] };
};

export const quartersOf = (content: Pick<PlanContent, "period">): Quarter[] =>
  quartersFrom(content.period.from, content.period.quarters);

/** What keeps a plan from being handed in, as the path of a field and what is wrong there. Empty: nothing. */
export function planGaps(title: string, content: PlanContent): { path: string; gap: PlanGap }[] {
  const gaps: { path: string; gap: PlanGap }[] = [];
  const need = (missing: boolean, path: string, gap: PlanGap = "required") => {
    if (missing) gaps.push({ path, gap });
  };
  const quarters = quartersOf(content);
  need(!title.trim(), "title");
  for (const part of ["market", "offers"] as const) {
    need(!content[part].text.trim() && content[part].items.length === 0, `${part}.text`);
    for (const [i, item] of content[part].items.entries()) need(!item.name.trim(), `${part}.items.${i}.name`);
  }
  need(content.targets.items.length === 0, "targets.text", "noTarget");
  for (const [i, target] of content.targets.items.entries()) {
    const at = `targets.items.${i}`;
    need(!target.name.trim(), `${at}.name`);
    need(!target.unit.trim(), `${at}.unit`);
    const [first] = quarters;
    need(
      !quarters.some(quarter => typeof target.figures[quarter] === "number"),
      `${at}.figures.${first ?? ""}`,
      "noFigure",
    );
  }
  need(content.actions.items.length === 0, "actions.text", "noAction");
  for (const [i, action] of content.actions.items.entries()) {
    const at = `actions.items.${i}`;
    need(!action.name.trim(), `${at}.name`);
    need(!action.owner.trim(), `${at}.owner`);
    need(!quarters.includes(action.quarter), `${at}.quarter`, "noQuarter");
  }
  return gaps;
}
export type PlanGap = "required" | "noTarget" | "noFigure" | "noAction" | "noQuarter";
