export default {
  signed: {
    subject: "Contract {number} of {customer} is signed",
    body: "{plan} for {customer}, from {startsOn, date, medium} to {endsOn, date, medium}, served by {servedBy}.\nAuthorised contacts can open cases from the first day, once they are trained in the product where the plan asks for it.",
    button: "See the contract",
  },
  cancelled: {
    subject: "Contract {number} of {customer} is cancelled",
    body: "The contract {number} of {customer} no longer holds from {on, date, medium}. Reason:\n{reason}\nOpen cases stay readable and are finished.",
    button: "See the contract",
  },
  expiring: {
    subject: "Contract {number} of {customer} ends on {endsOn, date, medium}",
    body: "{plan} for {customer} ends on {endsOn, date, medium}, in {days, plural, one {# day} other {# days}}, and no renewal is signed.\nA renewal signed by that day leaves no gap; afterwards no new cases can be opened, and the time without cover is charged.",
    button: "See the contract",
  },
  serving_changed: {
    subject: "{to} now serves {customer}",
    body: "From now on {to} serves {customer} under contract {number}; until now it was {from}. Open cases have moved along: {tickets, plural, =0 {none were open} one {# case} other {# cases}}.",
    button: "See the contract",
  },
  serving_left: {
    subject: "{customer} is now served by {to}",
    body: "{workspace} has given {customer} (contract {number}) to {to}. Open cases have moved along; closed ones and what you wrote for your own company alone stay with you.",
    button: "See your customers",
  },
  contact_added: {
    subject: "You are an authorised contact of {customer}",
    body: "{actor} has put you on the list of authorised contacts of contract {number}. You can open cases; where the plan asks for training in the product, once it is recorded.",
    button: "See the contract",
  },
  contact_trained: {
    subject: "You can open cases for {customer}",
    body: "Your training in the product is recorded on contract {number}. From now on you can open cases.",
    button: "See the contract",
  },
};
