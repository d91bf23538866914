// npm test: everything that is checked, from a fresh clone. Plain JavaScript on the system's Node up to
// the installation; goes on in test/main.ts on Node 24.
import path from "node:path";
import { checkNode, checkWritable, continueIn, install, root } from "./steps/install.mjs";
import { giveUp } from "./steps/progress.mjs";

const HELP = `
npm test [-- --only=STAGE,STAGE…]

Stages: types lint domain features build stories. Ends with a line "N passed, N failed".
ESCALA_CHROMIUM=/path/to/chromium chooses the browser of the stories.
`;

try {
  checkNode();
  if (process.argv.includes("--help") || process.argv.includes("-h")) {
    console.log(HELP);
    process.exit(0);
  }
  checkWritable();
  await install();
  await continueIn(path.join(root, "bin", "test", "main.ts"));
} catch (error) {
  giveUp(error);
}
