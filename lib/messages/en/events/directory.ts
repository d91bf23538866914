export default {
  submitted: "Public profile handed in",
  approved: "Public profile approved",
  returned: "Public profile returned: {reason}",
};
