export default {
  asked: {
    subject: "Your signature is asked: {title} {number}",
    body: "{workspace} and {company} are to sign {title} {number}, and it is your turn. Read it in the portal and sign it there until {day}; you confirm with a code that we send you by mail.",
    button: "Read and sign",
  },
  reminded: {
    subject: "Your signature is still missing: {title} {number}",
    body: "{title} {number} between {workspace} and {company} still waits for you. It can be signed until {day}; after that it has to be sent again.",
    button: "Read and sign",
  },
  declined: {
    subject: "{name} declines to sign {title} {number}",
    body: "{name} does not sign {title} {number} between {workspace} and {company}. The reason:\n{remark}\nNobody can sign this document any more; another may be sent.",
    button: "See the document",
  },
  voided: {
    subject: "{title} {number} was taken back",
    body: "{actor} has taken back {title} {number} between {workspace} and {company}; nobody can sign it any more. The reason:\n{remark}",
    button: "See the document",
  },
  expired: {
    subject: "The time to sign {title} {number} has run out",
    body: "{title} {number} between {workspace} and {company} was not signed by all in time. {workspace} can send it again.",
    button: "See the document",
  },
  code: {
    subject: "{code} is your code to sign {title}",
    body: "Your code to sign {title} ({number}): {code}\nIt is valid for {minutes} minutes and for this document alone. If you are not signing anything right now, do nothing and tell an administrator of {workspace}.",
    button: "Open in the portal",
  },
};
