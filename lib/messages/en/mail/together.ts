/** Many pieces of news in one mail. */
export const together = {
  digest: {
    subject: "{count, plural, one {One piece of news} other {# pieces of news}} from {workspace}",
    body: "Here is what has happened since the last digest.{more, plural, =0 {} one {\nOne more is in the portal.} other {\n# more are in the portal.}}",
    button: "All notifications",
  },
  after_quiet: {
    subject:
      "{count, plural, one {One piece of news} other {# pieces of news}} from {workspace} while it was quiet",
    body: "Here is what has happened during your quiet hours.{more, plural, =0 {} one {\nOne more is in the portal.} other {\n# more are in the portal.}}",
    button: "All notifications",
  },
};
