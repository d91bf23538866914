// npm run bench: fills a database of its own and measures the main pages and actions. This first part runs on the
// system's Node with its builtins; it installs what is missing and goes on in bench/main.ts on Node 24.
import path from "node:path";
import { checkNode, checkWritable, continueIn, install, root } from "./steps/install.mjs";
import { giveUp } from "./steps/progress.mjs";

const HELP = `
npm run bench [-- options]    fills a database and measures pages and actions end to end

  --tickets=100000     tickets in all
  --workspaces=50      workspaces they are spread over, a few large and many small
  --people=7           people a company in the two workspaces of 2,000 partners: 7 make 56,000 certificates
  --seconds=6          how long each page is asked
  --connections=2      requests under way at once
  --only=ticket        just the pages and actions with this in their name
  --keep               uses the database of the last run, when its size is the same
  --help               this

It reports; nothing passes or fails. Each page stands beside two floors of the same run: a bare dynamic
page of the same server, and the page's own SQL run without it.
`;

try {
  checkNode();
  if (process.argv.includes("--help")) {
    console.log(HELP);
    process.exit(0);
  }
  checkWritable();
  await install();
  await continueIn(path.join(root, "bin", "bench", "main.ts"));
} catch (error) {
  giveUp(error);
}
