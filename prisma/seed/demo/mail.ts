import { createHash } from "node:crypto";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { ids } from "./definitions.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

type DemoMailbox = { local: string; product?: string };

/** The addresses each vendor is written to; its mail server stands in front of them and hands on its public address. */
const mailboxesOf: Record<string, { server: string; boxes: DemoMailbox[] }> = {
  emma: { server: "mx.ocf.example", boxes: [{ local: "emma" }] },
  opennebula: { server: "mx.opennebula.example", boxes: [{ local: "opennebula" }] },
  ecm: {
    server: "mx.ecm.example",
    boxes: [{ local: "ecm" }, { local: "sigap", product: "sigap" }],
  },
};

/** Who may be reached by which name, written where no workspace is known yet. */
export const demoRoutes = (slug: string): { local: string; mailboxId: string }[] =>
  (mailboxesOf[slug]?.boxes ?? []).map(({ local }) => ({ local, mailboxId: seedId(slug, "mailbox", local) }));

const texts = {
  es: {
    held: {
      name: "Rosa Villalba",
      local: "rosa.villalba",
      subject: "No puedo entrar desde esta mañana",
      text: "Buenos días:\n\nDesde las ocho no puedo entrar; al poner la contraseña vuelve a la misma página. A mis dos compañeras de mesa les pasa igual.\n\n¿Pueden mirarlo, por favor?\n\nRosa Villalba",
    },
    away: {
      subject: "Respuesta automática: fuera de la oficina",
      text: "Estaré fuera de la oficina hasta el lunes. Para lo urgente, llamen a centralita.",
    },
    list: {
      from: "Ferias y Congresos <avisos@ferias.example>",
      subject: "Últimas plazas para el congreso de otoño",
      text: "Reserve su plaza con un 20 % de descuento.",
    },
  },
  en: {
    held: {
      name: "Martin Reuter",
      local: "martin.reuter",
      subject: "Cannot log in to the front end since this morning",
      text: "Hello,\n\nsince eight o'clock the login page just reloads after I enter my password. Two colleagues at the same desk see the same.\n\nCould you have a look, please?\n\nMartin Reuter",
    },
    away: {
      subject: "Automatic reply: out of the office",
      text: "I am out of the office until Monday. For urgent matters please call the switchboard.",
    },
    list: {
      from: "Cloud Fair <news@cloudfair.example>",
      subject: "Last seats for the autumn conference",
      text: "Book your seat with 20 % off.",
    },
  },
};

type Letter = { from: string; subject: string; text: string; headers?: string[] };

const eml = (to: string, server: string, at: Date, l: Letter): Buffer =>
  Buffer.from(
    [
      `Authentication-Results: ${server}; dmarc=pass header.from=${l.from.replace(/^.*@|>$/g, "")}`,
      `From: ${l.from}`,
      `To: ${to}`,
      `Subject: ${l.subject}`,
      `Date: ${at.toUTCString().replace("GMT", "+0000")}`,
      `Message-ID: <${createHash("sha256")
        .update(l.from + l.subject)
        .digest("hex")
        .slice(0, 24)}@mail.example>`,
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      ...(l.headers ?? []),
      "",
      l.text.replaceAll("\n", "\r\n"),
    ].join("\r\n"),
  );

