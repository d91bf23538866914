const channel = "{channel, select, phone {, by phone} email {, by e-mail} other {}}";
const clock =
  "{kind, select, diagnosis {the diagnosis clock} resolution {the solution clock} next_reply {the next reply clock} update {the update clock} level1 {the level 1 clock} level2 {the level 2 clock} level3 {the level 3 clock} other {the response clock}}";

const relation =
  "{relation, select, duplicate_of {Duplicate of} duplicated_by {Has a duplicate:} child_of {Child of} parent_of {Parent of} other {Related to}}";

export const ticket = {
  opened: `Case opened${channel}: {priority}`,
  diagnosed: "Diagnosed: {priority}",
  priority_changed: "Priority changed from {from} to {to}",
  answered: "Answered: the response clock stops",
  waiting: "Clock paused: waiting for {reader, select, customer {your answer} other {the customer}}",
  resumed: "Clock runs again: {hours, plural, =0 {} other {# h }}{minutes} min waited",
  taken: "{name} took the case",
  assigned: "Given to {name}",
  released: "{name} no longer has the case; it waits for somebody who takes it",
  undone:
    "Taken back: {deed, select, resolve {the case is not resolved} close {the case is not closed} ask {the question {reader, select, customer {to you} other {to the customer}}} resume {it waits {reader, select, customer {for you} other {for the customer}} again} other {who has it is as before}}",
  level_changed: "Handed from level {from} to level {to}",
  level2_passed:
    "Passed from {from} to {name}: {from} may no longer hold level 2{how, select, chosen {; chosen beforehand} other {; who had the fewest cases}}",
  level2_nobody: "Nobody certified: {from} may no longer hold level 2, and nobody else of the partner may",
  holder_left: "{from} has left the company; the case waits for somebody who takes it",
  with_manufacturer: "Passed to the manufacturer",
  back_from_manufacturer: "Back from the manufacturer",
  escalated: "Escalated to level 3 by {name}",
  l3_accepted: "{name} accepted it at level 3",
  l3_more_wanted: "{name} asked for more",
  l3_more_given: "{name} gave what was asked for",
  l3_answered: "{name} answered as manufacturer",
  l3_handed_back: "{name} handed it back",
  mail_undelivered:
    "Not delivered to {name} ({address}): {failure, select, address {the address leads nowhere} later {it came back for a passing reason} other {it was refused}}",
  replied: "New message",
  resolved: "Resolved",
  closed: "Closed",
  closed_by_time: "Closed: the time for reopening is over",
  silence_warned:
    "{reader, select, customer {You were told} other {The customer was warned}}: unless an answer comes by <day></day>, it ends",
  resolved_by_silence: "Ended: no answer came until <day></day>",
  rating_asked: "{contact} was asked how the case was handled",
  rated: "Said how the case was handled",
  rating_changed: "Changed what was said of how the case was handled",
  reopened: "Opened again",
  linked: `${relation} {other}`,
  unlinked: "No longer linked to {other}",
  merged_away: "Goes on in {into}: both are one case from here on",
  merged_in:
    "{from} goes on in this case; its conversation is here too, and the clock counts from the earlier opening",
  split: "{count, plural, one {A message became} other {# messages became}} the case {into}",
  defect_linked: "Linked to the defect {defect}: {title}",
  defect_unlinked: "No longer linked to the defect {defect}",
  wish_linked: "Asks for the feature request {wish}",
  wish_unlinked: "No longer asks for the feature request {wish}",
  call_came: "The call came on <was></was>; the clocks count from then",
  rule_did:
    "{what, select, assign {The rule “{rule}” gave the case to {value}} priority {The rule “{rule}” set the priority {value}} level {The rule “{rule}” handed it to level {value}} follow {The rule “{rule}” added {value} as follower} tag {The rule “{rule}” put on the tag {value}} note {The rule “{rule}” left a note} other {The rule “{rule}” told {value}}}",
  rule_notice: "The rule “{rule}” pointed it out to somebody",
  rule_stopped:
    "{why, select, chain {The rule “{rule}” was stopped: too many rules started each other} other {The rule “{rule}” was stopped on this case: it ran too often within an hour}}",
  followed: "Continued in {number}",
};

export const sla = {
  warning: `Warning: {percent} % of the time is used, ${clock}`,
  breached: `The time has passed: ${clock}`,
  escalated: `Told to managers, step {level}: ${clock}`,
  escalated_again: `Told again, step {level}: ${clock}`,
  moved: `The due time moved from <was></was> to <due></due>, as the calendar changed: ${clock}`,
  seen: `Step {level} of the escalation was seen: ${clock}`,
};
