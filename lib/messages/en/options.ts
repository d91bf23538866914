export default {
  title: "Beside the cover",
  tabs: {
    label: "Pages of this contract",
    contract: "Contract",
    hours: "Hours",
    reviews: "On-site support",
    days: "Booked days",
    readiness: "Readiness",
  },
  hours: {
    none: "none bought",
    left: "{hours} left",
    planned: "{hours} of it planned",
    until: "the first of them until <day></day>",
  },
  days: {
    left: "{left} of {granted} left",
    next: "next: <time></time>",
  },
  reviews: {
    none: "not bought",
    until: "until <day></day>",
    due: "review due by <day></day>",
    next: "review: <time></time>",
    actions: "{count, plural, one {# action} other {# actions}} open",
  },
  readiness: {
    of: "{ready} of {total} ready",
    overdue: "{count, plural, one {# is} other {# are}} overdue",
  },
};
