export default {
  invalid: "Please look again at the fields marked below.",
  required: "This is needed.",
  tooShort: "At least {minimum, plural, one {# character} other {# characters}}.",
  tooLong: "At most {maximum, plural, one {# character} other {# characters}}.",
  tooSmall: "At least {minimum}.",
  tooBig: "At most {maximum}.",
  email: "An e-mail address looks like name@company.com.",
  url: "A web address looks like https://company.com.",
  invalidValue: "This value doesn’t fit here.",
  conflict:
    "Somebody else changed this meanwhile. Your text is still here: load the new state, then send again.",
  notFound: "That isn’t here. It may have been removed, or it belongs to somebody else.",
  forbidden: "Your role doesn’t allow this. An administrator of your organisation can change roles.",
  signedOut: "Your session has ended. Sign in again; what you typed is kept.",
  unexpected: "Something went wrong on our side. Nothing was changed. Try again in a moment.",
  file: {
    tooBig: "{name} is larger than {maximum} MB.",
    type: "{name} is not a file we accept here: its content is {found}.",
    name: "{name}: this file name can’t be used.",
    empty: "{name} is empty.",
    tooMany: "At most {maximum} files at a time.",
  },
};
