const about =
  "{title}\n{summary}\n{note}\n{systems, plural, =0 {} one {It concerns this system of yours:} other {It concerns these # systems of yours:}}\n{list}";
/** Right after what it is: what its reader is asked for. */
const asked =
  "{confirm, select, asked {Please confirm that you have read it: the vendor asks everybody concerned to. The button leads there.} other {}}";
const read = "{confirm, select, asked {Read the alert and confirm} other {Read the alert}}";
const grave =
  "{severity, select, critical {Critical alert} high {Alert, high} medium {Alert, medium} low {Alert, low} other {Alert}}";

export default {
  alert_new: {
    subject: `${grave}: {title}`,
    body: `{workspace} has published the alert {number}:\n${about}\n${asked}`,
    button: read,
  },
  alert_updated: {
    subject: `${grave}, new facts: {title}`,
    body: `There are new facts on the alert {number} of {workspace}:\n${about}\n${asked}`,
    button: read,
  },
  matter_new: {
    subject: "{title} ({number})",
    body: `{workspace} has published {number} for the products you follow:\n${about}`,
    button: "Read it",
  },
  matter_updated: {
    subject: "New facts: {title} ({number})",
    body: `There are new facts in {number} of {workspace}:\n${about}`,
    button: "Read it",
  },
  submitted: {
    subject: "To review: {title} ({number})",
    body: "{actor} asks for a second pair of eyes before {number} is published. Read it, publish it or send it back.",
    button: "Review it",
  },
  sent_back: {
    subject: "To change: {title} ({number})",
    body: "{actor} has sent {number} back to you:\n{remark}",
    button: "Open the draft",
  },
};
