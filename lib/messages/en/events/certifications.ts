export default {
  nominated: "{name} nominated for {area}",
  training_set: "Training of {name} for {area} on {on}",
  passed: "{name} passed {area}",
  failed: "{name} did not pass {area}",
  issued: "Certificate {number} issued to {name}, until {until}",
  renewed: "Renewed as {number} for {name}, until {until}",
  replaced: "Certificate {old} of {name} replaced by {number}: {reason}",
  revoked: "Certificate {number} of {name} revoked: {reason}",
  ending: "Certificate {number} of {name} ends on {until}; person, company and vendor were told",
  holder_left: "{name} leaves {company}, last day {on}",
  holder_stays: "{name} stays at {company}: the last day was taken back",
  holder_joined: "{name} counts for {company} from {on}",
};
