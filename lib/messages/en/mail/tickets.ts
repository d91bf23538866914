const clock =
  "{kind, select, diagnosis {the diagnosis clock} resolution {the solution clock} next_reply {the next reply clock} update {the update clock} level1 {the level 1 clock} level2 {the level 2 clock} level3 {the level 3 clock} other {the response clock}}";
/** What a case's clock promises its customer. */
export const promise =
  "{late, select, yes {{clock, select, diagnosis {Its diagnosis} resolution {A solution} next_reply {The next reply} update {News of it} other {An answer}} was due by {until}.} other {{clock, select, diagnosis {Its diagnosis} resolution {A solution} next_reply {The next reply} update {News of it} other {An answer}} is due by {until}.}}";
/** What a mail leaves open (S5, S9). */
const asks =
  "The priority rests on what a mail does not say. So that we get on faster, please tell us in your answer:\n1. The version you run, and whether it is production.\n2. How many of the users are affected, and whether they can go on working.\n3. Whether database, application server, operating system and network work and are under support themselves.";
const subject = "[{number}] {subject}";
const button = "Open the case";

export const ticket = {
  opened: {
    subject,
    body: "{contact} of {customer} opened the case {number}, {priority}:\n{subject}\n{excerpt}\nIt waits for its diagnosis.",
    button,
  },
  received: {
    subject,
    body: "Your case has arrived and has the number {number}, {priority}:\n{subject}\nThe page says by when you get an answer, and shows each step.",
    button,
  },
  received_by_mail: {
    subject,
    body: `We have received your mail as case {number}, {priority}:\n{subject}\n${asks}`,
    button,
  },
  received_due: {
    subject,
    body: `Your case has arrived and has the number {number}, {priority}:\n{subject}\n${promise}\nThe page shows each step.`,
    button,
  },
  received_by_mail_due: {
    subject,
    body: `We have received your mail as case {number}, {priority}:\n{subject}\n${promise}\n${asks}`,
    button,
  },
  let_in: {
    subject,
    body: `The mail of {writer}, which your company let in, is the case {number}, {priority}. It keeps the time at which it arrived:\n{subject}\n{until, select, none {} other {${promise}}}\n${asks}`,
    button,
  },
  logged_due: {
    subject,
    body: `{actor} has written down your call as the case {number}, {priority}:\n{subject}\n${promise}`,
    button,
  },
  opened_again: {
    subject,
    body: "{actor} has opened the case {number} as agreed, {priority}:\n{subject}\nYou don’t need to do anything until you are asked.",
    button,
  },
  logged: {
    subject,
    body: "{actor} has written down your call as the case {number}, {priority}:\n{subject}\nThe page says by when you get an answer.",
    button,
  },
  diagnosed: {
    subject,
    body: "{actor} has looked at the case {number} and works on it as {priority}.\n{excerpt}",
    button,
  },
  priority_changed: {
    subject,
    body: "{actor} changed the priority of {number} from {from} to {to}:\n{text}",
    button,
  },
  mail_undelivered: {
    subject,
    body: "A mail about {number} did not reach {name} ({address}): {failure, select, address {the address leads nowhere} later {it came back for a passing reason} other {it was refused}}.\nThe server says: {text}\nIf they must know, speak to them another way.",
    button,
  },
  replied: {
    subject,
    body: "{actor} of {organisation} wrote:\n{excerpt}\n{next, select, resolved {The case is resolved. If it is not solved, a reply opens it again.} waiting_customer {The case waits for your answer.} other {}}",
    button: "Read and reply",
  },
  assigned: { subject, body: "{actor} has given you the case {number} of {customer}.", button },
  level_changed: {
    subject,
    body: "{actor} has handed the case {number} of {customer} from level {from} to level {to}.",
    button,
  },
  level2_yours: {
    subject,
    body: "The case {number} of {customer} is yours now: {from} may no longer hold level 2.",
    button,
  },
  level2_passed: {
    subject,
    body: "The case {number} of {customer} went from {from} to {name}: {from} may no longer hold level 2.",
    button,
  },
  level2_nobody: {
    subject: "[{number}] Nobody certified: {subject}",
    body: "{from} may no longer hold level 2, and nobody else of the partner may. The case {number} of {customer} waits for somebody who may take it. Certify a colleague, hand it back to level 1, or agree with the vendor how it goes on.",
    button,
  },
  rule_notice: {
    subject: "[{number}] {rule}: {subject}",
    body: "The rule “{rule}” of your desk points out the case {number} of {customer}.",
    button,
  },
  rule_stopped: {
    subject: "[{number}] The rule “{rule}” was stopped",
    body: "{why, select, chain {On the case {number} of {customer} rules started each other again and again. “{rule}” was stopped there. Please look at what they wait for.} other {On the case {number} of {customer} the rule “{rule}” ran too often within an hour and was stopped there. Please look at its conditions.}}",
    button,
  },
  holder_left: {
    subject: "[{number}] To be taken: {subject}",
    body: "{from} has left the company. The case {number} of {customer} waits for somebody who takes it.",
    button,
  },
  waiting: {
    subject,
    body: "{actor} needs an answer from you before the case {number} can go on:\n{excerpt}",
    button: "Read and reply",
  },
  escalated: {
    subject: "[{number}] Level 3: {subject}",
    body: "{actor} of {organisation} has escalated the case {number} of {customer}, {priority}. The evidence is on the page. Accept it, ask for more, or hand it back with a reason.",
    button,
  },
  with_manufacturer: {
    subject,
    body: "{organisation} has asked the manufacturer about the case {number} and goes on with it there. You need do nothing: {organisation} keeps you up to date.",
    button,
  },
  l3_accepted: {
    subject,
    body: "{actor} of {organisation} has accepted the escalation of {number}.",
    button,
  },
  l3_more_wanted: {
    subject,
    body: "{actor} of {organisation} needs more to go on with {number}:\n{excerpt}",
    button: "Answer",
  },
  l3_more_given: {
    subject,
    body: "{actor} of {organisation} has given what you asked for in {number}:\n{excerpt}",
    button,
  },
  l3_answered: {
    subject,
    body: "{actor} of {organisation} has answered as manufacturer in {number}:\n{excerpt}\nThe case is back with you.",
    button,
  },
  l3_handed_back: {
    subject,
    body: "{actor} of {organisation} has handed {number} back:\n{text}",
    button,
  },
  resolved: {
    subject,
    body: "{actor} has resolved the case {number}:\n{excerpt}\nIf it is not solved, a reply opens it again.",
    button,
  },
  merged_away: {
    subject,
    body: "The case {number} goes on in {into}: they are about the same thing. Nothing is lost: what was written is read there, and the time counts from the earlier one. Write to either; it arrives in {into}.",
    button,
  },
  undone: {
    subject,
    body: "{deed, select, resolve {The case {number} was marked as resolved by mistake. It is still open and worked on; what we wrote about it can be left aside.} close {The case {number} was closed by mistake. It is as it was before.} other {Our last question in {number} was sent by mistake: you need not answer it. The case goes on.}}",
    button,
  },
  undone_yours: {
    subject,
    body: "{actor} has taken back that the case {number} of {customer} was given to you.",
    button,
  },
  closed: { subject, body: "The case {number} is closed.", button },
  closed_by_time: {
    subject,
    body: "The case {number} is closed: the days for opening it again are over. A reply opens a new case that is linked to it.",
    button,
  },
  silence_warned: {
    subject: "[{number}] Ends on {day} without your answer: {subject}",
    body: "The case {number} has waited for your answer for a while. If none comes until {day}, it ends by itself. An answer keeps it open.",
    button: "Read and reply",
  },
  resolved_by_silence: {
    subject,
    body: "The case {number} has ended: no answer came until {day}. If you still need help, a reply within the next days opens it again.",
    button,
  },
  silence_ended_yours: {
    subject,
    body: "The case {number} of {customer} has ended by itself: the customer was warned, and no answer came until {day}. A reply within the days of the plan opens it again.",
    button,
  },
  rating_asked: {
    subject: "How was it? {subject}",
    body: "Your case {number} has ended:\n{subject}\nHow was it handled? Choose an answer; it opens a page on which you confirm it and may add words.",
    good: "It was handled well",
    bad: "It was not handled well",
    button,
  },
  rated: {
    subject: "[{number}] {rating, select, good {Well handled} other {Badly handled}}: {subject}",
    body: "{actor} of {customer} says that the case {number} was {rating, select, good {handled well} other {not handled well}}.\n{words}",
    button,
  },
  reopened: { subject, body: "{actor} has opened the case {number} again.\n{text}", button },
};

export const sla = {
  warning: {
    subject: "[{number}] Warning: {percent} % of the time is used",
    body: `The case {number} of {customer}, {priority}, has used {percent} % of its time (${clock}):\n{subject}`,
    button,
  },
  due_soon: {
    subject: "[{number}] Warning: {percent} % of the time is used",
    body: `The case {number} of {customer}, {priority}, has used {percent} % of its time (${clock}). It is due on {until}.\n{subject}`,
    button,
  },
  breached: {
    subject: "[{number}] The time has passed",
    body: `The case {number} of {customer}, {priority}, has passed its time (${clock}):\n{subject}`,
    button,
  },
  escalated: {
    subject: "[{number}] Needs a manager, step {level}",
    body: `The case {number} of {customer}, {priority}, has reached step {level} of the automatic escalation (${clock}):\n{subject}`,
    button,
  },
  escalated_again: {
    subject: "[{number}] Still needs a manager, step {level}",
    body: `Nobody has said yet that they have seen it: the case {number} of {customer}, {priority}, is at step {level} of the automatic escalation (${clock}). “I have seen it” on its page ends these reminders.\n{subject}`,
    button,
  },
};
