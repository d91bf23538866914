export const hours = {
  bought:
    "{hours, plural, one {# hour} other {# hours}} bought, purchase order {orderNumber}, until {expiresOn}",
  asked: "{hours, plural, one {# hour} other {# hours}} asked for on {on}: {what}",
  planned: "{hours, plural, one {# hour} other {# hours}} planned for {on}: {what}",
  moved: "{hours, plural, one {# hour} other {# hours}} moved from {fromDay} to {on}: {what}",
  declined: "{hours, plural, one {# hour} other {# hours}} on {on} declined: {reason}",
  cancelled: "{hours, plural, one {# hour} other {# hours}} on {on} cancelled: {reason}",
  reversed: "{hours, plural, one {# hour} other {# hours}} of {on} taken back: {reason}",
};
export const readiness = {
  stated: "Readiness stated: {item}",
  confirmed: "Readiness confirmed: {item}, looked at again on {reviewOn}",
  returned: "Readiness asked again: {item}",
  due: "Readiness to be looked at again by {reviewOn}: {item}",
};
export const review = {
  bought: "On-site support from {startsOn} to {endsOn}, purchase order {orderNumber}",
  fixed: "Business review on {on}, {from} to {to}",
  moved: "Business review moved to {on}, {from} to {to}: {reason}",
  held: "Business review held on {on}",
  due: "Business review due by {dueOn}, without a time yet",
};
export const booked_day = {
  asked: "Day outside office hours asked for: {on}, {from} to {to}",
  agreed: "Day outside office hours agreed: {on}, {from} to {to}",
  proposed: "Another day outside office hours proposed: {on}, {from} to {to}",
  declined: "Day outside office hours declined: {on}",
  cancelled: "Day outside office hours cancelled: {on}",
  used: "Day outside office hours used: {on}",
  unused: "Day outside office hours not used: {on}",
};
