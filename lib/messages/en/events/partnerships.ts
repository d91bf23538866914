export default {
  onboarding_started: "The way to being a partner is open",
  onboarded: "Every step of the way in is finished",
};
