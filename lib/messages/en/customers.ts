export default {
  invalid: {
    country: "Choose a country.",
    domain: "A domain looks like company.com.",
    serving: "Choose the vendor or an active partner.",
    twin: "{name} has the domain {domain} already. If this is another company, say so below and send again.",
  },
  refusal: {
    create:
      "Customers are entered by the vendor’s managers and by a partner’s administrators, sales and support managers. Ask one of them.",
    edit: "What is known of a customer is kept by the vendor’s managers and the serving partner.",
  },
};
