export default {
  onboarding_started: "The way to being a partner is open",
};
