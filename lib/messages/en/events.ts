export default {
  system: "The portal",
};
