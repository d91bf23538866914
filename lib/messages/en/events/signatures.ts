export default {
  sent: "{title} {number} sent for signature to {names}",
  asked: "{name} asked to sign {title} {number}",
  given: "{title} {number} signed in the portal by {name}",
  reminded: "{name} reminded to sign {title} {number}",
  declined: "{title} {number} declined by {name}. {reason}",
  voided: "{title} {number} taken back. {reason}",
  expired: "{title} {number} not signed in time",
};
