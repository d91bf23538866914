/** How a tier held stands, the worst first, for lists that are ordered by it. */
export const standingRank = (standing: string | null): number | null =>
  standing === "unmet" ? 0 : standing === "at_risk" ? 1 : standing === "met" ? 2 : null;
