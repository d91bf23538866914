export default {
  title: "Calendar subscriptions",
  lead: "Follow what ends and when in the calendar you use anyway. The days come to it by themselves and move when they move here.",
  link: "Follow in a calendar",
  scopes: {
    own: {
      name: "{workspace}: my certificates",
      title: "My certificates",
      text: "When each of your certificates ends, and from when it can be renewed.",
    },
    company: {
      name: "{workspace}: {company}",
      title: "{company}",
      text: "Certificates of all your people, agreements, and until when a tier can be repaired.",
    },
    vendor: {
      name: "{workspace}: all partners",
      title: "All partners",
      text: "When certificates and agreements of all partners end, and until when tiers can be repaired.",
    },
  },
  entries: {
    renewal: "Renewal opens: {who}, {what}",
    certificate: "Certificate ends: {who}, {what}",
    agreement: "Agreement ends: {who}, {what}",
    remediation: "Last day to repair {what}: {who}",
  },
  kinds: {
    renewal: "Renewal",
    certificate: "Certificate",
    agreement: "Agreement",
    remediation: "Remediation",
  },
  until: "ends on {day}",
  open: "Make an address",
  address: "Address of {name}",
  secret: "Whoever knows this address reads the calendar without signing in. Do not pass it on.",
  subscribe: "Open in calendar program",
  turn: "New address",
  turnTitle: "Give this calendar a new address?",
  turnText: "Programs that have the old address read nothing from then on. You then add the new one there.",
  close: "Take the address away",
  closeTitle: "Take the address away?",
  closeText: "Programs that have it read nothing from then on. You can make another one at any time.",
  never: "No program has asked for it yet.",
  read: "Last read by a program: {when}",
  how: "How to",
  steps: {
    google: "Google Calendar: Other calendars, Add, From URL, paste the address.",
    outlook: "Outlook: Add calendar, Subscribe from web, paste the address.",
    apple:
      "Apple Calendar: File, New Calendar Subscription, paste the address. Or press “Open in calendar program”.",
  },
  done: {
    open: "The address is there",
    turn: "The calendar has a new address",
    close: "The address is gone",
  },
};
