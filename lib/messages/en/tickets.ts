export default {
  refusal: {
    // Before a ticket is opened.
    noContract:
      "{customer} has no support contract in force, so no case can be opened. Whoever serves you can offer one.",
    notStarted: "Support of {customer} starts on {from}. Cases can be opened from that day on.",
    lapsed:
      "Support of {customer} ended on {until}, so no new case can be opened. Open cases are finished; {servedBy} can renew the contract.",
    cancelled:
      "The contract {contract} was cancelled; cover ended on {until}. Open cases are finished on its terms.",
    notAuthorised:
      "Only authorised contacts open cases. {count, plural, =0 {Nobody is on the list yet: your administrator can add contacts.} other {For {customer} that is {contacts}: write to them, or ask your administrator to put you on the list.}}",
    notTrained:
      "You are on the contact list, but no training in the product is recorded for you yet. {servedBy} records it; until then {contacts} can open the case.",
    systemNotCovered: "This system is not under the contract {contract}. Choose one that is.",
    moduleNotCovered: "This module is not under the contract. Choose one that is.",
    checklist:
      "Confirm first that each associated component works and is itself under support: it saves a round of questions.",
    subjectShort: "Say in a few words what happens: at least {minimum} characters.",
    tooManyFiles: "At most {maximum} files with one message.",
    // Who may.
    onlyContacts:
      "Only authorised contacts write here. Ask one of them, or your administrator to put you on the list.",
    notYours: "Support does this. Write what you need in a reply.",
    reads:
      "You can read this case. Engineers and managers of support work on it: an administrator can give you such a role.",
    readsServed:
      "You can read this case. The partner serves it; once it has come to level 3, engineers and managers of support work on it here too.",
    role: "This is for the support engineers of the company that serves the contract.",
    partnerServes:
      "The partner serves this case. You can write to it, and act here once it has escalated to level 3.",
    vendorServes: "The manufacturer serves this contract itself, so level 3 is one hand-over away.",
    manufacturer: "This is for the manufacturer’s engineers.",
    acceptFirst: "Accept the escalation first.",
    notCertified:
      "Only a specialist with a current certificate escalates to level 3. Ask a certified colleague, or renew your certificate.",
    notCertifiedAsk:
      "Only a specialist with a current certificate escalates to level 3. {count, plural, one {{names} holds one.} other {{names} hold one.}}",
    level2Own:
      "Level 2 is held by specialists with a current certificate, and you hold none for it. {count, plural, one {{names} may take it.} other {{names} may take it.}}",
    level2Other:
      "Level 2 is held by specialists with a current certificate, and {name} holds none for it. {count, plural, one {{names} may take it.} other {{names} may take it.}}",
    level2Nobody:
      "Level 2 is held by specialists with a current certificate, and nobody of your company holds one now. Go on at level 1, or have a colleague certified; your partner page shows the courses.",
    successorRole: "Your support manager or your administrator decides to whom the cases go.",
    successorNotCertified: "This colleague holds no current certificate for level 2. Choose one who does.",
    successorNone:
      "This person holds no certificate for level 2 now, so nothing ends that could be prepared.",
    level3Tier:
      "Level 3 comes with {tier}, which your company does not hold. Go on at levels 1 and 2; your partner page shows what is missing.",
    level3Withdrawn:
      "Level 3 comes with {tier} and was withdrawn from your company. Your ladder says why. Go on at levels 1 and 2, and ask your partner manager.",
    level3Stopped:
      "Level 3 comes with {tier}, and is off while the partnership is not active. Go on at levels 1 and 2, and ask your partner manager.",
    level3Never: "No tier of your programme brings level 3. Go on at levels 1 and 2.",
    level3Apart: "Level 3 is for partners in a programme, and your company is in none.",
    // What stands in the way.
    finished: "This case is finished. A reply of the customer opens it again.",
    not_diagnosed: "A preliminary diagnosis comes first.",
    alreadyDiagnosed: "This case is diagnosed already.",
    nobodyHasIt: "Nobody has this case.",
    alreadyYours: "You have this case already.",
    alreadyDone: "That is done already.",
    already_escalated: "The case is with the manufacturer. It answers or hands it back first.",
    needs_escalation: "Level 3 is the manufacturer’s: escalate with evidence.",
    not_escalated: "This case has not been escalated to level 3.",
    more_not_wanted: "The manufacturer has not asked for more.",
    waiting_customer: "The case waits for the customer. End the wait first.",
    notWaiting: "The case does not wait for the customer.",
    not_resolved: "The case is not resolved yet.",
    reopening_over: "The time for reopening is over. A reply opens a new case that is linked to this one.",
    samePriority: "That is its priority already.",
    sameLevel: "It is at this level already.",
    priorityReason: "Another priority needs its reason.",
    notAssignable: "This person doesn’t work on cases here.",
    holderGone: "{name} no longer works on cases here, so the case can’t go back to them.",
    evidenceMissing: {
      product: "Product: the manufacturer needs it to begin.",
      version: "Version: the manufacturer needs it to begin.",
      environment: "Environment: the manufacturer needs it to begin.",
      steps: "Steps to repeat it: the manufacturer needs them to begin.",
      logs: "Logs: paste the lines that matter, or attach files.",
      tried: "What was tried: the manufacturer needs it to begin.",
    },
    noSuchCase: "There is no case with this number that you work on.",
    tagName: "A tag has up to 40 letters.",
    tagMany: "A case has up to 20 tags. Take one away first.",
    linkSelf: "That is this very case.",
    linkThere: "These two are linked already. Take that link away first.",
    linkHasParent: "A case has one parent, and this one has another already.",
    linkTwoLevels: "A parent has no parent of its own, and a child no children. Choose the one at the top.",
    mergeSelf: "That is this very case.",
    mergeCustomer: "Cases of two customers stay apart. Link them instead.",
    mergeServing: "The two are served by different companies, so they stay apart. Link them instead.",
    mergeFinished: "That case is finished. Choose an open one.",
    splitNothing: "Choose at least one message that the customer reads.",
    secrets:
      "{count, plural, one {Something in it looks like a password or a key: hide it, or say that it goes as it is.} other {# places in it look like passwords or keys: hide them, or say that they go as they are.}}",
    partMissing: "{part}: the manufacturer needs it to begin.",
    colleagueWrote:
      "{name} wrote here meanwhile: “{words}” Take over what is needed; sent again, yours stands in its place.",
    logsAsFile: "Logs: the manufacturer needs them as files.",
    nothingToPassOn: "The manufacturer wrote nothing for the customer here. Write it in your own words.",
    wishedPast: "Choose a day from today on.",
    callFuture: "That is still to come. Choose when the call came.",
    callLongAgo:
      "A call may be written down {hours} hours after it came at most. Say in the description when it was.",
    noteChangesNothing: "A note changes no state. Write to everyone to do that.",
    crossed:
      "A newer message has come in meanwhile. Your text is kept: read it, then send yours as it is or changed.",
  },
  state: {
    new: "new",
    diagnosed: "diagnosed",
    in_progress: "in progress",
    waiting_customer: "waiting for the customer",
    with_manufacturer: "with the manufacturer",
    in_progress_with_manufacturer: "in progress, with the manufacturer",
    resolved: "resolved",
    closed: "closed",
  },
  priority: {
    P1: "Critical: production is down",
    P2: "High: more than half are affected",
    P3: "Medium: some are affected",
    P4: "Low: few are affected, or not production",
  },
  reason: {
    non_production: "It is not a production system.",
    all_unable: "Production is down: nobody can work.",
    some_unable: "Some of the users can’t work.",
    affected_between: "Part of the users are affected and can go on.",
    affected_few: "Few users are affected and can go on.",
    by_kind: "A question, a request or a wish starts with this priority.",
    changed: "A specialist changed it.",
  },
};
