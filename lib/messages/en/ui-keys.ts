/** What single keys do. */
export const keys = {
  title: "Keys",
  text: "They work while you are not writing.",
  place: { everywhere: "Everywhere", queue: "In the list of cases", case: "On a case" },
  does: {
    search: "Search or go somewhere",
    help: "Show these keys",
    next: "Next case",
    previous: "Case before",
    open: "Open the case",
    find: "Search in the list",
    filter: "Filter",
    new: "New case",
    select: "Select the case",
    take: "Take the case",
    reply: "Write a reply",
    nextMessage: "Next message",
    messageBefore: "Message before",
    newest: "The newest message",
  },
  single: "Single keys on this device",
  singleText: "Turn them off if you speak to your computer or press them by accident.",
};
