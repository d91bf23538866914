export default {
  asked: {
    subject: "{company} asks whether your certificates may count for it",
    body: "{actor} asks for your word that your certificates count for {company} in the programme of {workspace}. Until you agree they do not; they stay yours in any case, and you can take your word back at any time.",
    button: "Answer on your page",
  },
  declined: {
    subject: "{name} does not agree to count for {company}",
    body: "{name} was asked whether their certificates may count for {company}, and does not agree. They do not count.",
    button: "See the ladder",
  },
  withdrawn: {
    subject: "{name} no longer counts for {company}",
    body: "{name} has taken back their word: from {on, date, medium} their certificates no longer count for {company}.\n{lost, plural, =0 {No requirement of the tier is lost.} one {# requirement of {tier} is no longer met.} other {# requirements of {tier} are no longer met.}}\n{tickets, plural, =0 {No open case past level 1 is with {name}.} one {# open case past level 1 needs another certified engineer.} other {# open cases past level 1 need another certified engineer.}}",
    button: "See the ladder",
  },
};
