export default {
  granted: {
    subject: "{company} is {tier}",
    body: "{actor} of {workspace} has granted {tier} to {company}. Its benefits hold from now.",
    button: "See the benefits",
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
};
