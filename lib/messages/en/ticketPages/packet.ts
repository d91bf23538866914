/** What is checked before it goes to level 3, and what comes back from there. */
export const packet = {
  secrets: {
    title:
      "{count, plural, one {Something here looks like a secret.} other {# places here look like secrets.}}",
    where: "{field}, line {line}: {kind}.",
    kind: {
      private_key: "a private key",
      connection: "a password in a connection",
      header: "a sign-in header",
      token: "an access key",
      password: "a password",
    },
    hide: "Hide them all",
    anyway: "Send it as it is",
    anywayHint: "Everybody at the manufacturer who works on the case reads it.",
  },
  passOn: {
    title: "Pass the manufacturer’s answer on to the customer",
    text: "The customer reads this and nothing else of what the manufacturer wrote.",
    body: "What the customer reads",
    do: "Send to the customer",
    done: "Passed on to the customer",
    words: "{maker} wrote this for the customer:",
    passed: "{maker} wrote this for the customer; it has been passed on.",
    asItIs: "Send it to the customer as it is",
  },
};
