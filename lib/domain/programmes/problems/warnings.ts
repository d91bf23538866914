import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import type { Found } from "#lib/domain/programmes/problems/found.ts";

type Requirement = DraftDefinition["requirements"][number];

/** Whether meeting one requirement always meets the other. */
function covers(high: Requirement, low: Requirement): boolean {
  if (high.key === low.key) return true;
  const least = (value: number | null) => value ?? 0;
  /** Months within which something counts: fewer ask more, none at all asks least. */
  const stricter = (a: number | null, b: number | null) => b === null || (a !== null && a <= b);
  if (high.kind === "certified_specialists" && low.kind === "certified_specialists")
    return (
      low.params.areas.length === high.params.areas.length &&
      low.params.areas.every(area => high.params.areas.includes(area)) &&
      least(high.params.minimum) >= least(low.params.minimum) &&
      least(high.params.minimumPerArea) >= least(low.params.minimumPerArea)
    );
  if (high.kind === "support_teams" && low.kind === "support_teams")
    return (
      low.params.levels.every(level => high.params.levels.includes(level)) &&
      least(high.params.minimumPerLevel) >= least(low.params.minimumPerLevel)
    );
  if (high.kind === "signed_document" && low.kind === "signed_document")
    return high.params.document === low.params.document;
  if (
    (high.kind === "project_count" && low.kind === "project_count") ||
    (high.kind === "deal_count" && low.kind === "deal_count")
  )
    return (
      least(high.params.minimum) >= least(low.params.minimum) &&
      stricter(high.params.withinMonths, low.params.withinMonths)
    );
  if (high.kind === "validated_business_plan" && low.kind === "validated_business_plan")
    return stricter(high.params.validMonths, low.params.validMonths);
  if (high.kind === "integrated_solution" && low.kind === "integrated_solution")
    return stricter(high.params.reviewMonths, low.params.reviewMonths);
  return high.kind === "approved_application" && low.kind === "approved_application";
}

/** What a higher tier leaves out of a lower one's. */
function tierWarnings(d: DraftDefinition): Found[] {
  const found: Found[] = [];
  const requirements = (keys: string[]) => d.requirements.filter(r => keys.includes(r.key));
  d.tiers.forEach((high, i) => {
    for (const low of d.tiers) {
      if (high.rank === null || low.rank === null || low.rank >= high.rank) continue;
      for (const asked of requirements(low.requirements)) {
        if (requirements(high.requirements).some(r => covers(r, asked))) continue;
        const params = { tier: low.name, requirement: asked.title };
        found.push({ name: "asksLess", path: ["tiers", i, "requirements"], params });
      }
      for (const benefit of d.benefits)
        if (low.benefits.includes(benefit.key) && !high.benefits.includes(benefit.key))
          found.push({
            name: "givesLess",
            path: ["tiers", i, "benefits"],
            params: { tier: low.name, benefit: benefit.title },
          });
    }
  });
  return found;
}

/** What a definition may do and its author probably doesn't mean. */
export function definitionWarnings(d: DraftDefinition): Found[] {
  const found = tierWarnings(d);
  d.requirements.forEach((r, i) => {
    if (!d.tiers.some(t => t.requirements.includes(r.key)))
      found.push({ name: "requirementUnused", path: ["requirements", i, "key"] });
  });
  d.benefits.forEach((b, i) => {
    if (!d.tiers.some(t => t.benefits.includes(b.key)))
      found.push({ name: "benefitUnused", path: ["benefits", i, "key"] });
  });
  d.areas.forEach((area, i) => {
    if (!d.trainings.some(t => t.areas.includes(area.key)))
      found.push({ name: "areaWithoutTraining", path: ["areas", i, "key"] });
    const window = area.renewalWindowDays ?? d.renewalWindowDays;
    if (area.validityMonths !== null && window !== null && window >= area.validityMonths * 30)
      found.push({ name: "windowTooLong", path: ["areas", i, "renewalWindowDays"], params: { window } });
    // Such a notice has gone before the certificate is there, so nobody ever gets it.
    const early = Math.max(...(area.noticeDays ?? []).map(day => day ?? 0), 0);
    if (area.validityMonths !== null && early >= area.validityMonths * 30)
      found.push({ name: "noticeTooEarly", path: ["areas", i, "noticeDays"], params: { days: early } });
  });
  return found;
}
