export default {
  published: {
    subject: "{product} {version} is out",
    body: "{product} {version} is published. Your contract covers it: its notes and files are in the portal.",
    button: "See what it brings",
  },
  end_announced: {
    subject: "{product} {version}: support ends on {endsOn, date, medium}",
    body: "{workspace} announces the end of {product} {version}. Until {endsOn, date, medium}, last day included, it is supported as before.\nIt concerns:\n{list}\n{advice}",
    button: "See the calendar",
  },
  end_moved: {
    subject: "{product} {version}: the end is moved to {endsOn, date, medium}",
    body: "The end of {product} {version} was announced for {from, date, medium}. It is moved: the last supported day is {endsOn, date, medium}.\nIt concerns:\n{list}",
    button: "See the calendar",
  },
  end_taken_back: {
    subject: "{product} {version}: the end is taken back",
    body: "The end of {product} {version}, announced for {endsOn, date, medium}, is taken back. It is supported as before.\n{reason}\nIt concerns:\n{list}",
    button: "See the calendar",
  },
  ends_near: {
    subject:
      "{count, plural, one {Support of a version you run ends} other {Support of # versions you run ends}}, the first {days, plural, =0 {today} one {tomorrow} other {in # days}}",
    body: "Support of these versions ends:\n{list}\nAfter its last day no fixes are made for a version. Plan the upgrade in time; whoever serves you helps.",
    button: "See the calendar",
  },
};
