import type { RuleAction } from "#lib/domain/automation/actions.ts";
import type { Rule } from "#lib/domain/automation/rule.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

type Lead = { orgId: string; side: string; personId: string; name: string };
type DemoRule = Rule & { key: string; name: { en: string; es: string }; active: boolean };

/** What a desk has its cases do by themselves. `lead` is whom they are pointed out to, `engineer` who takes the questions. */
const rulesOf = (lead: Lead, engineer: string | undefined, es: boolean): DemoRule[] => {
  const note = (en: string, spanish: string): RuleAction => ({ type: "note", text: es ? spanish : en });
  return [
    {
      key: "night",
      name: { en: "Critical outside business hours", es: "Crítico fuera de horario" },
      active: true,
      trigger: "opened",
      match: "all",
      conditions: [
        { field: "priority", not: false, values: ["P1"] },
        { field: "hours", not: false, values: ["closed"] },
      ],
      actions: [
        { type: "notify", personId: lead.personId },
        note(
          "Opened outside business hours. Whoever is on call takes it and calls {{contact.name}} first.",
          "Abierto fuera de horario. Quien esté de guardia lo toma y llama primero a {{contact.name}}.",
        ),
      ],
    },
    {
      key: "questions",
      name: { en: "Questions to one person", es: "Consultas a una persona" },
      active: true,
      trigger: "opened",
      match: "all",
      conditions: [{ field: "kind", not: false, values: ["question", "request"] }],
      actions: [{ type: "assign", personId: engineer ?? lead.personId }],
    },
    {
      key: "due",
      name: { en: "Soon due and nobody has it", es: "A punto de vencer y sin nadie" },
      active: true,
      trigger: "due_soon",
      match: "all",
      conditions: [{ field: "holder", not: false, values: ["nobody"] }],
      actions: [
        { type: "assign", personId: lead.personId },
        { type: "notify", personId: lead.personId },
      ],
    },
    {
      key: "upgrade",
      name: { en: "Follow upgrades", es: "Seguir las actualizaciones" },
      active: false,
      trigger: "opened",
      match: "any",
      conditions: [
        { field: "subject", not: false, values: ["upgrade", "migration", "actualización", "migración"] },
      ],
      actions: [{ type: "follow", personId: lead.personId }],
    },
  ];
};

/** The rules of the vendor's desk and its partners', worded by who leads each. */
export async function writeRules({ tx, tenantId, workspace }: Seeding): Promise<void> {
  const { slug } = workspace;
  const members = await tx.membership.findMany({
    where: {
      tenantId,
      roles: {
        hasSome: ["vendor_support", "partner_support", "vendor_support_manager", "partner_support_manager"],
      },
    },
    orderBy: [{ orgId: "asc" }, { id: "asc" }],
    select: { orgId: true, side: true, roles: true, person: { select: { id: true, name: true } } },
  });
  const leads = new Map<string, Lead>();
  const engineers = new Map<string, string>();
  for (const { orgId, side, roles, person } of members) {
    const leading = roles.some(role => role.endsWith("_support_manager"));
    if (leading && !leads.has(orgId))
      leads.set(orgId, { orgId, side, personId: person.id, name: person.name });
    if (!leading && !engineers.has(orgId)) engineers.set(orgId, person.id);
  }
  const es = workspace.locale === "es";
  for (const lead of leads.values())
    for (const [i, rule] of rulesOf(lead, engineers.get(lead.orgId), es).entries()) {
      const id = seedId(slug, "rule", lead.orgId, rule.key);
      const content = {
        name: es ? rule.name.es : rule.name.en,
        active: rule.active,
        trigger: rule.trigger,
        match: rule.match,
        conditions: rule.conditions as unknown as Prisma.InputJsonArray,
        actions: rule.actions as unknown as Prisma.InputJsonArray,
      };
      await tx.ticketRule.createMany({
        data: [
          {
            tenantId,
            id,
            orgId: lead.orgId,
            side: lead.side,
            position: i + 1,
            changedById: lead.personId,
            changedByName: lead.name,
            ...content,
          },
        ],
      });
      await tx.ticketRuleVersion.createMany({
        data: [{ tenantId, ruleId: id, version: 1, orgId: lead.orgId, content, byName: lead.name }],
      });
    }
}
