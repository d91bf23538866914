export default {
  created: "Customer {name} entered",
};
