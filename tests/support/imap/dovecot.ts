import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import { freePort } from "#lib/platform/db/embedded-process.ts";

/** Whether this machine has Dovecot 2.3, a mail server many run. Nothing is installed for the tests. */
export const hasDovecot =
  spawnSync("dovecot", ["--version"], { encoding: "utf8" }).stdout?.startsWith("2.3.") ?? false;

const asRoot = process.getuid?.() === 0;

/** A Dovecot of its own with one mailbox, on loopback, that can be killed and started again over the same mails. */
export class Dovecot {
  readonly user = "support@portal.example";
  readonly password = "a word for Dovecot, ñ";
  port = 0;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "dovecot-"));
  #process: ChildProcess | null = null;

  async start(): Promise<this> {
    this.port ||= await freePort();
    const owner = os.userInfo();
    // As root it must hand the mails to somebody who isn't.
    const mailUser = asRoot ? "nobody" : owner.username;
    const group = spawnSync("id", ["-gn"], { encoding: "utf8" }).stdout.trim();
    const inner = asRoot
      ? ""
      : `default_internal_user = ${mailUser}\ndefault_internal_group = ${group}\ndefault_login_user = ${mailUser}\n`;
    const at = (name: string) => path.join(this.#folder, name);
    const mail = at("mail");
    fs.mkdirSync(mail, { recursive: true });
    if (asRoot) spawnSync("chown", ["-R", mailUser, mail]);
    fs.chmodSync(this.#folder, 0o755);
    fs.writeFileSync(
      at("users"),
      `${this.user}:{PLAIN.b64}${Buffer.from(this.password).toString("base64")}::::::\n`,
    );
    fs.writeFileSync(
      at("dovecot.conf"),
      `protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
base_dir = ${at("run")}
state_dir = ${at("state")}
log_path = ${at("log")}
${inner}mail_location = maildir:${mail}/%u
mail_uid = ${mailUser}
first_valid_uid = 1
first_valid_gid = 0
passdb {
  driver = passwd-file
  args = ${at("users")}
}
userdb {
  driver = static
  args = uid=${mailUser} home=${mail}
}
service imap-login {
  ${asRoot ? "" : "chroot ="}
  inet_listener imap {
    port = ${this.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${asRoot ? "" : "chroot ="}
}
`,
    );
    const server = spawn("dovecot", ["-F", "-c", at("dovecot.conf")], { stdio: "ignore" });
    this.#process = server;
    for (let tries = 0; tries < 100; tries++) {
      if (server.exitCode !== null) break;
      const client = this.client();
      try {
        await client.connect();
        await client.logout();
        return this;
      } catch {
        client.close();
        await wait(100);
      }
    }
    throw new Error(`Dovecot doesn't answer: ${fs.readFileSync(at("log"), "utf8").slice(-2_000)}`);
  }

  client(): ImapFlow {
    const client = new ImapFlow({
      host: "127.0.0.1",
      port: this.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: this.user, pass: this.password },
      logger: false,
    });
    client.on("error", () => undefined);
    return client;
  }

  /** Puts mails into the inbox as a delivery would. */
  async put(...mails: Buffer[]): Promise<void> {
    await this.#at(async client => {
      for (const bytes of mails) await client.append("INBOX", bytes);
    });
  }

  /** How many mails lie in a folder; none where there is no such folder. */
  async count(folder: string): Promise<number> {
    return this.#at(async client => {
      try {
        const status = await client.status(folder, { messages: true });
        return status ? (status.messages ?? 0) : 0;
      } catch {
        return 0;
      }
    });
  }

  async #at<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = this.client();
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  /** Ends it and every connection; the mails stay. */
  async kill(): Promise<void> {
    const server = this.#process;
    if (!server || server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
    this.#process = null;
  }

  async close(): Promise<void> {
    await this.kill();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
