export const step = {
  done: {
    subject: "{company}: done, {step}",
    body: "{actor} has marked “{step}” as done.{confirm, select, yes { Look at what was handed in: confirm it, or give it back with a remark.} other {}}",
    button: "See the step",
  },
  confirmed: {
    subject: "{company}: confirmed, {step}",
    body: "{actor} has confirmed “{step}”. The page shows what comes next.",
    button: "See what comes next",
  },
  returned: {
    subject: "{company}: given back, {step}",
    body: "{actor} gives “{step}” back with this remark:\n{remark}\nWhat was handed in is still there.",
    button: "See the step",
  },
  moved: {
    subject: "{company}: another date for {step}",
    body: "“{step}” is now due on {day}. {actor} gives this reason:\n{remark}",
    button: "See the step",
  },
  remarked: {
    subject: "{company}: a remark on {step}",
    body: "{actor} writes on “{step}”:\n{remark}",
    button: "See the step",
  },
  blocked: {
    subject: "{company}: {step} waits",
    body: "{actor} says what “{step}” waits for:\n{remark}\nIf you can lift it, say so on the page. The date stands until somebody moves it.",
    button: "See the step",
  },
  unblocked: {
    subject: "{company}: {step} goes on",
    body: "What “{step}” waited for is there, says {actor}. {remark}",
    button: "See the step",
  },
};
export const agreement = {
  prepared: {
    subject: "{title} {number} waits for your signature",
    body: "{actor} has prepared {title} {number} between {workspace} and {company}. Each side records its own signature with its date.",
    button: "See the agreement",
  },
  signed: {
    subject: "{title} {number} is signed by one side",
    body: "{actor} has recorded a signature of {day} on {title} {number} between {workspace} and {company}. The other side’s signature is still missing.",
    button: "See the agreement",
  },
  in_force: {
    subject: "{title} {number} is signed by both",
    body: "{title} {number} between {workspace} and {company} is signed by both. The page shows from when until when it counts.",
    button: "See the agreement",
  },
  ended: {
    subject: "{title} {number} has been ended",
    body: "{actor} has ended {title} {number} between {workspace} and {company} from {day}. The reason:\n{remark}",
    button: "See the agreement",
  },
  copied: {
    subject: "A paper copy of {title} {number} of {company}",
    body: "{actor} has added a copy signed on paper, {name}. Signatures and term stay as they are.",
    button: "See the copy",
  },
  notice_given: {
    subject: "{company} ends {title} {number} on {day}",
    body: "{actor} of {company} has given notice: {title} {number} no longer holds from {day}. Tier and benefits stay until you decide. The reason:\n{remark}",
    button: "See the agreement",
  },
  ending: {
    subject: "{title} {number} ends in {days, plural, one {# day} other {# days}}",
    body: "{title} {number} between {workspace} and {company} ends on {day}. A renewal signed before then starts the day after, without a gap.",
    button: "See the agreement",
  },
};
export const plan = {
  submitted: {
    subject: "{company} hands in its business plan",
    body: "{actor} has handed in “{title}”. Validate it, or give it back with a remark.",
    button: "Read the plan",
  },
  validated: {
    subject: "The business plan of {company} is validated",
    body: "{actor} has validated “{title}” from {day}.",
    button: "See the plan",
  },
  returned: {
    subject: "The business plan of {company} comes back",
    body: "{actor} gives “{title}” back with this remark:\n{remark}\nThe text is as it was; change it and hand it in again.",
    button: "Change the plan",
  },
  commented: {
    subject: "{company}: a comment on the business plan",
    body: "{actor} writes on “{title}”, {part, select, market {the market} offers {the offers} targets {the targets} actions {the actions} other {}}:\n{remark}",
    button: "Read and answer",
  },
};
export const evidence = {
  submitted: {
    subject: "{company}: evidence to confirm, “{title}”",
    body: "{actor} has handed in “{title}”. It counts once it is confirmed; or give it back with what is missing.",
    button: "Look at it",
  },
  confirmed: {
    subject: "{company}: “{title}” is confirmed",
    body: "{actor} has confirmed “{title}”. It counts from {day}.",
    button: "See it",
  },
  returned: {
    subject: "{company}: “{title}” comes back",
    body: "{actor} gives “{title}” back with this remark:\n{remark}\nIt is as you handed it in; change it and hand it in again.",
    button: "Change it",
  },
  ended: {
    subject: "{company}: “{title}” no longer counts",
    body: "{actor} has ended “{title}”: it no longer counts from {day}. The reason:\n{remark}",
    button: "See what is asked for",
  },
  ending: {
    subject:
      "{company}: “{title}” runs out in {days, plural, =0 {less than a day} one {# day} other {# days}}",
    body: "“{title}” of {company} counts until {day}. What is handed in and confirmed before then leaves no gap.",
    button: "Hand in the next one",
  },
};
export const company = {
  solution_described: {
    subject: "{company} describes its solution",
    body: "{actor} has described the integrated solution “{name}”. It waits for your review.",
    button: "Read it",
  },
  solution_reviewed: {
    subject: "The solution of {company} is reviewed",
    body: "{actor} has reviewed “{name}”. It counts from today.",
    button: "See it",
  },
};
export const message = {
  sent: { subject: "{subject}", body: "{text}", button: "Open in the portal" },
};
export const onboarded = {
  subject: "{company} has finished its way in",
  body: "Every step of {company} is finished. Its ladder shows which tier it could be granted; that is yours to decide.",
  button: "See the ladder",
};