/** Mail addresses, and a few mails: one that waits for a contact's word, one on a case, and what programs sent. */
export async function writeMail(s: Seeding): Promise<void> {
  const { tenantId, tx, workspace } = s;
  const { slug, locale, supportEmail } = workspace;
  const given = mailboxesOf[slug];
  const first = given?.boxes[0];
  if (!given || !first) return;
  for (const { local, product } of given.boxes)
    await tx.mailbox.create({
      data: {
        tenantId,
        id: seedId(slug, "mailbox", local),
        local,
        productId: product ? ids.product(slug, product) : null,
        shownAs: product ? "" : supportEmail,
        trustedServers: [given.server],
        createdAt: new Date(s.now.getTime() - 86_400_000),
      },
    });

  const write = writer(s, seedId(slug, "mailbox", first.local), supportEmail, given.server);
  const words = texts[locale];
  // At the customer whose account a visitor signs in with, so that there is something to decide.
  const email = workspace.demoAccounts.find(account => account.side === "customer")?.email ?? "";
  const contact = await tx.authorisedContact.findFirst({
    where: { tenantId, email, removedAt: null },
    orderBy: { id: "asc" },
  });
  if (contact) {
    const domain = contact.email.split("@")[1];
    const held = words.held;
    const place = {
      audience: "everyone",
      partnerOrgId: contact.partnerOrgId,
      customerOrgId: contact.customerOrgId,
    };
    await write(
      "held",
      95,
      { ...held, from: `${held.name} <${held.local}@${domain}>` },
      {
        ...place,
        state: "held",
        reason: "stranger",
        writerSide: "customer",
        writerOrgId: contact.customerOrgId,
      },
    );
    await writeOnCase(s, write, place.customerOrgId);
    await write(
      "away",
      310,
      {
        ...words.away,
        from: `${contact.personName} <${contact.email}>`,
        headers: ["Auto-Submitted: auto-replied"],
      },
      { audience: "vendor", state: "ignored", reason: "auto_submitted" },
    );
  }
  await write(
    "list",
    1_500,
    { ...words.list, headers: ["Precedence: bulk"] },
    {
      audience: "vendor",
      state: "ignored",
      reason: "precedence",
    },
  );
}

type Write = (
  key: string,
  minutesAgo: number,
  letter: Letter,
  row: Partial<Prisma.InboundMailUncheckedCreateInput> & { state: string; reason: string },
) => Promise<void>;

const writer =
  (s: Seeding, mailboxId: string, to: string, server: string): Write =>
  async (key, minutesAgo, letter, row) => {
    const { tenantId, tx, workspace } = s;
    const id = seedId(workspace.slug, "mail", key);
    const at = new Date(s.now.getTime() - minutesAgo * 60_000);
    const bytes = eml(to, server, at, letter);
    const [, name = "", address = ""] = /^(.*?)\s*<(.+)>$/.exec(letter.from) ?? [];
    await tx.inboundMail.create({
      data: {
        tenantId,
        id,
        mailboxId,
        dedupeKey: `seed:${key}`,
        via: "smtp",
        recipient: to,
        returnPath: address,
        size: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        receivedAt: at,
        fromAddress: address,
        fromName: name,
        subject: letter.subject,
        preview: letter.text.slice(0, 600),
        verified: "pass",
        dueAt: null,
        ...row,
      },
    });
    await tx.inboundMailSource.create({ data: { tenantId, mailId: id, bytes: new Uint8Array(bytes) } });
  };

/** One of the customer's cases came by mail: its first words, and the mail behind them. */
async function writeOnCase(s: Seeding, write: Write, customerOrgId: string): Promise<void> {
  const { tenantId, tx } = s;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId, customerOrgId, channel: "site", open: true },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  const message =
    ticket &&
    (await tx.ticketMessage.findFirst({
      where: { tenantId, ticketId: ticket.id, authorSide: "customer", audience: "everyone" },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }));
  const person = message?.authorId
    ? await tx.person.findFirst({ where: { tenantId, id: message.authorId } })
    : null;
  if (!ticket || !message || !person) return;
  await tx.ticket.updateMany({ where: { tenantId, id: ticket.id }, data: { channel: "email" } });
  await tx.ticketMessage.updateMany({ where: { tenantId, id: message.id }, data: { channel: "email" } });
  const signature = s.workspace.locale === "es" ? "Enviado desde mi teléfono" : "Sent from my phone";
  await write(
    "on-case",
    Math.round((s.now.getTime() - ticket.openedAt.getTime()) / 60_000),
    {
      from: `${person.name} <${person.email}>`,
      subject: ticket.subject,
      text: `${message.body}\n\n-- \n${person.name}\n${signature}`,
    },
    {
      state: "processed",
      reason: "open",
      audience: "everyone",
      partnerOrgId: ticket.partnerOrgId,
      customerOrgId,
      writerSide: "customer",
      writerOrgId: customerOrgId,
      personId: person.id,
      ticketId: ticket.id,
      ticketNumber: ticket.number,
      writtenId: message.id,
    },
  );
}
