import type { Seeding } from "../types.ts";

/** Words of a subject, and the tag a desk gives such a case. */
const marks: Record<"en" | "es", [words: RegExp, tag: string][]> = {
  en: [
    [/ceph|datastore|image/i, "storage"],
    [/migrat/i, "migration"],
    [/network|address|vlan/i, "network"],
    [/backup/i, "backup"],
  ],
  es: [
    [/políti|regla|excepci/i, "política"],
    [/nodo|clúster/i, "alta disponibilidad"],
    [/red|vlan|puerto|radius/i, "red"],
    [/correo|firma|licencia|migra/i, "administración"],
    [/informe|cuadro|consulta/i, "informes"],
  ],
};
const planned = { en: "planned work", es: "trabajo planificado" };

/** Tags of the desks that work the open cases; the manufacturer's are other than its partners'. */
export async function writeTags({ tx, tenantId, workspace, now }: Seeding): Promise<void> {
  const locale = workspace.locale === "es" ? "es" : "en";
  const vendor = await tx.organisation.findFirst({ where: { tenantId, side: "vendor" } });
  const cases = await tx.ticket.findMany({ where: { tenantId, open: true }, orderBy: { id: "asc" } });
  const data = cases.flatMap(one => {
    const desk = one.partnerOrgId ?? vendor?.id;
    const holder = one.assigneeName;
    if (!desk || holder === null) return [];
    const names = marks[locale].filter(([words]) => words.test(one.subject)).map(([, tag]) => tag);
    if (one.kind === "request") names.push(planned[locale]);
    const own = names.slice(0, 2).map(name => ({ orgId: desk, name, byName: holder }));
    const maker =
      vendor && one.l3State === "accepted" && one.partnerOrgId !== null && one.l3AssigneeName !== null
        ? [
            {
              orgId: vendor.id,
              name: locale === "es" ? "reproducido" : "reproduced",
              byName: one.l3AssigneeName,
            },
          ]
        : [];
    return [...own, ...maker].map(tag => ({ tenantId, ticketId: one.id, at: now, ...tag }));
  });
  await tx.ticketTag.createMany({ data });
}
