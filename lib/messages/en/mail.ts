import application from "./mail/applications.ts";

export default {
  application,
  common: {
    open: "Open in the portal",
    greeting: "Hello {name},",
    footer:
      "Sent by {workspace} through Escala because you take part in this. What you are told of is set in your account.",
  },
};
