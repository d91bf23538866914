export default {
  entitlement: {
    noContract:
      "{customer} has no support contract, so no case can be opened. The vendor or your partner can offer one.",
    notStarted: "Support of {customer} starts on {from}. Cases can be opened from that day on.",
    lapsed:
      "Support of {customer} ended on {until}, so no new case can be opened. Open cases stay readable and are finished. Whoever serves you can renew the contract.",
    cancelled:
      "The contract of {customer} was cancelled; cover ended on {until}. Open cases stay readable and are finished.",
    notAuthorised:
      "Only authorised contacts open cases. {count, plural, =0 {Nobody is on the list yet: your administrator can add contacts.} other {For {customer} that is {contacts}: write to them, or ask your administrator to put you on the list.}}",
    notTrained:
      "You are on the contact list, but no training in the product is recorded for you yet. {servedBy} records it; until then {contacts} can open the case.",
    systemNotCovered: "This system is not under the contract. Choose one that is, or ask for it to be added.",
    checklist:
      "Confirm first that each associated component works and is itself under support: it saves a round of questions.",
  },
  refusal: {
    manage:
      "Contracts are kept by the vendor’s managers and by the serving partner’s administrators and sales. Ask one of them.",
    edit: "Only a draft can be changed or signed, by the vendor’s managers or the serving partner.",
    cancel: "Only the vendor’s managers cancel a contract. Write to them.",
    serving: "Only the vendor’s managers say who serves a customer.",
    contacts:
      "The list is kept by the customer’s administrator, the serving partner and the vendor, while the contract is open.",
    training: "Training is recorded by whoever serves the contract, not by the customer.",
    renewed: "This contract has a renewal already: {number}.",
    contactsFull:
      "{plan} has {allowed, plural, one {# authorised contact} other {# authorised contacts}}, and all are named. Remove somebody first, or renew with a plan that has more.",
  },
  invalid: {
    date: "Give a day such as 2027-03-11.",
    product: "Choose one of the products.",
    plan: "Choose one of the plans in effect.",
    customer: "Choose a customer.",
    serving: "Choose the vendor or an active partner.",
    sameServing: "That is who serves the customer already.",
    servedByOther:
      "{servedBy} serves this customer under {number}. Change who serves there first; open cases move along.",
    noSystems: "Add at least one system.",
    termTooShort: "This plan is signed for at least {months} months.",
    signedAhead: "The day of the signature can’t lie ahead.",
    trainedAhead: "The day of the training can’t lie ahead.",
    alreadyListed: "This person is on the list already.",
    price: {
      no_systems: "Add at least one system.",
      other_currency: "This plan counts in another currency.",
      unit_not_sold: "This plan is not sold by that unit.",
      not_an_amount: "Give an amount or a number of units for each system.",
    },
  },
};
