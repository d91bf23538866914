export default {
  title: "Notifications",
  unread: "{count, plural, =0 {All are read} one {One is not read yet} other {# are not read yet}}",
  readAll: "Mark all as read",
  allRead: "All are marked as read",
  new: "Not read yet: ",
  none: "Nothing yet",
  noneText:
    "What happens on your cases, applications, certificates and contracts is told here and by e-mail.",
  other: "Something has happened",
  newest: "Newest",
  older: "Older",
};
