export default {
  looked: "The mailbox was last checked <when></when>.",
  never: "The mailbox has not been checked yet.",
  since: "The trouble began <when></when>.",
  trouble: {
    unreachable: "The mailbox can’t be reached",
    certificate: "The mail server’s certificate can’t be trusted",
    password: "The mail server refuses the user or password",
    folder: "A folder of the mailbox can’t be used",
    failing: "A mail of the mailbox can’t be kept",
    silent: "Nobody checks the mailbox",
  },
  who: "Whoever operates this deployment; the worker’s log says more.",
  meanwhile: "What comes stays in the mailbox and is taken as soon as it works again.",
};
