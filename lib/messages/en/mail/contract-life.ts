export default {
  quoted: {
    subject: "Quote {quote} for {customer}",
    body: "{servedBy} offers {plan} for {customer}: quote {quote}, revision {revision}, valid until {validUntil, date, medium}.\nAn administrator of the customer accepts or declines it in the portal. Price, sum and paper stand there.",
    button: "See the quote",
  },
  quote_accepted: {
    subject: "{customer} accepted quote {quote}",
    body: "{actor} accepted quote {quote}, revision {revision}, for {customer}.\nNext come the purchase order and the signature of both.",
    button: "See the contract",
  },
  quote_declined: {
    subject: "{customer} declined quote {quote}",
    body: "{actor} declined quote {quote}, revision {revision}:\n{reason}\nAnother revision can be sent.",
    button: "See the contract",
  },
  quote_withdrawn: {
    subject: "Quote {quote} for {customer} was withdrawn",
    body: "Quote {quote}, revision {revision}, can no longer be accepted. Why:\n{reason}",
    button: "See the quote",
  },
  quote_outdated: {
    subject: "The quote {quote} for {customer} no longer holds",
    body: "{actor} changed the draft that quote {quote}, revision {revision}, was about: it can no longer be accepted, and what was accepted no longer holds.\nA new revision can be sent.",
    button: "See the quote",
  },
  ordered: {
    subject: "{customer} ordered {plan} with {order}",
    body: "Purchase order {order} of {on, date, medium}, by {orderedBy}, for contract {number}.\nNext comes the signature of both.",
    button: "See the contract",
  },
  order_taken_back: {
    subject: "Order {order} of {customer} was taken back",
    body: "The order for contract {number} no longer stands. Why:\n{reason}",
    button: "See the contract",
  },
  amended: {
    subject: "Contract {number} of {customer} changes on {on, date, medium}",
    body: "Amendment {amendment} counts from {on, date, medium}, agreed by {agreedBy}:\n{reason}\nWhat changes and what it costs stands on the contract's page. Open cases go on by what was so when they were opened.",
    button: "See the contract",
  },
  renewal_asked: {
    subject: "{customer} asks for what follows contract {number}",
    body: "{actor} asks {servedBy} for what follows contract {number}, which ends or ended on {endsOn, date, medium}.\n{reason}",
    button: "See the contract",
  },
};
