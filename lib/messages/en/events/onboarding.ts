export const step = {
  done: "Done: {step}",
  confirmed: "Confirmed: {step}",
  returned: "Given back: {step}. {remark}",
  settled: "Finished by what is on record: {step}",
  assigned: "Who sees to “{step}” was changed",
  moved: "“{step}” is now due on {dueOn}. {remark}",
  remarked: "On “{step}”: {remark}",
  blocked: "“{step}” waits: {remark}",
  unblocked: "“{step}” goes on. {remark}",
  cleared: "“{step}” is finished and waits no longer: {remark}",
};
export const agreement = {
  prepared: "{title} {number} prepared for signature",
  signed: "{title} {number} signed by {by} on {on}",
  in_force: "{title} {number} signed by both; signed last by {by} on {on}",
  copied: "Copy signed on paper added to {title} {number}: {name}",
  ended: "{title} {number} ended from {on}. {reason}",
  notice_given: "Notice given on {title} {number}: it no longer holds from {on}. {reason}",
  ending: "{title} {number} ends on {on}, in {days, plural, one {# day} other {# days}}",
};
export const plan = {
  submitted: "Business plan “{title}” handed in",
  validated: "Business plan “{title}” validated from {on}",
  returned: "Business plan “{title}” given back. {remark}",
  commented:
    "Comment on the business plan, {part, select, market {the market} offers {the offers} targets {the targets} actions {the actions} other {}}: {remark}",
  progress: "Progress of the business plan recorded: {item}",
};
export const message = {
  sent: "Message: {subject}",
};
export const evidence = {
  submitted: "Evidence handed in: {title}",
  withdrawn: "Evidence taken back: {title}",
  confirmed: "Evidence confirmed: {title}, from {on}",
  returned: "Evidence given back: {title}. {remark}",
  ended: "Evidence no longer counts from {on}: {title}. {remark}",
  ending: "Evidence “{title}” runs out on {on}, in {days, plural, one {# day} other {# days}}",
};
export const company = {
  details_changed: "Company details changed",
  teams_changed: "Support teams changed",
  solution_described: "Integrated solution described: {name}",
  solution_reviewed: "Integrated solution reviewed: {name}",
};
