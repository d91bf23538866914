import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import type Mail from "nodemailer/lib/mailer/index.js";

/** Takes a mail, and says with which words where a server has any, or throws. */
export type Transport = { send(mail: Mail.Options): Promise<string | undefined>; close(): void };

/**
 * Milliseconds before a silent server counts as away. Below the 30 s of the transaction that marks a mail as sent:
 * one that is taken after those would be sent again.
 */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** To an SMTP server: `SMTP_URL`. */
export function smtpTransport(url: string): Transport {
  const smtp = createTransport({ url, pool: true, maxConnections: 2, ...PATIENCE } as Parameters<
    typeof createTransport
  >[0]);
  return {
    async send(mail) {
      const { response } = await smtp.sendMail(mail);
      return response;
    },
    close: () => smtp.close(),
  };
}

/**
 * Without SMTP: whole messages as `.eml` files, read by the operator's mailbox (bin/mailbox.ts). Written under
 * another name first, so that a reader never sees half a message.
 */
export function captureTransport(folder: string): Transport {
  const build = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    async send(mail) {
      const { message } = (await build.sendMail(mail)) as unknown as { message: Buffer };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}.eml`;
      const target = path.join(folder, name);
      await writeFile(`${target}.part`, message, { mode: 0o600 });
      await rename(`${target}.part`, target);
      return undefined;
    },
    close: () => build.close(),
  };
}

/** The process's transport as the environment says. */
export function transportFromEnv(): Transport {
  const url = process.env.SMTP_URL;
  if (url) return smtpTransport(url);
  return captureTransport(path.join(process.env.DATA_DIR ?? ".data", "mail"));
}
