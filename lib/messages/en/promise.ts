/** The check of a plan's promise: whether the levels' own targets fit into the customer's (T2). */
export default {
  title: "Promise check",
  leadPartner:
    "If each level and the manufacturer take all of their own time, is the customer answered by its due time? Every beginning of the coming twelve months is tried, with the holidays of every calendar.",
  leadVendor:
    "If each level takes all of its own time, is the customer answered by its due time? Every beginning of the coming twelve months is tried, with the holidays of every calendar.",
  from: "Over the year from {day}.",
  byPriority: "The way of each priority through the levels",
  priority: "Priority",
  target: "Customer’s target",
  way: "The way through the levels",
  verdict: "Can it be kept?",
  stage: {
    level1: "Level 1",
    level2: "Level 2",
    level3: "Level 3",
    handover: "hand-over",
  },
  unstated:
    "{count, plural, one {Level {levels} has no target of its own and counts as nothing.} other {Levels {levels} have no target of their own and count as nothing.}}",
  nothing: "Nothing to check: no level has a target of its own.",
  allKept:
    "Every priority can be kept, at any time of the coming year, if each level and hand-over takes all of its own time.",
  showWay: "Show the way of each priority",
  kept: "At any time of the year.",
  keptIf:
    "{count, plural, one {Only as far as level {levels} takes no time.} other {Only as far as levels {levels} take no time.}}",
  never: "Never: the ways add up to more than the target.",
  notKept:
    "Not when the clock starts in {share} of the year ({count, plural, one {# stretch} other {# stretches}}).",
  show: "Show when and why",
  worst: "The worst: a clock that starts {from} is due {due}. The last of them is done {late} after it:",
  until: "{stage} until {until}",
  stretches:
    "{count, plural, one {It cannot be kept when the clock starts} other {It cannot be kept when the clock starts in one of # stretches, the first {shown} of them}}:",
  span: "from {from} to {to}",
  plan: "Targets and hand-overs are those of the plan {plan}.",
  changePlan: "Open the plan",
};
