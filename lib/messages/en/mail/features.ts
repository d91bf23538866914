export default {
  moved: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {What your company voted for is planned for the release {release}:} released {What your company voted for is out with the release {release}:} declined {What your company voted for will not come:} other {What your company voted for is under consideration again:}}\n{title}\n{reason}",
    button: "Read it",
  },
};
