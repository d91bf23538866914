import { publicWording } from "#lib/domain/tickets/defects.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { definitionsOf, ids } from "../definitions.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

type DemoDefect = {
  product: string;
  title: string;
  description: string;
  versions: string[];
  /** The beginning of the subject of the cases that come from it. */
  cases: string[];
  fixedIn?: string;
  public: { en: [title: string, text: string]; es: [title: string, text: string] };
  workaround?: { en: string; es: string };
};

const defectsOf: Record<string, DemoDefect[]> = {
  opennebula: [
    {
      product: "opennebula",
      title: "Ceph driver keeps the watcher of the former frontend address",
      description:
        "`rbd` locks survive a change of the frontend’s address: the driver never asks the monitor to blocklist the old client. Seen at every site that moved its frontend after 7.0.",
      versions: ["7.0"],
      cases: ["Marketplace import hangs"],
      public: {
        en: [
          "Images stay locked after the frontend’s address changed",
          "An image on a Ceph datastore can stay in LOCKED when the frontend got another address.",
        ],
        es: [
          "Las imágenes quedan bloqueadas tras cambiar la dirección del frontend",
          "Una imagen en un datastore Ceph puede quedar en LOCKED cuando el frontend cambió de dirección.",
        ],
      },
      workaround: {
        en: "Run `rbd lock remove` for the image, then `oneimage unlock`.",
        es: "Ejecute `rbd lock remove` para la imagen y después `oneimage unlock`.",
      },
    },
    {
      product: "opennebula",
      title: "Monitor drops libvirt event 4129",
      description: "The event loop knows ids up to 4128; libvirt 10.2 added one. The poll then ends early.",
      versions: ["6.10", "7.0"],
      cases: ["Live migration leaves"],
      public: {
        en: [
          "Machines stay in MIGRATE between hosts with different libvirt versions",
          "The machine runs on its new host; only the state shown is wrong.",
        ],
        es: [
          "Las máquinas quedan en MIGRATE entre hosts con versiones distintas de libvirt",
          "La máquina funciona en su host nuevo; solo el estado que se muestra es incorrecto.",
        ],
      },
    },
  ],
  emma: [
    {
      product: "emma",
      title: "El reinicio restaura la cadena de certificados del instalador",
      description:
        "`policyd` arranca con la copia de la CA que dejó el instalador y descarta la renovada. Solo en nodos reinstalados.",
      versions: ["4.0", "4.1"],
      cases: ["No se despliega la política", "Clúster: el nodo secundario"],
      public: {
        en: [
          "A reinstalled node refuses the policy after a restart",
          "After a restart the node goes back to its first certificate chain.",
        ],
        es: [
          "Un nodo reinstalado rechaza la política tras reiniciarse",
          "Al reiniciarse, el nodo vuelve a su primera cadena de certificados.",
        ],
      },
      workaround: {
        en: "Run `emma-node trust --persist` on the node.",
        es: "Ejecute `emma-node trust --persist` en el nodo.",
      },
    },
  ],
  ecm: [
    {
      product: "sigap",
      title: "El índice guarda dos veces el folio al reindexar",
      description: "La reindexación no borra la entrada anterior cuando el folio cambia de mayúsculas.",
      versions: [],
      cases: ["La búsqueda por folio"],
      public: {
        en: [
          "A search by folio shows results twice",
          "The documents exist once; only the index repeats them.",
        ],
        es: [
          "La búsqueda por folio repite resultados",
          "Los documentos existen una sola vez; es el índice el que los repite.",
        ],
      },
      workaround: {
        en: "Rebuild the index from Administration › Indexes.",
        es: "Reconstruya el índice desde Administración › Índices.",
      },
    },
  ],
};

/** Faults of the products that several cases come from (T3, S18): each party reads the public words on its own. */
export async function writeDefects(s: Seeding): Promise<void> {
  for (const one of defectsOf[s.workspace.slug] ?? []) await writeDefect(s, one);
}

async function writeDefect(s: Seeding, one: DemoDefect): Promise<void> {
  const { tx, tenantId } = s;
  const { slug, vendor } = s.workspace;
  const product = definitionsOf[slug]?.products.find(of => of.key === one.product);
  if (!product) throw new Error(`${slug}: ${one.title}`);
  const productId = ids.product(slug, product.key);
  const number = `${product.ticketPrefix}-D${await nextNumber(tx, tenantId, `defect:${product.ticketPrefix}`, 101)}`;
  const id = seedId(slug, "defect", one.title);
  const engineer = vendor.people.find(person => person.roles.includes("vendor_support"));
  const at = new Date(s.now.getTime() - 5 * 86_400_000);
  const { en, es } = one.public;
  const facts = { state: one.fixedIn ? ("fixed" as const) : ("open" as const), fixedIn: one.fixedIn ?? null };
  await tx.defect.create({
    data: {
      tenantId,
      id,
      number,
      productId,
      title: one.title,
      description: one.description,
      versions: one.versions,
      ...facts,
      titleEn: en[0],
      titleEs: es[0],
      textEn: en[1],
      textEs: es[1],
      workaroundEn: one.workaround?.en ?? "",
      workaroundEs: one.workaround?.es ?? "",
      createdBy: engineer?.name ?? vendor.name,
      createdAt: at,
      updatedAt: at,
    },
  });
  const wording = publicWording({
    ...facts,
    reason: "",
    title: { en: en[0], es: es[0] },
    text: { en: en[1], es: es[1] },
    workaround: one.workaround ?? { en: "", es: "" },
  });
  const tickets = await tx.ticket.findMany({
    where: {
      tenantId,
      productId,
      state: { not: "closed" },
      OR: one.cases.map(start => ({ subject: { startsWith: start } })),
    },
  });
  await tx.defectCase.createMany({
    data: tickets.map(ticket => ({
      tenantId,
      defectId: id,
      ticketId: ticket.id,
      partnerOrgId: ticket.partnerOrgId,
      customerOrgId: ticket.customerOrgId,
      wording: (wording ?? Prisma.DbNull) as Prisma.InputJsonValue,
      at,
    })),
  });
}
