const button = "See the contract";

export const hours = {
  bought: {
    subject: "{hours, plural, one {# hour} other {# hours}} for {customer} (contract {number})",
    body: "A pack of {hours, plural, one {# hour} other {# hours}} is entered under contract {number}, purchase order {orderNumber}. It can be used until {expiresOn, date, medium}.",
    button,
  },
  asked: {
    subject: "{customer} asks for {hours, plural, one {# hour} other {# hours}} on {on, date, medium}",
    body: "{actor} asks for planned work under contract {number}: {hours, plural, one {# hour} other {# hours}} on {on, date, medium}.\n{what}\nAgree, propose another day, or decline; the hours are held until then.",
    button: "Answer",
  },
  planned: {
    subject: "{hours, plural, one {# hour} other {# hours}} planned for {on, date, medium}",
    body: "Under contract {number} of {customer}, {hours, plural, one {# hour} other {# hours}} are planned for {on, date, medium} with {consultant}.\n{what}",
    button,
  },
  moved: {
    subject: "Planned work moved to {on, date, medium}",
    body: "Work of {hours, plural, one {# hour} other {# hours}} under contract {number} of {customer} is moved to {on, date, medium}.\n{what}\nReason: {reason}",
    button,
  },
  declined: {
    subject: "Planned work declined: {on, date, medium}",
    body: "The {hours, plural, one {# hour} other {# hours}} asked for on {on, date, medium} under contract {number} are declined, and free again.\n{what}\nReason: {reason}",
    button,
  },
  cancelled: {
    subject: "Planned work cancelled: {on, date, medium}",
    body: "The {hours, plural, one {# hour} other {# hours}} planned for {on, date, medium} under contract {number} of {customer} are cancelled, and free again.\n{what}\nReason: {reason}",
    button,
  },
  reversed: {
    subject: "{hours, plural, one {# hour} other {# hours}} given back to {customer}",
    body: "A line of {hours, plural, one {# hour} other {# hours}} of {on, date, medium} under contract {number} is taken back, and the hours are in their pack again.\n{what}\nReason: {reason}",
    button,
  },
};

export const readiness = {
  stated: {
    subject: "{customer} states: {item}",
    body: "{actor} has stated a point of the readiness list of contract {number}.\n{item}: {text}\nConfirm it, or ask again.",
    button: "Look at it",
  },
  confirmed: {
    subject: "Confirmed: {item}",
    body: "This point of the readiness list of contract {number} is confirmed. It is looked at again on {reviewOn, date, medium}.",
    button: "See the list",
  },
  returned: {
    subject: "Asked again: {item}",
    body: "{actor} asks again about this point of the readiness list of contract {number}:\n{text}",
    button: "State it",
  },
  due: {
    subject: "To be looked at again by {reviewOn, date, medium}: {item}",
    body: "This point of the readiness list of contract {number} was confirmed some time ago. Please state by {reviewOn, date, medium} how you keep it ready today.",
    button: "State it",
  },
};

export const review = {
  bought: {
    subject: "On-site support for {customer} from {startsOn, date, medium}",
    body: "On-site support under contract {number} runs from {startsOn, date, medium} to {endsOn, date, medium}, purchase order {orderNumber}. It brings {reviews, plural, one {# business review} other {# business reviews}}.",
    button,
  },
  fixed: {
    subject: "Business review with {customer} on {on, date, medium}",
    body: "{actor} invites you to the business review of contract {number}: {on, date, medium}, {from} to {to}.\n{place}\nThe entry for your calendar is attached.",
    button: "See the agenda",
  },
  moved: {
    subject: "Business review moved to {on, date, medium}",
    body: "The business review of contract {number} takes place on {on, date, medium}, {from} to {to}.\n{place}\nReason: {reason}\nThe entry for your calendar is attached.",
    button: "See the agenda",
  },
  held: {
    subject: "Minutes of the business review of {on, date, medium}",
    body: "The minutes of the business review of contract {number} are there, with what was decided.",
    button: "Read the minutes",
  },
  due: {
    subject: "Business review with {customer} due by {dueOn, date, medium}",
    body: "The next business review of contract {number} is due by {dueOn, date, medium} and has no time yet.",
    button: "Give it a time",
  },
};

export const booked_day = {
  asked: {
    subject: "{customer} asks for support outside office hours on {on, date, medium}",
    body: "{actor} asks for a booked day under contract {number}: {on, date, medium}, {from} to {to}.\n{reason}\nAgree, propose another time, or decline.",
    button: "Answer",
  },
  agreed: {
    subject: "Support outside office hours agreed: {on, date, medium}",
    body: "Support outside office hours under contract {number} of {customer}: {on, date, medium}, {from} to {to}.\n{reason}\nThe entry for your calendar is attached.",
    button,
  },
  proposed: {
    subject: "Another time proposed: {on, date, medium}",
    body: "{actor} proposes {on, date, medium}, {from} to {to}, for support outside office hours under contract {number}.\n{answer}\nAgree to it, or cancel.",
    button: "Answer",
  },
  declined: {
    subject: "Booked day declined: {on, date, medium}",
    body: "Support outside office hours on {on, date, medium} under contract {number} is declined; the day is free again.\n{answer}",
    button,
  },
  cancelled: {
    subject: "Booked day cancelled: {on, date, medium}",
    body: "Support outside office hours on {on, date, medium} under contract {number} of {customer} is cancelled; the day is free again.\n{answer}",
    button,
  },
};
