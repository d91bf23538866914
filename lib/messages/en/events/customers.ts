export default {
  created: "Customer {name} entered",
  report_sent: "Service report of {month} sent to {name}",
};
