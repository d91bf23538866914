// npm run replay FILE: computes the receipt of a clock again. This first part runs on the system's Node with its
// builtins; it installs what is missing and goes on in replay.ts on Node 24.
import path from "node:path";
import { checkNode, checkWritable, continueIn, install, root } from "./steps/install.mjs";
import { giveUp } from "./steps/progress.mjs";

const HELP = `
npm run replay FILE

FILE is what the page of a ticket's clock gives for downloading. Its due time, sums and rows are computed again from
the calendar and the facts in it. Ends with 0 when all of it agrees, 1 when something differs, 2 when it can't be read.
`;

try {
  checkNode();
  if (process.argv.length !== 3 || process.argv[2].startsWith("-")) {
    console.log(HELP);
    process.exit(process.argv.length === 3 ? 0 : 2);
  }
  checkWritable();
  await install();
  await continueIn(path.join(root, "bin", "replay.ts"));
} catch (error) {
  giveUp(error);
}
