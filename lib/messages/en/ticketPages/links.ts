/** What a case has to do with others: links, merging, splitting. */
export const links = {
  follow: {
    start: "Follow this case",
    stop: "Stop following",
    started: "You are told of what is written here",
    stopped: "You are no longer told",
    text: "You are told of new messages that you may read.",
    textOn: "You follow it: you are told of new messages that you may read.",
  },
  links: {
    title: "Linked cases",
    relation: {
      related: "Related",
      duplicate_of: "Duplicate of",
      duplicated_by: "Has a duplicate",
      child_of: "Child of",
      parent_of: "Parent of",
    },
    choose: {
      related: "Related to it",
      duplicate_of: "A duplicate of it",
      duplicated_by: "The original, and the other its duplicate",
      child_of: "A child of it",
      parent_of: "Its parent",
    },
    mergedFrom: "Went on here",
    before: "Continues",
    remove: "Take the link to {number} away",
    removed: "Link taken away",
    mergedInto: "This case goes on in {number}: {subject}",
    mergedIntoText: "What was written here is read there too. What you write here arrives there.",
    open: "Open {number}",
  },
  link: {
    title: "Link to another case",
    text: "The customer sees the link only where both cases are its own.",
    relation: "This case is",
    other: "Number of the other case",
    done: "Linked",
    do: "Link",
  },
  merge: {
    title: "Merge into another case",
    text: "This case is closed and goes on in the other one. Its conversation is read there, later replies arrive there, and the clock counts from the earlier opening. It can’t be undone.",
    into: "Goes on in",
    choose: "choose an open case of {customer}",
    none: "{customer} has no other open case.",
    done: "Merged",
    do: "Merge and close this case",
  },
  split: {
    title: "Split off a case",
    text: "The messages you choose are copied to a new case, with their files and for the same readers. Its clock counts from the customer’s oldest one.",
    messages: "Messages",
    subject: "What the new case is about",
    done: "Split off as a case of its own",
    do: "Open the new case",
  },
  children: {
    resolve:
      "{count, plural, one {Also resolve the child case {numbers}} other {Also resolve the # child cases {numbers}}}",
    close:
      "{count, plural, one {Also close the child case {numbers}} other {Also close the # child cases {numbers}}}",
    hintResolve: "Each customer reads the same note. A child that is not diagnosed yet stays open.",
    hintClose: "A child that is not resolved yet stays as it is.",
  },
};
