import type { Preference, Way } from "#lib/domain/notifications/way.ts";
import { storedOf } from "#lib/features/mail-preferences/commands.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

const MINUTE = 60_000;

/** How people of a visitor's three sides want to be told. */
const wishes = (at: number): Record<"vendor" | "partner" | "customer", Preference> => {
  const chosen = (choices: Partial<Record<keyof Preference["choices"], Way>>) =>
    Object.fromEntries(Object.entries(choices).map(([key, way]) => [key, { way, at }]));
  return {
    vendor: {
      choices: chosen({ programme: "digest", certificates: "digest", wishes: "portal" }),
      quiet: { hours: { from: "19:30", until: "07:30" }, days: ["sat", "sun"] },
      digest: { day: null, at: "08:00" },
    },
    partner: {
      choices: chosen({ followed: "digest", training: "digest" }),
      quiet: { hours: { from: "20:00", until: "08:00" }, days: ["sun"] },
      digest: { day: null, at: "07:30" },
    },
    customer: {
      choices: chosen({ alerts: "digest", versions: "digest", wishes: "digest" }),
      quiet: { hours: null, days: [] },
      digest: { day: "mon", at: "09:00" },
    },
  };
};

/** What some people chose about their mail, and one mail that came back. */
export async function writeMailOut(s: Seeding): Promise<void> {
  const { tenantId, tx, workspace, now } = s;
  const given = wishes(now.getTime() - 20 * 86_400_000);
  for (const side of ["vendor", "partner", "customer"] as const) {
    const email = workspace.demoAccounts.find(account => account.side === side)?.email;
    const person =
      email && (await tx.person.findFirst({ where: { tenantId, email }, orderBy: { id: "asc" } }));
    if (person)
      await tx.mailPreference.create({
        data: { tenantId, personId: person.id, ...storedOf(given[side]), version: 1 },
      });
  }
  await writeReturned(s);
}

/** An answer of the desk did not reach who asked: their mailbox is gone, and the case says so. Others had theirs. */
async function writeReturned({ tx, tenantId, workspace, now }: Seeding): Promise<void> {
  const { slug } = workspace;
  // At nobody a visitor signs in as, but on a case that they see from both sides of the desk.
  const visitors = workspace.demoAccounts.map(account => account.email);
  const rows = await tx.$queryRaw<
    {
      ticketId: string;
      partnerOrgId: string | null;
      personId: string;
      at: Date;
      name: string;
      email: string;
    }[]
  >`
    SELECT t.id AS "ticketId", t.partner_org_id AS "partnerOrgId", p.id AS "personId", p.name, p.email, m.at
    FROM ticket t
    JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.opened_by_id AND p.email <> ALL (${visitors}::text[])
    JOIN LATERAL (SELECT at FROM ticket_message m WHERE m.tenant_id = t.tenant_id AND m.ticket_id = t.id
      AND m.author_side <> 'customer' AND m.audience = 'everyone' ORDER BY m.at DESC LIMIT 1) m ON true
    WHERE t.tenant_id = ${tenantId}::uuid AND t.open
    ORDER BY EXISTS (SELECT 1 FROM person o WHERE o.tenant_id = t.tenant_id AND o.partner_org_id = t.partner_org_id
        AND o.side = 'partner' AND o.email = ANY (${visitors}::text[])) DESC, m.at DESC, t.id LIMIT 1`;
  const [found] = rows;
  if (!found) return;
  const { ticketId, partnerOrgId, personId, name, email } = found;
  const audience = partnerOrgId ? "partner_vendor" : "vendor";
  const words = `550 5.1.1 <${email}>: Recipient address rejected: User unknown`;
  const back = new Date(Math.min(found.at.getTime() + 2 * MINUTE, now.getTime()));
  const common = { tenantId, ticketId, audience, partnerOrgId, topic: "ticket.replied" };
  await tx.mailDelivery.create({
    data: {
      ...common,
      id: seedId(slug, "delivery", "returned"),
      personId,
      address: email,
      state: "bounced",
      words,
      createdAt: found.at,
      stateAt: back,
    },
  });
  const staff = await tx.person.findFirst({
    where: { tenantId, side: partnerOrgId ? "partner" : "vendor", partnerOrgId, accountId: { not: null } },
    orderBy: { id: "asc" },
  });
  if (staff)
    await tx.mailDelivery.create({
      data: {
        ...common,
        id: seedId(slug, "delivery", "arrived"),
        personId: staff.id,
        address: staff.email,
        state: "handed_over",
        words: "250 2.0.0 Ok: queued",
        createdAt: found.at,
        stateAt: found.at,
      },
    });
  await tx.person.updateMany({
    where: { tenantId, id: personId },
    data: { failingAddress: email.toLowerCase(), failingSince: back, failingWords: words },
  });
  await tx.event.create({
    data: {
      tenantId,
      id: seedId(slug, "event", "mail-returned"),
      subjectType: "ticket",
      subjectId: ticketId,
      type: "ticket.mail_undelivered",
      data: { address: email, name, personId, failure: "address", text: words, about: "" },
      audience,
      partnerOrgId,
      actorName: "",
      actorSide: "system",
      at: back,
    },
  });
}
