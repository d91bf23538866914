import type { Progress } from "#lib/domain/tickets/features.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { definitionsOf, ids } from "../definitions.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

type DemoFeature = {
  product: string;
  en: [title: string, text: string];
  es: [title: string, text: string];
  progress?: Progress;
  release?: string;
  reason?: { en: string; es: string };
  /** So many companies have voted; the partners among them first. */
  votes: number;
  /** Beginnings of the subjects of cases that ask for it: those still open, and earlier ones that wished for it outright. */
  cases?: string[];
};

const featuresOf: Record<string, DemoFeature[]> = {
  opennebula: [
    {
      product: "opennebula",
      en: [
        "A warning before a quota is reached",
        "At a share the administrator sets, by mail and in Sunstone.",
      ],
      es: [
        "Un aviso antes de alcanzar una cuota",
        "Al porcentaje que fije el administrador, por correo y en Sunstone.",
      ],
      progress: "planned",
      release: "8.0",
      votes: 5,
      cases: ["Please add a warning before a quota is reached"],
    },
    {
      product: "opennebula",
      en: [
        "Draining a host shows what still runs on it",
        "A list that shrinks, with the time each machine will take.",
      ],
      es: [
        "Al vaciar un host se ve lo que aún ejecuta",
        "Una lista que mengua, con el tiempo que tardará cada máquina.",
      ],
      votes: 3,
      cases: ["How do we drain a host without stopping its machines?"],
    },
    {
      product: "opennebula",
      en: ["Backups that go on where they stopped", "An interrupted backup of a large image resumes."],
      es: ["Copias que siguen donde se quedaron", "Una copia interrumpida de una imagen grande se reanuda."],
      progress: "released",
      release: "7.2",
      votes: 4,
      cases: ["Backup of 2 TB images stops at 98 %"],
    },
  ],
  emma: [
    {
      product: "emma",
      en: ["A notice before an exception ends", "To who asked for it and to the operator, some days ahead."],
      es: [
        "Aviso antes de que caduque una excepción",
        "A quien la pidió y al operador, con días de antelación.",
      ],
      progress: "planned",
      release: "5.0",
      votes: 4,
      cases: ["Aviso antes de que caduque una excepción"],
    },
    {
      product: "emma",
      en: ["Colours of one’s own on the dashboards", "Each unit with its own palette."],
      es: ["Colores propios en los cuadros de mando", "Cada unidad con su paleta."],
      progress: "declined",
      reason: {
        en: "Colour says the state of a node; a free palette would hide it.",
        es: "El color dice el estado de un nodo; una paleta libre lo ocultaría.",
      },
      votes: 1,
    },
  ],
  ecm: [
    {
      product: "sigap",
      en: [
        "Attaching a plan to an official letter from the phone",
        "Photograph or file, straight into the draft.",
      ],
      es: ["Adjuntar un plano al oficio desde el celular", "Foto o archivo, directo al borrador."],
      votes: 2,
      cases: ["Poder adjuntar un plano al oficio desde el celular"],
    },
    {
      product: "sigap",
      en: ["Signing several letters at once", "A list, one signature, with each letter readable before."],
      es: ["Firmar varios oficios a la vez", "Una lista y una sola firma, con cada oficio legible antes."],
      votes: 3,
      cases: ["e-firma: el sello de tiempo tarda más de un minuto"],
    },
  ],
};

/** What customers and partners wish for (T6): published, with votes of companies that may read it. */
export async function writeFeatures(s: Seeding): Promise<void> {
  for (const one of featuresOf[s.workspace.slug] ?? []) await writeFeature(s, one);
}

async function writeFeature(s: Seeding, one: DemoFeature): Promise<void> {
  const { tx, tenantId, now } = s;
  const { slug, vendor } = s.workspace;
  const product = definitionsOf[slug]?.products.find(of => of.key === one.product);
  if (!product) throw new Error(`${slug}: ${one.en[0]}`);
  const productId = ids.product(slug, product.key);
  const number = `${product.ticketPrefix}-F${await nextNumber(tx, tenantId, `feature:${product.ticketPrefix}`, 101)}`;
  const id = seedId(slug, "feature", one.en[0]);
  const at = new Date(now.getTime() - 20 * 86_400_000);
  await tx.feature.create({
    data: {
      tenantId,
      id,
      number,
      productId,
      state: "published",
      titleEn: one.en[0],
      textEn: one.en[1],
      titleEs: one.es[0],
      textEs: one.es[1],
      progress: one.progress ?? "considered",
      release: one.release ?? null,
      reasonEn: one.reason?.en ?? "",
      reasonEs: one.reason?.es ?? "",
      publishedAt: at,
      createdBy: vendor.people.find(person => person.roles.includes("vendor_support"))?.name ?? vendor.name,
      createdAt: at,
      updatedAt: at,
    },
  });
  // Customers under contract for the product, and the partners that serve them.
  const contacts = await tx.authorisedContact.findMany({
    where: {
      tenantId,
      removedAt: null,
      contract: { signedOn: { not: null }, systems: { some: { productId } } },
    },
    orderBy: [{ personName: "asc" }, { id: "asc" }],
  });
  const companies = new Map(contacts.map(contact => [contact.customerOrgId, contact]));
  const orgs = await tx.organisation.findMany({ where: { tenantId } });
  const name = (orgId: string) => orgs.find(org => org.id === orgId)?.name ?? "";
  const voters = [...new Set([...companies.values()].flatMap(contact => contact.partnerOrgId ?? []))].map(
    orgId => ({
      orgId,
      partnerOrgId: orgId,
      customerOrgId: null as string | null,
      byId: orgId,
      byName: name(orgId),
    }),
  );
  const customers = [...companies].map(([orgId, contact]) => ({
    orgId,
    partnerOrgId: null as string | null,
    customerOrgId: orgId,
    byId: contact.personId,
    byName: contact.personName,
  }));
  const half = Math.min(voters.length, Math.floor(one.votes / 2));
  await tx.featureVote.createMany({
    data: [...voters.slice(0, half), ...customers.slice(0, one.votes - half)].map(voter => ({
      tenantId,
      featureId: id,
      orgName: name(voter.orgId),
      at,
      ...voter,
    })),
  });
  await linkCases(s, id, productId, one.cases ?? []);
}

/** That cases ask for a wish, said by who has them. */
async function linkCases(s: Seeding, featureId: string, productId: string, starts: string[]): Promise<void> {
  const { tx, tenantId, now } = s;
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId,
      productId,
      mergedIntoId: null,
      AND: [
        { OR: starts.map(start => ({ subject: { startsWith: start } })) },
        { OR: [{ state: { not: "closed" } }, { kind: "feature_request" }] },
      ],
    },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  await tx.featureCase.createMany({
    data: tickets.map((ticket, index) => ({
      tenantId,
      featureId,
      ticketId: ticket.id,
      partnerOrgId: ticket.partnerOrgId,
      customerOrgId: ticket.customerOrgId,
      byName: ticket.assigneeName ?? ticket.servedByName,
      at: new Date(Math.max(ticket.openedAt.getTime(), now.getTime() - (index + 1) * 86_400_000)),
    })),
  });
}
