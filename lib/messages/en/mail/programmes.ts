export default {
  announced: {
    subject: "{programme} changes on {day}: what it means for {company}",
    body: "{workspace} has published version {version} of {programme}. From {day} on it holds for {company}; until then nothing changes.\n{changes}",
    button: "See your ladder on that day",
  },
  kept: {
    subject: "{programme} changes on {day}; {company} keeps its terms",
    body: "{workspace} has published version {version} of {programme}, in force from {day}. {promise}\nWhat the new version would change for {company}:\n{changes}",
    button: "See your ladder on that day",
  },
  recalled: {
    subject: "{programme}: the change announced for {day} is taken back",
    body: "{workspace} has taken back version {version} of {programme}. {company} stays judged by what is in force.",
    button: "See your ladder",
  },
};
