import type { PlanContent } from "#lib/domain/plans/content.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { daysOf, quarterOf, quartersFrom } from "#lib/domain/time/quarters.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { seedId } from "./ids.ts";
import { day, firstAdmin, moment, type PartnerSeeding } from "./partner-paper.ts";

const managerOf = (s: PartnerSeeding) =>
  s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"))?.name ?? "";

/** Small differences from one company to the next, the same at every seed. */
const turn = (s: PartnerSeeding): number => s.partner.org.key.length % 3;

/** A plan of four quarters in the workspace's language, with figures that a company of this kind would give. */
function contentOf(s: PartnerSeeding, ago: number): PlanContent {
  const es = s.workspace.locale === "es";
  const from = quarterOf(addDays(s.today, -ago));
  const quarters = quartersFrom(from, 4);
  const n = turn(s);
  const figures = (...values: number[]) =>
    Object.fromEntries(quarters.map((quarter, i) => [quarter, values[i] ?? null]));
  const last = (quarter: string, back: number) => addDays(daysOf(quarter).to, -back);
  const owner = firstAdmin(s).name;
  const second = s.partner.org.people[1]?.name ?? owner;
  const [q1, q2, q3, q4] = quarters as [string, string, string, string];
  return {
    period: { from, quarters: 4 },
    market: {
      text: es
        ? "Administraciones locales y sanidad de la región, donde ya somos proveedor de redes y nos conocen los equipos de sistemas."
        : "Hospitals, universities and mid-sized industry in the region, most with a machine room of their own and a renewal due within two years.",
      items: [
        {
          key: "public",
          name: es ? "Ayuntamientos y diputaciones" : "Universities and colleges",
          size: 60 + 20 * n,
          note: es ? "Con más de 500 puestos." : "With at least 40 hosts.",
        },
        { key: "health", name: es ? "Hospitales" : "Hospitals", size: 24 + 4 * n, note: "" },
      ],
    },
    offers: {
      text: "",
      items: [
        {
          key: "turnkey",
          name: es ? "Implantación llave en mano" : "A turnkey cloud",
          note: es
            ? "Del dimensionamiento a la entrega, en ocho semanas."
            : "From sizing to handover in eight weeks.",
        },
        {
          key: "support",
          name: es ? "Operación y soporte de niveles 1 y 2" : "Operation, and support at levels 1 and 2",
          note: es ? "Por mensualidades." : "By the month.",
        },
      ],
    },
    targets: {
      text: "",
      items: [
        {
          key: "projects",
          name: es ? "Proyectos contratados" : "New customers",
          unit: es ? "proyectos" : "customers",
          adds: true,
          figures: figures(1, 1, 1 + n, 2),
        },
        {
          key: "revenue",
          name: es ? "Facturación de servicios" : "Revenue from services",
          unit: "EUR",
          adds: true,
          figures: figures(20_000, 30_000, 45_000, 60_000 + 5_000 * n),
        },
        {
          key: "team",
          name: es ? "Especialistas en plantilla" : "Specialists on the team",
          unit: es ? "personas" : "people",
          adds: false,
          figures: figures(3, 3, 4, 4 + n),
        },
      ],
    },
    actions: {
      text: "",
      items: [
        {
          key: "openday",
          name: es ? "Jornada con clientes y demostración" : "Open day with a demonstration",
          owner,
          quarter: q1,
          dueOn: last(q1, 20),
        },
        {
          key: "training",
          name: es ? "Certificar a dos especialistas más" : "Two more specialists certified",
          owner: second,
          quarter: q2,
          dueOn: last(q2, 10),
        },
        {
          key: "case",
          name: es ? "Caso de éxito conjunto" : "A joint case study",
          owner: second,
          quarter: q3,
          dueOn: null,
        },
        {
          key: "fair",
          name: es ? "Presencia en el encuentro regional de seguridad" : "A stand at the autumn conference",
          owner,
          quarter: q4,
          dueOn: null,
        },
      ],
    },
  };
}

