// A worker that does nothing but look at mails, for a test that kills it.
import { setTimeout as wait } from "node:timers/promises";
import { processInbound } from "#lib/jobs/inbound-mail.ts";

console.log("ready");
while (true) if ((await processInbound()) === 0) await wait(20);
