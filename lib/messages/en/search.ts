export default {
  tickets: "Cases",
  customers: "Customers",
  partners: "Partners",
  contracts: "Contracts",
  features: "Feature requests",
  defects: "Defects",
  people: "People",
  library: "Library",
  knowledge: "Alerts and articles",
  applications: "Applications",
};
