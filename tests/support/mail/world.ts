import { createMailbox } from "#lib/features/inbound-mail/mailboxes.ts";
import { routeOf, takeMail } from "#lib/features/inbound-mail/receive.ts";
import { processInbound } from "#lib/jobs/inbound-mail.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import type { TicketWorld } from "#tests/support/factories/ticket.ts";

export const DOMAIN = "portal.example";
/** The server that vouches for senders in front of the test mailboxes. */
export const MX = "mx.portal.example";

/** What the way in needs of its environment. */
export function openMailIn(): void {
  process.env.AUTH_SECRET ??= "a secret of the tests that is long enough";
  process.env.MAIL_IN_DOMAIN = DOMAIN;
  process.env.MAIL_FROM = `Escala <portal@${DOMAIN}>`;
}

/** An address of the workspace whose cases are of the world's product. */
export async function makeMailbox(
  db: TestDatabase,
  w: Pick<TicketWorld, "ws">,
  more: Partial<Parameters<typeof createMailbox>[1]> = {},
): Promise<string> {
  const admin = await makeVendorActor(db, w.ws);
  const local = more.local ?? `m${w.ws.slug.replaceAll("-", "")}`.slice(0, 24);
  await inWorkspace(
    admin,
    tx =>
      createMailbox(
        { tx, actor: admin },
        {
          local,
          productId: "",
          shownAs: "",
          trustedServers: [MX],
          verifiedOnly: true,
          mostAnHour: 50,
          environment: "production",
          affectedPercent: 20,
          canWork: true,
          enabled: true,
          ...more,
        },
      ),
    db.client,
  );
  return `${local}@${DOMAIN}`;
}

export type Letter = {
  from: string;
  to: string;
  subject?: string;
  text?: string;
  /** False: the domain says it isn't theirs. Null: nobody vouches. */
  vouched?: boolean | null;
  id?: string;
  headers?: string[];
  returnPath?: string | null;
};

let written = 0;

/** A letter as a mail server hands it on. */
export function letter(l: Letter): Buffer {
  written += 1;
  const domain = l.from.split("@")[1]?.replace(">", "");
  const head = [
    ...(l.vouched === null
      ? []
      : [
          `Authentication-Results: ${MX}; dmarc=${l.vouched === false ? "fail" : "pass"} header.from=${domain}`,
        ]),
    `From: ${l.from}`,
    `To: ${l.to}`,
    `Message-ID: <${l.id ?? `letter-${written}@${domain}`}>`,
    "Date: Mon, 23 Nov 2026 10:14:00 +0000",
    ...(l.subject === undefined ? [] : [`Subject: ${l.subject}`]),
    "MIME-Version: 1.0",
    ...(l.headers ?? ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${(l.text ?? "").replace(/\r?\n/g, "\r\n")}`);
}

/** Brings bytes to an address and has the worker look at them; returns the row as it stands then. */
export async function bring(
  db: TestDatabase,
  to: string,
  bytes: Buffer,
  returnPath: string | null = null,
): Promise<InboundMail> {
  const route = await routeOf(to, db.client);
  if (!route) throw new Error(`no mailbox ${to}`);
  const { id } = await takeMail(route, { via: "smtp", returnPath, bytes }, db.client);
  await processInbound(60_000, db.client);
  return rowOf(db, route.tenantId, id);
}

export const rowOf = (db: TestDatabase, tenantId: string, id: string): Promise<InboundMail> =>
  inWorkspace(
    asWorker(tenantId),
    tx => tx.inboundMail.findFirstOrThrow({ where: { tenantId, id } }),
    db.client,
  );

/** A letter written and brought. */
export const send = (db: TestDatabase, l: Letter): Promise<InboundMail> =>
  bring(db, l.to, letter(l), l.returnPath ?? null);
