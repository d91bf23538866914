export default {
  version_published: {
    subject: "New in the library: {title} {label}",
    body: "{workspace} has published version {label} of “{title}”.\n{changes}",
    button: "See it in the library",
  },
};
