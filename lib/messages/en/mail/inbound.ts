import { promise } from "./tickets.ts";

// What the sender of a mail is answered. Nobody of the customer is named.
export const inbound = {
  waiting: {
    subject: "Your mail waits: {subject}",
    body: "Your mail “{subject}” has arrived and is kept. Cases are opened by the authorised contacts of your company, and this address is not one of theirs.\nThey have been told and can let your mail in; it then keeps the time at which it arrived. If it is urgent, speak to one of them.",
  },
  unknown: {
    subject: "Your mail has arrived: {subject}",
    body: "Your mail “{subject}” has arrived and is kept, but this address is not known here, so no case was opened.\nIf your company has a support contract, please write from an address of one of its authorised contacts, or speak to one of them.",
  },
  staff: {
    subject: "Your mail waits: {subject}",
    body: "Your mail “{subject}” has arrived and is kept, but it could not be put on a case. Answer the mail about a case to write to it, as far as you take part in it; a case for a customer is opened in the portal.",
  },
  refused: {
    subject: "Your mail waits: {subject}",
    body: "Your mail “{subject}” has arrived and is kept, but it could not be put on a case:\n{why}",
  },
  state: {
    subject: "[{number}] {subject}",
    body: `Case {number}, {priority}: {state}.\n{subject}\n{where}\n{until, select, none {} other {${promise}}}\n{last, select, none {} other {The last message is from {last}, {lastAt}.}}`,
    button: "Open the case",
  },
  stateUnknown: {
    subject: "Case {number}",
    body: "There is no case {number} that this address may ask about, and none was opened by your question.\nWhat you can do:\n• Look up the number: it stands in front of the subject of every mail about the case. Then write “status” and the number as the subject.\n• See every case that is open to you in the portal.\n{opens, select, yes {• Open a new case: write to the same address with a subject that says what is wrong.} other {• If you need a new case, ask an authorised contact of the company, or open it in the portal as far as you may.}}",
    button: "See your cases",
  },
  tooMany: {
    subject: "Your mail is set aside: {subject}",
    body: "More than {most} mails came from this address within an hour, which is as many as are taken here. Your mail “{subject}” and those that follow are kept as they came, but are on no case: they stay set aside until somebody of the support team looks at them. They need not be sent again.\nNew mails are taken again as soon as fewer than {most} have come within an hour. If it is urgent, write in the portal. You are told this once an hour at most.",
    button: "Your cases",
  },
  letIn: {
    subject: "[{number}] {subject}",
    body: "A contact of your company has let your mail “{subject}” in. It is on case {number}.",
  },
  declined: {
    subject: "Your mail was declined: {subject}",
    body: "A contact of your company has declined your mail “{subject}”. No case was opened. If you think it should be, speak to one of your company’s authorised contacts.",
  },
};

const invitation_undelivered = {
  subject: "Your invitation to {name} came back",
  body: "Your invitation of {name} to {company} did not reach {address}. The server said: {words}. {failure, select, address {The address leads nowhere: withdraw the invitation and invite again with the right one.} later {Their mailbox took no mail: send the invitation again later, or ask for another address.} other {Their server did not want this mail: make sure that the address is right, then invite again or reach them another way.}}",
  button: "See the invitation",
};

/** What a contact is told of a colleague's mail. */
export const mail = {
  invitation_undelivered,
  // The same to a customer: another group of news.
  invitation_undelivered_customer: invitation_undelivered,
  address_failing: {
    subject: "Mail to {address} doesn’t arrive",
    body: "Mails to {address} come back. A server says: {words}\nUntil you say that it works, or your address changes, you are told in the portal only.",
    button: "See it",
  },
  set_aside: {
    subject: "{count, plural, one {A mail is set aside} other {# mails are set aside}}",
    body: "{count, plural, one {A mail that came could not be taken and is set aside} other {# mails that came could not be taken and are set aside}}: damaged, too many at once from one sender, or tried too often. It is kept as it came and holds up nothing else.\nWhoever wrote may be waiting for an answer. See what it is, have it looked at again, or discard it.",
    button: "See what is set aside",
  },
  held: {
    subject: "A mail waits for your word: {subject}",
    body: "{from} ({address}) has written “{subject}” and is no authorised contact. Nothing has been opened.\nYou can let the mail in, which opens the case with the time at which it arrived, or decline it.",
    button: "Decide",
  },
  held_more: {
    subject: "{count, plural, one {Another mail waits} other {# more mails wait}} for your word: {from}",
    body: "{from} ({address}) has written {count, plural, one {another mail} other {# more mails}} since you were last told. Nothing has been opened.\nYou can let them in or decline them, several at once.",
    button: "Decide",
  },
  held_unverified: {
    subject: "A mail could not be verified: {subject}",
    body: "A mail “{subject}” names {address} as its sender, but nobody vouches that it comes from there. Nothing has been opened.\nLet it in only if you know that it is genuine; otherwise decline it.",
    button: "Decide",
  },
};
