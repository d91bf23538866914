import application from "./mail/applications.ts";
import contract from "./mail/contracts.ts";

export default {
  application,
  contract,
  common: {
    open: "Open in the portal",
    greeting: "Hello {name},",
    footer:
      "Sent by {workspace} through Escala because you take part in this. What you are told of is set in your account.",
  },
};
