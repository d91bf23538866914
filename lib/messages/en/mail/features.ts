export default {
  moved: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {What your company voted for is planned for the release {release}:} released {What your company voted for is out with the release {release}:} declined {What your company voted for will not come:} other {What your company voted for is under consideration again:}}\n{title}\n{reason}",
    button: "Read it",
  },
  moved_for_case: {
    subject: "[{number}] {title}",
    body: "{progress, select, planned {What a case you follow asks for is planned for the release {release}:} released {What a case you follow asks for is out with the release {release}:} declined {What a case you follow asks for will not come:} other {What a case you follow asks for is under consideration again:}}\n{title}\n{reason}",
    button: "Read it",
  },
};
