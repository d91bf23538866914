export default {
  tickets: "Cases",
  customers: "Customers",
  partners: "Partners",
  contracts: "Contracts",
  people: "People",
  library: "Library",
  knowledge: "Alerts and articles",
  applications: "Applications",
};
