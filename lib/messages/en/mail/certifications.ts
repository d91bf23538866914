import own from "./own-certificate.ts";

export default {
  own,
  nominated: {
    subject: "{name} is nominated for {area}",
    body: "{actor} has nominated {name} of {company} for {area}. Next is the day of the course.",
    button: "See {name}",
  },
  training_set: {
    subject: "{area}: course on {on, date, medium}",
    body: "The course in {area} for {name} is on {on, date, medium}. {note}",
    button: "See the training",
  },
  passed: {
    subject: "{name} passed {area}",
    body: "{name} has passed the examination in {area}. The certificate follows.",
    button: "See the result",
  },
  failed: {
    subject: "Result in {area}",
    body: "{name} did not pass the examination in {area} this time. It may be repeated.",
    button: "See the result",
  },
  issued: {
    subject: "Certificate {number}: {area}",
    body: "{name} is certified in {area}, certificate {number}, until {until, date, medium}, last day included.",
    button: "See the certificate",
  },
  renewed: {
    subject: "Renewed: certificate {number}, {area}",
    body: "{name} is certified in {area} for a new term: {number}, from {from, date, medium} until {until, date, medium}.",
    button: "See the certificate",
  },
  replaced: {
    subject: "Certificate {old} is replaced by {number}",
    body: "{actor} has replaced the certificate {old} of {name} with {number}, {area}, valid from {from, date, medium} until {until, date, medium}. The reason:\n{reason}\nThe old one no longer holds.",
    button: "See the certificate",
  },
  revoked: {
    subject: "Certificate {number} is revoked",
    body: "{actor} has revoked the certificate {number} of {name} in {area}. The reason:\n{reason}\nFrom today it no longer counts.",
    button: "See what follows",
  },
  ending: {
    subject:
      "{days, plural, =0 {Ends today} one {Ends tomorrow} other {Ends in # days}}: certificate {number} of {name}",
    body: "The certificate of {name} in {area} ({number}) ends on {until, date, medium} and is not renewed.\nRenewed by that day, the new term follows without a gap.\n{depends}",
    button: "See the certificate",
  },
  endings: {
    subject:
      "{count, plural, one {# certificate ends} other {# certificates end}}, the first {days, plural, =0 {today} one {tomorrow} other {in # days}}",
    body: "These certificates end and are not renewed:\n{list}\n{more, plural, =0 {Renewed by its day, a new term follows without a gap.} one {# more is on the page. Renewed by its day, a new term follows without a gap.} other {# more are on the page. Renewed by its day, a new term follows without a gap.}}",
    button: "See the certificates",
  },
  holder_left: {
    subject: "{name} leaves {company}, last day {on, date, medium}",
    body: "From the day after {on, date, medium} the certificates of {name} no longer count for {company}.\n{lost, plural, =0 {No requirement of the tier is lost.} one {# requirement of {tier} is no longer met then.} other {# requirements of {tier} are no longer met then.}}\n{tickets, plural, =0 {No open case past level 1 is with {name}.} one {# open case past level 1 needs another certified engineer.} other {# open cases past level 1 need another certified engineer.}}",
    button: "See the ladder",
  },
  holder_stays: {
    subject: "{name} stays at {company}",
    body: "The last day of {name} at {company} was taken back. The certificates of {name} go on counting.",
    button: "See the ladder",
  },
  holder_joined: {
    subject: "{name} counts for {company}",
    body: "From {on, date, medium} {name} and the certificates {name} holds count for {company}.",
    button: "See the person",
  },
};
