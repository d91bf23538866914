export default {
  report_sent: {
    subject: "Service report of {month} for {name}",
    body: "{actor} has sent you the service report of {month}: the contracts of {name}, its cases, and how every promise was kept.\nThe page has it as a PDF too.",
    button: "See the report",
  },
};
