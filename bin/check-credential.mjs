// npm run check-credential FILE DID.JSON [LIST.JSON…]: checks a signed credential or statement without a connection. This first part
// runs on the system's Node with its builtins; it installs what is missing and goes on in check-credential.ts on Node 24.
import path from "node:path";
import { checkNode, checkWritable, continueIn, install, root } from "./steps/install.mjs";
import { giveUp } from "./steps/progress.mjs";

try {
  checkNode();
  checkWritable();
  await install();
  await continueIn(path.join(root, "bin", "check-credential.ts"));
} catch (error) {
  giveUp(error);
}
