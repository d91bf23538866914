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
};
