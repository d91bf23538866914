import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { differencesIn } from "#lib/domain/programmes/differences.ts";
import { cut, PARTS } from "#lib/domain/programmes/draft.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { parseCalendar } from "#lib/features/plans/calendar.ts";
import { parseSupportPlan } from "#lib/features/plans/definition.ts";
import { parseProgrammeDefinition } from "#lib/features/programmes/definition.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { madridHours, mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { ecmPlans } from "#prisma/seed/ecm/plans.ts";
import { emmaProgrammeAtFirst, emmaProgrammeInDraft } from "#prisma/seed/emma/earlier.ts";
import { emmaPlans } from "#prisma/seed/emma/plan.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaPlans } from "#prisma/seed/opennebula/plans.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { ecmProducts, emmaProducts, openNebulaProducts, type ProductSeed } from "#prisma/seed/products.ts";
import { writeCalendarWork } from "./calendars.ts";
import { seedId } from "./ids.ts";
import { writePlanWork } from "./plans.ts";
import type { Seeding } from "./types.ts";

type ProgrammeSeed = {
  slug: string;
  definition: ProgrammeDefinition;
  /** What the first version said, where it was another one. */
  atFirst?: { definition: ProgrammeDefinition; note: string; changed: string };
  /** What the vendor is changing it into. */
  draft?: { definition: ProgrammeDefinition; by: readonly [string, string] };
};

type Definitions = {
  programmes: ProgrammeSeed[];
  plans: SupportPlanDefinition[];
  calendars: BusinessCalendar[];
  products: ProductSeed[];
};

/** What each shipped workspace brings, as data (DOMAIN, first table). */
export const definitionsOf: Record<string, Definitions> = {
  emma: {
    programmes: [
      {
        slug: "partner",
        definition: emmaProgramme,
        atFirst: {
          definition: emmaProgrammeAtFirst,
          note: "Primera edición del programa.",
          changed: "Más plazo para reparar, aviso a 90 días y material de administración para el nivel 2.",
        },
        draft: { definition: emmaProgrammeInDraft, by: ["Irene Pons", "Carmen Rueda"] },
      },
    ],
    plans: emmaPlans,
    calendars: [madridHours, roundTheClockIn("Europe/Madrid")],
    products: emmaProducts,
  },
  opennebula: {
    programmes: [{ slug: "solution-provider", definition: openNebulaProgramme }],
    plans: openNebulaPlans,
    calendars: [madridHours, roundTheClockIn("Europe/Madrid")],
    products: openNebulaProducts,
  },
  ecm: {
    programmes: [],
    plans: ecmPlans,
    calendars: [mexicoCityHours, roundTheClockIn("America/Mexico_City")],
    products: ecmProducts,
  },
};

const json = (value: unknown) => value as Prisma.InputJsonValue;

export const ids = {
  programme: (slug: string, key: string) => seedId(slug, "programme", key),
  programmeVersion: (slug: string, key: string) => seedId(slug, "programme-version", key, "1"),
  plan: (slug: string, key: string) => seedId(slug, "plan", key),
  planVersion: (slug: string, key: string) => seedId(slug, "plan-version", key, "1"),
  product: (slug: string, key: string) => seedId(slug, "product", key),
};

/** Publishes programmes, plans, calendars and products, each checked by the schema that guards the editor. */
export async function writeDefinitions(s: Seeding): Promise<void> {
  const { tx, tenantId } = s;
  const slug = s.workspace.slug;
  const d = definitionsOf[slug];
  if (!d) throw new Error(`no definitions for ${slug}`);
  const effectiveFrom = fromPlainDate(addDays(s.today, -1100));
  const published = { effectiveFrom, publishedAt: effectiveFrom, publishedBy: s.workspace.legalName };
  for (const p of d.programmes) {
    const id = ids.programme(slug, p.definition.key);
    await tx.programme.create({ data: { tenantId, id, key: p.definition.key, slug: p.slug } });
    const of = { tenantId, programmeId: id };
    const id1 = ids.programmeVersion(slug, p.definition.key);
    const first = json(parseProgrammeDefinition(p.atFirst?.definition ?? p.definition));
    await tx.programmeVersion.create({
      data: { ...of, id: id1, version: 1, definition: first, note: p.atFirst?.note ?? "", ...published },
    });
    if (p.atFirst) {
      const id2 = seedId(slug, "programme-version", p.definition.key, "2");
      const definition = json(parseProgrammeDefinition(p.definition));
      const from = fromPlainDate(addDays(s.today, -700));
      await tx.programmeVersion.create({
        data: {
          ...of,
          id: id2,
          version: 2,
          definition,
          ...published,
          effectiveFrom: from,
          publishedAt: from,
          note: p.atFirst.changed,
        },
      });
    }
    if (p.draft) await writeDraft(s, id, p, p.draft);
  }
  for (const plan of d.plans) {
    const id = ids.plan(slug, plan.key);
    await tx.supportPlan.create({ data: { tenantId, id, key: plan.key } });
    await tx.supportPlanVersion.create({
      data: {
        tenantId,
        id: ids.planVersion(slug, plan.key),
        planId: id,
        version: 1,
        definition: json(parseSupportPlan(plan)),
        ...published,
      },
    });
  }
  for (const calendar of d.calendars) {
    await tx.businessCalendarVersion.create({
      data: {
        tenantId,
        id: seedId(slug, "calendar", calendar.key, String(calendar.version)),
        key: calendar.key,
        version: calendar.version,
        definition: json(parseCalendar(calendar)),
        ...published,
      },
    });
  }
  await writeCalendarWork(s);
  await writePlanWork(s);
  for (const product of d.products) {
    const id = ids.product(slug, product.key);
    await tx.product.create({
      data: {
        tenantId,
        id,
        key: product.key,
        name: product.name,
        ticketPrefix: product.ticketPrefix,
        modules: json(product.modules),
        partnerBenefits: product.partnerBenefits ?? [],
        packet: json(product.packet ?? {}),
      },
    });
  }
}

/** A draft begun from the last version: two people of the vendor are at it. */
async function writeDraft(
  s: Seeding,
  programmeId: string,
  p: ProgrammeSeed,
  { definition, by }: NonNullable<ProgrammeSeed["draft"]>,
): Promise<void> {
  const { tenantId } = s;
  const draftId = seedId(s.workspace.slug, "programme-draft", p.slug);
  const hours = (ago: number) => new Date(s.now.getTime() - ago * 3_600_000);
  const { key } = definition;
  await s.tx.programmeDraft.create({
    data: {
      tenantId,
      id: draftId,
      programmeId,
      key,
      slug: p.slug,
      baseVersion: p.atFirst ? 2 : 1,
      version: 6,
      createdBy: by[0],
      createdAt: hours(74),
    },
  });
  await s.tx.programmeDraftPart.createMany({
    data: PARTS.map(part => {
      const touched = differencesIn(part, cut(p.definition, part), cut(definition, part)).length > 0;
      return {
        tenantId,
        draftId,
        part,
        content: cut(definition, part) as unknown as Prisma.InputJsonObject,
        version: touched ? 2 : 1,
        savedBy: part === "rules" ? by[1] : by[0],
        savedAt: hours(part === "rules" ? 3 : touched ? 26 : 74),
      };
    }),
  });
}
