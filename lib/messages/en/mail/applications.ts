export default {
  link: {
    subject: "Your application to {workspace}",
    body: "You want to apply for {company}: this link opens the form; it works once and for 72 hours. What you type is kept, so you can leave and come back.\nIf you know nothing of this, you need do nothing.",
    button: "Open the application",
  },
  sign_in: {
    subject: "Your application to {workspace}",
    body: "You take part for {company} already. Sign in, and the application opens.\nIf you know nothing of this, you need do nothing.",
    button: "Sign in",
  },
  submitted: {
    subject: "{company} applies: {number}",
    body: "{company} has sent its application {number}. {actor} filled it in.\nRead it and give your points; the page says by when an answer is due.",
    button: "Read the application",
  },
  answered: {
    subject: "{company} has answered: {number}",
    body: "{company} has answered what you asked in {number}. The time for your answer runs again.",
    button: "Read the answers",
  },
  withdrawn: {
    subject: "{company} has taken back {number}",
    body: "{actor} has taken back the application of {company}. Nothing is left to do.",
    button: "See the application",
  },
  withdrawal_confirmed: {
    subject: "Taken back: {number}",
    body: "{actor} has taken back the application {number} of {company}; {workspace} no longer reads it. You may apply again at any time, from the answers you gave.",
    button: "See the application",
  },
  request_withdrawn: {
    subject: "No longer asked: {number}",
    body: "{actor} of {workspace} has taken the question on your application {number} back. It goes on as you sent it, and nothing is for you to do. What you have typed since is kept for you on its page.",
    button: "See the application",
  },
  assessors_asked: {
    subject: "Assess {company}: {number}",
    body: "{actor} asks you to assess the application {number} of {company}. Give your own points; you read the others’ once yours are in.",
    button: "Assess it",
  },
  answer_due: {
    subject: "Nearly due: your answer to {company}",
    body: "The answer to the application {number} of {company} is due on {day}. The applicant sees the same clock.",
    button: "Open the application",
  },
  answer_overdue: {
    subject: "Overdue: your answer to {company}",
    body: "The answer to the application {number} of {company} was due on {day} and has not been given. The applicant sees that it is late.",
    button: "Open the application",
  },
  information_asked: {
    subject: "{workspace} asks for more: {number}",
    body: "{actor} of {workspace} reads your application and needs to know more:\n{note}\nOnly the questions named are open again. Your other answers stay as you sent them.",
    button: "Answer",
  },
  accepted: {
    subject: "Your application {number} is accepted",
    body: "{workspace} has accepted the application of {company}. The first steps towards being a partner are open now, each with its date.",
    button: "See what comes next",
  },
  rejected: {
    subject: "About your application {number}",
    body: "{workspace} has read the application of {company} and does not accept it this time. The reason:\n{note}\nYou may apply again at any time; your answers stay readable.",
    button: "See the application",
  },
};
