export default {
  list: "Your exports and messages",
  kind: {
    partners: { export: "Partners as a file", message: "Message to partners" },
    certifications: { export: "Certificates as a file" },
    matrix: { export: "Matrix as a file" },
    mail: { decide: "Decision about several mails" },
    cases: { bulk: "Change of several cases", undo: "Undoing a change of several cases" },
    calendar: { recount: "Open cases counted anew" },
    defects: { announce: "Defect announced to its cases" },
    systems: { export: "Systems as a file" },
    training: { import: "Results from a file", orders: "Training orders as a file" },
    rules: { try: "Rule tried on past cases" },
    reports: { export: "Service report as a file", cases: "Cases of a report as a file" },
  },
  export: {
    title: "Export",
    started: "The export is under way",
    as: { xlsx: "As Excel (.xlsx)", csv: "As CSV" },
  },
  state: {
    waiting: "Waits its turn",
    running: "Under way",
    done: "Done",
    failed: "Failed",
    cancelled: "Stopped",
  },
  progress: "{done} of {total}",
  progressLabel: "{kind}: {done} of {total}",
  starting: "Begins in a moment",
  stop: "Stop",
  stopped: "Stopped. What was done by then stays done.",
  download: "Download {name}",
  until: "kept until <time></time>",
  sent: "{people, plural, =0 {nobody to write to} one {# person} other {# people}} at {partners, plural, one {# partner} other {# partners}}",
  recorded:
    "{recorded, plural, =0 {nothing recorded} one {# result recorded} other {# results recorded}}{skipped, plural, =0 {} one {, # left out} other {, # left out}}",
  gone: "The file is no longer kept",
  lost: "No answer at the moment; what is under way goes on.",
  error: {
    gaveUp: "It failed several times and was given up. Nothing of it is lost: ask for it again.",
    left: "The membership it was asked for under is over.",
    unknown: "This version of the portal does not know this kind of work.",
  },
  refusal: {
    tooMany:
      "{most, plural, one {One is} other {# are}} under way already. Wait for one to end, or stop one.",
  },
};
