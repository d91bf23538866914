export default {
  granted: {
    subject: "{company} is {tier}",
    body: "{actor} of {workspace} has granted {tier} to {company}. Its benefits hold from now.",
    button: "See the benefits",
  },
  lowered: {
    subject: "{company} is {tier} from now",
    body: "{actor} of {workspace} has lowered {company} to {tier}. Its benefits are those of {tier} from now. The reason:\n{reason}",
    button: "See the ladder",
  },
  remediation_opened: {
    subject: "{company}: time to repair until {until, date, medium}",
    body: "A requirement of {tier} is not met. {workspace} gives {company} until {until, date, medium} to repair it; tier and benefits stay meanwhile. The reason:\n{reason}",
    button: "See what is missing",
  },
  remediation_extended: {
    subject: "{company}: more time to repair, until {until, date, medium}",
    body: "{workspace} has extended the time to repair until {until, date, medium}. The reason:\n{reason}",
    button: "See what is missing",
  },
  remediation_closed: {
    subject: "{company}: everything is there again",
    body: "{workspace} has closed the time to repair. {company} stays {tier}.",
    button: "See the ladder",
  },
  suspended: {
    subject: "{company} is suspended",
    body: "{workspace} has suspended {company}. Its benefits are off until it is reinstated. The reason:\n{reason}",
    button: "See the ladder",
  },
  reinstated: {
    subject: "{company} is reinstated",
    body: "{workspace} has reinstated {company}. Its benefits hold again.",
    button: "See the benefits",
  },
  ended: {
    subject: "The partnership of {company} has ended",
    body: "{workspace} has ended the partnership of {company}. Tier and benefits ended with it. The reason:\n{reason}",
    button: "See the partnership",
  },
  no_longer_met: {
    subject: "{company}: {tier} is no longer met",
    body: "Since {on, date, medium} something {tier} asks is missing at {company}. Tier and benefits stay until a person of {workspace} decides.",
    button: "See what is missing",
  },
  met_again: {
    subject: "{company}: {tier} is met again",
    body: "Since {on, date, medium} everything {tier} asks is there again at {company}.",
    button: "See the ladder",
  },
  remediation_ending: {
    subject: "{company}: {days, plural, =0 {last day} one {# day left} other {# days left}} to repair",
    body: "The time to repair of {company} ends on {until, date, medium}. Something {tier} asks is still missing; afterwards {workspace} decides about tier and benefits.",
    button: "See what is missing",
  },
  remediation_over: {
    subject: "{company}: the time to repair is over",
    body: "The time to repair of {company} ended on {until, date, medium}. {workspace} decides now about {tier}; until then tier and benefits stay.",
    button: "See the ladder",
  },
  benefit_withdrawn: {
    subject: "{company}: {benefit} is withdrawn",
    body: "{actor} of {workspace} has withdrawn this benefit of {tier} from {company}: {benefit}. The reason:\n{reason}",
    button: "See the benefits",
  },
  benefit_restored: {
    subject: "{company}: {benefit} is given back",
    body: "{actor} of {workspace} has given this benefit of {tier} back to {company}: {benefit}.",
    button: "See the benefits",
  },
};
