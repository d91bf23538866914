export default {
  submitted: {
    subject: "Public profile to approve: {company}",
    body: "{actor} has handed in the public profile of {company}. It is seen in the directory once you approve it.",
    button: "Compare and decide",
  },
  approved: {
    subject: "The public profile of {company} is approved",
    body: "{actor} of {workspace} has approved your public profile. It is seen wherever your company is listed.",
    button: "See the profile",
  },
  returned: {
    subject: "The public profile of {company} comes back",
    body: "{actor} of {workspace} has returned your public profile. What was public stays. The reason:\n{reason}",
    button: "Go on writing",
  },
};
