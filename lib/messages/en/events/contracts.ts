export default {
  version_corrected: "“{system}” runs {product} {to} (was {from})",
  drafted: "Draft {number} written: {plan}",
  changed: "Draft changed: {plan}, {startsOn} to {endsOn}, {total}",
  signed: "Contract {number} signed by {signedBy}",
  cancelled: "Contract {number} cancelled from {on}: {reason}",
  expiring: "Contract {number} ends in {days, plural, one {# day} other {# days}}; told to both sides",
  serving_changed: "{to} serves from now on, until now {from}",
  ticket_moved: "Served by {to} from now on, until now {from}",
  contact_added: "{name} added to the authorised contacts",
  contact_trained: "Training of {name} recorded",
  contact_untrained: "Training of {name} no longer counts: the course behind it was taken back",
  contact_removed: "{name} taken off the authorised contacts",
};
