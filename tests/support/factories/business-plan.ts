/** A whole business plan as the form sends it; what differs in `more`. */
export const planInput = (more: Record<string, unknown> = {}) => ({
  planId: null,
  revisions: {},
  title: "Plan 2027",
  period: { from: "2027-Q1", quarters: 4 },
  market: { text: "140 public bodies.", items: [] },
  offers: { text: "", items: [{ key: "turnkey", name: "Turnkey", note: "" }] },
  targets: {
    text: "",
    items: [{ key: "projects", name: "Projects", unit: "projects", adds: true, figures: { "2027-Q1": 2 } }],
  },
  actions: {
    text: "",
    items: [{ key: "open-day", name: "Open day", owner: "Ana", quarter: "2027-Q1", dueOn: null }],
  },
  ...more,
});
