export default {
  refusal: {
    drawing:
      "{name} can’t be given as a drawing: at most 20 KB of shapes, without text, pictures, scripts or links. Turn letters into paths, or use a PNG.",
    tooBig: "{name} is larger than {maximum} MB. Pack it as a zip, or send the part that matters.",
    tooManyWaiting: "Too many files wait to be sent. Send some of them first.",
    tooMany: "At most {maximum} files at a time.",
    tooManyPlain: "At most 10 files at a time.",
    empty: "{name} is empty.",
    name: "{name}: this file name can’t be used. Give it a plain name without slashes or special characters.",
    ending:
      "{name}: files of this kind aren’t accepted. Images, PDF, office documents, text, logs, csv, json, xml, zip, gz and tar are.",
    content: "{name}: what is inside isn’t what .{ending} says. Save it again in its own format.",
    active: "{name} holds a program or a web page. Pack it as a zip if it is needed.",
    bomb: "{name} would unpack to far more than it is. It is not accepted.",
    path: "{name} holds files that would unpack outside their folder. It is not accepted.",
    broken: "{name} is damaged: it can’t be opened as what it says it is.",
    gone: "A file is not there any more. Add it again.",
  },
  preview: {
    loading: "Loading…",
    failed: "This file can’t be shown here",
    failedText: "Download it to open it in a program of your own.",
    noViewer: "This browser shows no PDF inside a page",
    noViewerText: "Download it to read it.",
    cut: "This is the beginning. The whole file is in the download.",
    place: "File {number} of {count}",
    keys: "arrow keys go on, Esc closes",
    previous: "Previous",
    next: "Next",
    download: "Download",
  },
};
