// npm run up: from a fresh clone to a running portal. This first part is plain JavaScript on the
// system's Node and uses nothing but its builtins; it installs, then goes on in up/main.ts on Node 24.
import fs from "node:fs";
import path from "node:path";
import { checkNode, checkWritable, continueIn, install, root } from "./steps/install.mjs";
import { giveUp } from "./steps/progress.mjs";

const HELP = `
npm run up [-- options]      starts Escala: database, web server, worker, mailbox

  --reset      throws the demonstration data away first and loads it anew
  --dev        \`next dev\` instead of a build: pages follow the sources
  --verbose    shows what the parts print (kept in .data/logs in any case)
  --help       this

Settings are environment variables, or lines of the file .env; .env.example explains each.
The most used: PORT (3000), DATABASE_URL (the built-in Postgres when not set), SMTP_URL (mail is
captured when not set). Data lies in .data/. Ctrl-C stops everything.
`;

const KNOWN = ["--reset", "--dev", "--verbose"];

try {
  checkNode();
  const options = process.argv.slice(2);
  if (options.includes("--help") || options.includes("-h")) {
    console.log(HELP);
    process.exit(0);
  }
  const unknown = options.find(option => !KNOWN.includes(option));
  if (unknown) {
    console.error(`Unknown option ${unknown}.\n${HELP}`);
    process.exit(2);
  }
  checkWritable();
  if (fs.existsSync(path.join(root, ".env"))) process.loadEnvFile?.(path.join(root, ".env"));
  await install();
  await continueIn(path.join(root, "bin", "up", "main.ts"));
} catch (error) {
  giveUp(error);
}
