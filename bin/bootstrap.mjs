// npm run bootstrap -- postgres://admin:password@host/database: for an administrator who wants to keep
// the server's own login to themselves. Makes the database, the roles and the three logins, sets new
// passwords on these, and prints the lines for .env. Repeating it changes the passwords only.
import { randomBytes } from "node:crypto";
import { bootstrap, connected } from "#lib/platform/db/bootstrap.ts";
import { giveUp, Stop } from "./steps/progress.mjs";
import { openAdmin } from "./up/database.ts";

try {
  const address = process.argv[2];
  if (!address || !URL.canParse(address) || new URL(address).pathname.length < 2) {
    throw new Stop("Usage: npm run bootstrap -- postgres://admin:password@host:5432/database");
  }
  const { adminUrl, database } = await openAdmin("The address", address);
  const make = () => randomBytes(36).toString("base64url");
  const urls = await bootstrap(adminUrl, database, { owner: make(), app: make(), queue: make() });
  await connected(urls.ownerUrl, async () => undefined);
  console.log(`DATABASE_URL=${urls.appUrl}`);
  console.log(`MIGRATION_DATABASE_URL=${urls.ownerUrl}`);
  console.log(`QUEUE_DATABASE_URL=${urls.queueUrl}`);
} catch (error) {
  giveUp(error);
}
