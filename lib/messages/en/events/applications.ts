export default {
  started: "Application begun",
  submitted: "Application sent",
  review_started: "Reading began",
  information_asked: "More information asked for",
  answered: "Answers sent",
  scored: "Points given",
  accepted: "Accepted",
  rejected: "Not accepted",
  withdrawn: "Taken back by the applicant",
};
