import { ids } from "../definitions.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

type DemoReply = { title: string; body: string; product?: string };

/** What every desk writes again and again, in both languages. */
const everywhere: Record<"en" | "es", DemoReply[]> = {
  en: [
    {
      title: "We are looking at it",
      body: "Hello {{contact.name}},\n\nWe have {{ticket.number}} and are looking at it now. You will hear from me with what we find, or with what we need from you.\n\n{{agent.name}}\n{{agent.company}}",
    },
    {
      title: "We need the logs",
      body: "Hello {{contact.name}},\n\nTo go on with “{{ticket.subject}}” we need:\n\n1. The time at which it last happened, with the time zone.\n2. The logs of {{product}} from ten minutes before until ten minutes after.\n3. What was changed that day, even where it seems unrelated.\n\nPlease take passwords and keys out of the files first.\n\n{{agent.name}}",
    },
    {
      title: "Is it solved for you?",
      body: "Hello {{contact.name}},\n\nFrom our side {{ticket.number}} is solved. Please try it and tell us; if it comes back, answer here and we go on from where we were.\n\n{{agent.name}}",
    },
  ],
  es: [
    {
      title: "Lo estamos mirando",
      body: "Hola, {{contact.name}}:\n\nTenemos el caso {{ticket.number}} y ya lo estamos mirando. Le escribiré con lo que veamos o con lo que necesitemos de ustedes.\n\n{{agent.name}}\n{{agent.company}}",
    },
    {
      title: "Necesitamos los registros",
      body: "Hola, {{contact.name}}:\n\nPara seguir con «{{ticket.subject}}» necesitamos:\n\n1. La hora a la que ocurrió por última vez, con la zona horaria.\n2. Los registros de {{product}} desde diez minutos antes hasta diez después.\n3. Qué se cambió ese día, aunque parezca que no tiene relación.\n\nQuite antes de los ficheros las contraseñas y las claves, por favor.\n\n{{agent.name}}",
    },
    {
      title: "¿Ha quedado resuelto?",
      body: "Hola, {{contact.name}}:\n\nPor nuestra parte el caso {{ticket.number}} está resuelto. Pruébelo, por favor, y díganos; si vuelve a ocurrir, responda aquí y seguimos donde lo dejamos.\n\n{{agent.name}}",
    },
  ],
};

/** What goes for one product. */
const ofProduct: Record<string, DemoReply[]> = {
  opennebula: [
    {
      title: "State of the hosts",
      product: "opennebula",
      body: "Please send us what these two say on the front-end:\n\n```\nonehost list\nonevm list --no-pager\n```\n\nand `/var/log/one/oned.log` of the last hour.\n\n{{agent.name}}",
    },
  ],
};

/** The replies that the vendor and its partners share, worded by who leads their desks. */
export async function writeReplies({ tx, tenantId, workspace }: Seeding): Promise<void> {
  const { slug } = workspace;
  const leads = await tx.membership.findMany({
    where: { tenantId, roles: { hasSome: ["vendor_support_manager", "partner_support_manager"] } },
    orderBy: [{ orgId: "asc" }, { id: "asc" }],
    select: { orgId: true, person: { select: { id: true, name: true } } },
  });
  const first = new Map<string, (typeof leads)[number]>();
  for (const lead of leads) if (!first.has(lead.orgId)) first.set(lead.orgId, lead);
  const replies = [
    ...(["en", "es"] as const).flatMap(locale => everywhere[locale].map(one => ({ ...one, locale }))),
    ...(ofProduct[slug] ?? []).map(one => ({ ...one, locale: "en" as const })),
  ];
  await tx.savedReply.createMany({
    data: [...first.values()].flatMap(({ orgId, person }) =>
      replies.map(({ title, body, locale, product }) => ({
        tenantId,
        id: seedId(slug, "saved-reply", orgId, locale, title),
        title,
        body,
        locale,
        productId: product ? ids.product(slug, product) : null,
        seenBy: orgId,
        orgId,
        ownerId: person.id,
        ownerName: person.name,
      })),
    ),
  });
}