/** The business plan (P2, P10) of one partner: handed in, or validated and under way with what was reached and said. */
export async function writeBusinessPlan(s: PartnerSeeding): Promise<void> {
  const p = s.partner.partnership;
  const ago = p?.planAgo ?? p?.planSubmittedAgo;
  if (!p || ago === undefined) return;
  const validated = p.planAgo !== undefined;
  const year = Number(addDays(s.today, -ago).slice(0, 4));
  const es = s.workspace.locale === "es";
  const id = seedId(s.workspace.slug, "plan", s.partner.org.key);
  const content = contentOf(s, ago);
  await s.tx.businessPlan.create({
    data: {
      tenantId: s.tenantId,
      id,
      partnershipId: s.partnershipId,
      partnerOrgId: s.orgId,
      title: es ? `Plan comercial ${year}–${year + 1}` : `Business plan ${year}–${year + 1}`,
      content,
      state: validated ? "validated" : "submitted",
      validFrom: validated ? day(s, ago) : null,
      submittedAt: moment(s, ago + (validated ? 6 : 0)),
      submittedBy: firstAdmin(s).name,
      decidedAt: validated ? moment(s, ago, 12) : null,
      decidedBy: validated ? managerOf(s) : null,
      createdAt: moment(s, ago + 12),
      changedAt: moment(s, ago + (validated ? 6 : 0)),
      changedBy: firstAdmin(s).name,
    },
  });
  if (validated) await writeRecords(s, id, content);
  await s.tx.planNote.create({
    data: {
      tenantId: s.tenantId,
      id: seedId(s.workspace.slug, "plan-note", s.partner.org.key),
      planId: id,
      partnerOrgId: s.orgId,
      part: "targets",
      body: es
        ? "¿La facturación del último trimestre cuenta con la renovación del hospital? Si es así, pónganlo en la nota."
        : "Does the last quarter's revenue count on the hospital's renewal? If so, say it in the note.",
      side: "vendor",
      authorId: seedId(s.workspace.slug, "plan-note-author", s.partner.org.key),
      authorName: managerOf(s),
      at: moment(s, Math.max(0, ago + (validated ? 4 : -1)), 16),
      ...(validated ? { resolvedAt: moment(s, ago, 11), resolvedBy: firstAdmin(s).name } : {}),
    },
  });
}

/** What was reached in the quarters that are over, a little under the plan here and over it there. */
async function writeRecords(s: PartnerSeeding, planId: string, content: PlanContent): Promise<void> {
  const base = {
    tenantId: s.tenantId,
    planId,
    partnershipId: s.partnershipId,
    partnerOrgId: s.orgId,
    side: "partner",
    authorId: firstAdmin(s).id,
    authorName: firstAdmin(s).name,
  };
  const idOf = (...of: string[]) => seedId(s.workspace.slug, "plan-record", s.partner.org.key, ...of);
  const es = s.workspace.locale === "es";
  for (const [i, quarter] of quartersFrom(content.period.from, content.period.quarters).entries()) {
    const { to } = daysOf(quarter);
    if (to >= s.today) break;
    const at = new Date(
      Math.min(fromPlainDate(addDays(to, 6)).getTime() + 36_000_000, s.now.getTime() - 60_000),
    );
    for (const target of content.targets.items) {
      const planned = target.figures[quarter] ?? 0;
      const share = [0.9, 1.1, 0.6, 1][(i + turn(s)) % 4] ?? 1;
      const value =
        target.key === "revenue" ? Math.round((planned * share) / 500) * 500 : Math.round(planned * share);
      await s.tx.planRecord.create({
        data: {
          ...base,
          id: idOf(target.key, quarter),
          kind: "target",
          itemKey: target.key,
          quarter,
          value,
          note:
            target.key === "projects" && share < 1
              ? es
                ? "Uno pasa al trimestre siguiente."
                : "One moves to the next quarter."
              : "",
          at,
        },
      });
    }
  }
  for (const [key, state] of [
    ["openday", "done"],
    ["training", "under_way"],
  ] as const) {
    const action = content.actions.items.find(one => one.key === key);
    if (!action || daysOf(action.quarter).from > s.today) continue;
    const done = addDays(action.dueOn ?? s.today, -4);
    await s.tx.planRecord.create({
      data: {
        ...base,
        id: idOf(key),
        kind: "action",
        itemKey: key,
        state: state === "done" && done < s.today ? "done" : "under_way",
        at: new Date(Math.min(fromPlainDate(done).getTime() + 39_600_000, s.now.getTime() - 60_000)),
      },
    });
  }
}
