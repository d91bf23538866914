/** In which of its two languages something is missing. */
const languages = "{where, select, en {in English} es {in Spanish} other {in English and Spanish}}";

export default {
  invalid: {
    title: "Write a title in at least one language.",
    confirmed: "Look it through and tick this: what is published is read by others.",
    names: "It names {name}. Others will read this: say it without the name.",
    ticket: "There is no case with this number.",
    other: "There is nothing with this number.",
    itself: "Nothing takes its own place: give another number.",
    other_not_out: "That one is not published. Publish it first.",
    rangeWithoutProduct: "Versions are of a product: choose it.",
    rangeFormat: "Write a version such as 6.10 or 6.10.2, or leave it empty.",
    rangeOrder: "The last version comes before the first one.",
    rangeFixed: "The mended version must come after the first affected one.",
    file: "A picture or file here isn’t of this text, or is not there any more. Add it again where it belongs.",
    manyFiles: "At most {maximum} pictures and files in one text.",
    filesWaiting: "Too many files wait in texts that are not saved. Save one of them first.",
    picture:
      "{name} can’t be shown as a picture: it is damaged or far too large. Save it again as PNG or JPEG.",
    pictureBig: "{name} is larger than {maximum} MB. Make the picture smaller, or crop it to what matters.",
    fileBig: "{name} is larger than {maximum} MB. Pack it as a zip, or put in the part that matters.",
    fileLost: "{name} could not be carried over. Check the connection and add it again.",
  },
  missing: {
    seen: `A picture in the text ${languages} does not say what is seen in it. Write it below the text it stands in.`,
    title: "It has no title yet.",
    severity: "An alert says how severe it is.",
    course: "Say how far it has come: active, worked around or resolved.",
    affected: `An alert says who is affected. It does not yet ${languages}.`,
    workaround: `It stands as worked around, and does not say how ${languages}.`,
    resolution: `It stands as resolved, and does not say by what ${languages}.`,
    half_workaround: `The work-around is missing ${languages}: its readers would be told that none is known.`,
    half_resolution: `The resolution is missing ${languages}: its readers would be told that it is being worked on.`,
  },
  refusal: {
    notAuthor:
      "Alerts and articles are written by the vendor’s support and its administrators. An administrator can give you the role.",
    notKeeper: "Only administrators and support managers of the vendor can do this.",
    submit_no_draft: "Nothing is being written here: begin a change first.",
    submit_already: "It was handed in already.",
    sendBack_no_draft: "Nothing is being written here.",
    sendBack_not_in_review: "It has not been handed in for review.",
    sendBack_own_work: "You wrote on it: somebody else reviews it.",
    publish_no_draft: "Nothing new is there to publish.",
    publish_not_in_review: "A second person reads first here: hand it in for review.",
    publish_own_work:
      "You wrote on it, and a second person reads first here. Any other author of the vendor can publish it.",
    withdraw_never_out: "It was never published: discard the draft instead.",
    withdraw_already: "It is withdrawn already.",
    restore_not_gone: "It is not withdrawn.",
    supersede_not_out: "Only what is published can be replaced.",
    confirm_not_asked: "The vendor no longer asks for this.",
    confirm_newer: "There are new facts since you opened it. Reload the page and read them first.",
    lapsed:
      "Your contract for {product} ended on {until}. Alerts and articles are part of a contract in force; renew it, or ask whoever serves you.",
    lapsedAny:
      "Your contract ended on {until}. Alerts and articles are part of a contract in force; renew it, or ask whoever serves you.",
    not_covered:
      "This is for customers with a contract for {product}. Whoever serves you can add it to yours.",
    not_coveredAny: "This is for customers with a contract in force. Whoever sells to you can offer you one.",
    no_status:
      "This is for partners in good standing, and for those who serve a customer of {product}. Your partner manager at the vendor can tell you how to get there.",
    no_statusAny:
      "This is for partners in good standing. Your partner manager at the vendor can tell you how to get there.",
  },
};
