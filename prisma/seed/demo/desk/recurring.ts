import { type Recurrence, upcoming } from "#lib/domain/automation/recurrence.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { placeOf } from "#lib/features/recurring-tickets/place.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

const words = {
  en: {
    name: "Monthly review",
    subject: "Review of {{month}} {{year}}: {{product}}",
    body: "Hello {{contact.name}},\n\nas agreed we look at {{product}} at {{customer.name}} this month: log files, free space, certificates and the last backup. We write here what we find.",
  },
  es: {
    name: "Revisión mensual",
    subject: "Revisión de {{month}} de {{year}}: {{product}}",
    body: "Hola, {{contact.name}}:\n\nsegún lo acordado, este mes revisamos {{product}} en {{customer.name}}: registros, espacio libre, certificados y la última copia de seguridad. Escribiremos aquí lo que encontremos.",
  },
};

/** A review that each desk does for one of its customers every month. */
export async function writeRecurring(s: Seeding): Promise<void> {
  const { tx, tenantId, workspace, today } = s;
  const { slug } = workspace;
  const leads = await tx.membership.findMany({
    where: { tenantId, roles: { hasSome: ["vendor_support_manager", "partner_support_manager"] } },
    orderBy: [{ orgId: "asc" }, { id: "asc" }],
    distinct: ["orgId"],
    select: { orgId: true, side: true, person: { select: { id: true, name: true } } },
  });
  const { timeZone } = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const text = words[workspace.locale === "es" ? "es" : "en"];
  for (const { orgId, side, person } of leads) {
    const contract = await tx.contract.findFirst({
      where: {
        tenantId,
        partnerOrgId: side === "partner" ? orgId : null,
        signedOn: { not: null },
        cancelledOn: null,
        startsOn: { lte: fromPlainDate(today) },
        endsOn: { gte: fromPlainDate(addDays(today, 60)) },
        contacts: { some: { removedAt: null, trainedOn: { not: null } } },
        systems: { some: {} },
      },
      orderBy: { number: "asc" },
      include: {
        systems: { orderBy: { id: "asc" }, take: 1 },
        contacts: { where: { removedAt: null, trainedOn: { not: null } }, orderBy: { id: "asc" }, take: 1 },
      },
    });
    const [system, contact] = [contract?.systems[0], contract?.contacts[0]];
    if (!contract || !system || !contact) continue;
    const recurrence: Recurrence = {
      unit: "month",
      day: 5,
      every: 1,
      time: "09:00",
      from: addDays(today, -20),
      until: null,
      shift: "next",
    };
    const midnight = Date.parse(`${today}T23:59:59Z`);
    const [next] = upcoming(recurrence, await placeOf(tx, tenantId, timeZone), midnight, 1);
    await tx.recurringTicket.createMany({
      data: [
        {
          tenantId,
          id: seedId(slug, "recurring", orgId),
          orgId,
          side,
          ...text,
          contractId: contract.id,
          systemId: system.id,
          contactId: contact.personId,
          customerName: contract.customerName,
          kind: "request",
          recurrence: recurrence as unknown as Prisma.InputJsonObject,
          timeZone,
          nextOn: next ? fromPlainDate(next.on) : null,
          nextAt: next ? new Date(next.at) : null,
          changedById: person.id,
          changedByName: person.name,
        },
      ],
    });
  }
}
