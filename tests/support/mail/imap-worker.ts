// A worker that does nothing but fetch mails from a mailbox, for a test that kills it.
import { watchImap } from "#lib/jobs/mail-in/imap-watch.ts";
import { imapFromEnv } from "#lib/platform/mail-in/imap-settings.ts";

const settings = imapFromEnv();
if (!settings) throw new Error("MAIL_IN_IMAP_URL is not set");
watchImap(settings, `killed-${process.pid}`, () => undefined, { pace: { lookMs: 20, retryMs: [20, 100] } });
console.log("ready");
