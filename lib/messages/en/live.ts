export default {
  looks: "{count, plural, one {{names} is looking at this case} other {{names} are looking at this case}}",
  writes: "{count, plural, one {{names} is writing on this case} other {{names} are writing on this case}}",
  queue: { changed: "The list has changed: show it" },
  notices: {
    areOff: "This browser can tell you while you are elsewhere.",
    areOn: "This browser tells you while you are elsewhere.",
    want: "Tell me in this browser",
    stop: "Stop that",
    refused: "This browser does not show notices of the portal. Its settings for this page decide that.",
  },
};
