/** What the certificate's own person reads. */
export default {
  training_set: {
    subject: "{area}: your course is on {on, date, medium}",
    body: "Your course in {area} is on {on, date, medium}. {note}",
    button: "See the training",
  },
  passed: {
    subject: "You have passed {area}",
    body: "You have passed the examination in {area}. The certificate follows.",
    button: "See the result",
  },
  failed: {
    subject: "Your result in {area}",
    body: "You did not pass the examination in {area} this time. It may be repeated.",
    button: "See the result",
  },
  issued: {
    subject: "Your certificate {number}: {area}",
    body: "You are certified in {area}, certificate {number}, until {until, date, medium}, last day included.",
    button: "See the certificate",
  },
  renewed: {
    subject: "Renewed: your certificate {number}, {area}",
    body: "You are certified in {area} for a new term: {number}, from {from, date, medium} until {until, date, medium}.",
    button: "See the certificate",
  },
  replaced: {
    subject: "Your certificate {old} is replaced by {number}",
    body: "{actor} has replaced your certificate {old} with {number}, {area}, valid from {from, date, medium} until {until, date, medium}. The reason:\n{reason}\nThe old one no longer holds: pass on the new link, badge or paper where you showed the old.",
    button: "See the certificate",
  },
  revoked: {
    subject: "Your certificate {number} is revoked",
    body: "{actor} has revoked your certificate {number} in {area}. The reason:\n{reason}\nFrom today it no longer counts.",
    button: "See what follows",
  },
  ending: {
    subject:
      "{days, plural, =0 {Ends today} one {Ends tomorrow} other {Ends in # days}}: your certificate {number}",
    body: "Your certificate in {area} ({number}) ends on {until, date, medium} and is not renewed.\nRenewed by that day, the new term follows without a gap.\n{depends}",
    button: "See the certificate",
  },
};
