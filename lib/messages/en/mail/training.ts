export default {
  asked: {
    subject: "{name} asks for a seat: {course}",
    body: "{name} would like to take {course}, {when}. Your company pays for the seat, so you decide.",
    button: "Decide",
  },
  waiting: {
    subject: "Waiting list: {name}, {course}",
    body: "{course}, {when}, is full. {name} waits in turn and gets a seat as soon as one frees.",
    button: "See the date",
  },
  seated: {
    subject: "Seat for {name}: {course}",
    body: "{name} has a seat in {course}, {when}. {place}",
    button: "See the date",
  },
  company_moved: {
    subject: "Changed: {course}, {when}",
    body: "{course} has another time or place: {when}. {place}\n{count, plural, one {The seat of {names} stays} other {The seats of {names} stay}}.",
    button: "See the date",
  },
  cancelled: {
    subject: "{name} is out of {course}",
    body: "{actor} has taken {name} out of {course}, {when}. {reason}",
    button: "See the date",
  },
  company_called_off: {
    subject: "Called off: {course}, {when}",
    body: "{course}, {when}, does not take place: {reason}\nNothing of it is to be paid. Look for another date for {names}.",
    button: "See other dates",
  },
  trainer_named: {
    subject: "You give {course}, {when}",
    body: "{actor} has named you as the trainer of {course}, {when}. {place}\nYou see who comes, and record attendance and results.",
    button: "See the date",
  },
  trainer_moved: {
    subject: "Changed: {course}, {when}",
    body: "{course}, which you give, has another time or place: {when}. {place}",
    button: "See the date",
  },
  trainer_replaced: {
    subject: "You no longer give {course}, {when}",
    body: "{actor} has named somebody else for {course}, {when}.",
    button: "See the date",
  },
  trainer_called_off: {
    subject: "Called off: {course}, {when}",
    body: "{course}, {when}, which you were to give, does not take place: {reason}",
    button: "See the date",
  },
  renewal_passed: {
    subject: "{name} passed {area}: to be renewed",
    body: "{name} has passed {course} and holds a certificate in {area} that can be renewed now.",
    button: "Renew the certificate",
  },
  date_asked: {
    subject: "{company} asks for a date: {course}",
    body: "{company} asks for a date of {course}, for {people, plural, one {one person} other {# people}}. {note}\nA date you make is told to every company that asked; or say why there is none.",
    button: "See who asks",
  },
  date_opened: {
    subject: "A date of {course}: {when}",
    body: "The date your company asked for is there: {course}, {when}. {place}",
    button: "Book seats",
  },
  date_declined: {
    subject: "No date of {course} for now",
    body: "{organisation} makes no date of {course} for now: {reason}",
    button: "See it",
  },
  own: {
    waiting: {
      subject: "Waiting list: {course}",
      body: "{course}, {when}, is full. You wait in turn and get a seat as soon as one frees.",
      button: "See the date",
    },
    seated: {
      subject: "You have a seat: {course}, {when}",
      body: "You have a seat in {course}, {when}. {place}\nThe entry for your calendar comes with this mail; on the page you find what to know beforehand.",
      button: "See the date",
    },
    moved: {
      subject: "Changed: {course}, {when}",
      body: "{course} has another time or place: {when}. {place}\nYour seat stays. With this mail the entry in your calendar moves too.",
      button: "See the date",
    },
    cancelled: {
      subject: "You are no longer in {course}",
      body: "{actor} has taken you out of {course}, {when}. {reason}",
      button: "See the date",
    },
    called_off: {
      subject: "Called off: {course}, {when}",
      body: "{course}, {when}, does not take place: {reason}",
      button: "See other dates",
    },
  },
};
