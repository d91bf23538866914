import { type Course, emptyText, type KnowledgeContent, writtenIn } from "#lib/domain/knowledge/item.ts";
import { gateOf } from "#lib/domain/knowledge/reader.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { ids } from "../definitions.ts";
import { seededRandom, seedId } from "../ids.ts";
import { personId } from "../people.ts";
import type { DemoPerson, Seeding } from "../types.ts";
import { ecmKnowledge } from "./ecm.ts";
import { emmaKnowledge } from "./emma.ts";
import { openNebulaKnowledge } from "./opennebula.ts";
import type { DemoKnowledge } from "./types.ts";

const knowledgeOf: Record<string, DemoKnowledge[]> = {
  ecm: ecmKnowledge,
  emma: emmaKnowledge,
  opennebula: openNebulaKnowledge,
};
const FIRST = 1001;
const json = (value: unknown) => value as Prisma.InputJsonObject;
const ago = (s: Seeding, days: number): Date => new Date(s.now.getTime() - days * 86_400_000 - 5_400_000);

/** Alerts, known problems and articles, tied to the cases they came from; some read, and a few weeks of suggestions (S10, S18). */
export async function writeKnowledge(s: Seeding): Promise<void> {
  const all = knowledgeOf[s.workspace.slug] ?? [];
  for (const [n, one] of all.entries()) await writeOne(s, `KB-${FIRST + n}`, one);
  if (all.length > 0)
    await s.tx.counter.create({
      data: { tenantId: s.tenantId, name: "knowledge", value: FIRST + all.length - 1 },
    });
  await writeReads(s);
  await writeSuggestions(s);
}

/** Who writes and who reads it first: people of the vendor's support. */
function authors(s: Seeding): { writer: DemoPerson; publisher: DemoPerson } {
  const { people } = s.workspace.vendor;
  const support = people.filter(p => p.roles.some(role => role.startsWith("vendor_support")));
  const writer = support[0] ?? people[0];
  const publisher = support.find(p => p !== writer) ?? people.find(p => p !== writer) ?? writer;
  if (!writer || !publisher) throw new Error(`${s.workspace.slug}: nobody writes`);
  return { writer, publisher };
}

const contentOf = (s: Seeding, one: DemoKnowledge, course: Course | undefined): KnowledgeContent => ({
  audience: one.audience,
  severity: one.severity ?? null,
  course: course ?? null,
  productId: one.product ? ids.product(s.workspace.slug, one.product) : null,
  ranges: (one.ranges ?? []).map(({ from, to = "", fixedIn = "" }) => ({ from, to, fixedIn })),
  mustRead: one.mustRead ?? false,
  texts: { en: { ...emptyText(), ...one.en }, es: { ...emptyText(), ...one.es } },
});

async function writeOne(s: Seeding, number: string, one: DemoKnowledge): Promise<void> {
  const { tx, tenantId } = s;
  const { writer, publisher } = authors(s);
  const id = seedId(s.workspace.slug, "knowledge", number);
  const content = contentOf(s, one, one.course);
  const gate = gateOf(content);
  const updates = one.updates ?? [];
  const edition = one.draft ? 0 : updates.length + 1;
  const out = ago(s, one.publishedAgo);
  const last = ago(s, updates.at(-1)?.ago ?? one.publishedAgo);
  await tx.knowledgeItem.create({
    data: {
      tenantId,
      id,
      number,
      kind: one.kind,
      createdById: personId(s, s.workspace.vendor, writer.key),
      createdBy: writer.name,
      createdAt: out,
      changedAt: last,
      severity: content.severity,
      course: content.course,
      productId: content.productId,
      ranges: json(content.ranges),
      ...(one.draft
        ? {}
        : {
            state: "published",
            audience: one.audience,
            gate,
            mustRead: content.mustRead,
            edition,
            toldEdition: edition,
            publishedAt: out,
          }),
    },
  });
  await linkCases(s, id, one.cases ?? []);
  if (one.draft) {
    await tx.knowledgeDraft.create({
      data: {
        tenantId,
        itemId: id,
        state: one.draft,
        content: json(content),
        authors: [personId(s, s.workspace.vendor, writer.key)],
        savedBy: writer.name,
        savedAt: out,
        ...(one.draft === "in_review" ? { submittedBy: writer.name, submittedAt: out } : {}),
      },
    });
    return;
  }
  for (const locale of writtenIn(content.texts))
    await tx.knowledgeText.create({
      data: { tenantId, itemId: id, locale, ...content.texts[locale], state: "published", gate },
    });
  const editions = [
    { at: out, course: updates[0]?.before ?? one.course, en: "", es: "", reason: "first" },
    ...updates.map((update, i) => ({
      at: ago(s, update.ago),
      course: updates[i + 1]?.before ?? one.course,
      en: update.en,
      es: update.es,
      reason: "course",
    })),
  ];
  for (const [i, said] of editions.entries()) {
    await tx.knowledgeEdition.create({
      data: {
        tenantId,
        itemId: id,
        edition: i + 1,
        content: json(contentOf(s, one, said.course)),
        reasons: [said.reason],
        writtenBy: writer.name,
        publishedBy: publisher.name,
        publishedAt: said.at,
      },
    });
    await tx.knowledgeChange.create({
      data: {
        tenantId,
        itemId: id,
        edition: i + 1,
        noteEn: said.en,
        noteEs: said.es,
        substantial: true,
        at: said.at,
        state: "published",
        gate,
      },
    });
  }
}

async function linkCases(s: Seeding, itemId: string, subjects: readonly string[]): Promise<void> {
  const { tx, tenantId } = s;
  const tickets = await tx.ticket.findMany({ where: { tenantId, subject: { in: [...subjects] } } });
  for (const ticket of tickets)
    await tx.knowledgeTicket.create({
      data: {
        tenantId,
        itemId,
        ticketId: ticket.id,
        partnerOrgId: ticket.partnerOrgId,
        customerOrgId: ticket.customerOrgId,
        linkedBy: authors(s).writer.name,
      },
    });
}

/** About half of the readers have opened what is older than a week; of what is to be confirmed some have said so. */
async function writeReads(s: Seeding): Promise<void> {
  const { tx, tenantId } = s;
  const chance = seededRandom(`${s.workspace.slug} knowledge read`);
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, state: "published", audience: { in: ["public", "entitled"] } },
    orderBy: { number: "asc" },
  });
  const people = await tx.membership.findMany({
    where: { tenantId, side: { in: ["customer", "partner"] } },
    orderBy: { id: "asc" },
    select: { personId: true },
    take: 40,
  });
  for (const item of items)
    for (const { personId: reader } of people) {
      const opened = chance.next() < (item.mustRead ? 0.4 : 0.5);
      if (!opened || item.changedAt > ago(s, 1)) continue;
      const confirmed = item.mustRead && chance.next() < 0.7;
      await tx.knowledgeRead.create({
        data: {
          tenantId,
          itemId: item.id,
          personId: reader,
          edition: item.edition,
          at: item.changedAt,
          confirmedEdition: confirmed ? item.edition : null,
          confirmedAt: confirmed ? item.changedAt : null,
        },
      });
    }
}

/** Six weeks of cases begun: what was suggested, and whether it helped. */
async function writeSuggestions(s: Seeding): Promise<void> {
  const { tx, tenantId } = s;
  const chance = seededRandom(`${s.workspace.slug} knowledge suggested`);
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, state: "published", audience: { in: ["public", "entitled"] } },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const people = await tx.membership.findMany({
    where: { tenantId, side: "customer" },
    orderBy: { id: "asc" },
    select: { personId: true },
    take: 20,
  });
  if (items.length === 0 || people.length === 0) return;
  const rows: Prisma.KnowledgeSuggestionCreateManyInput[] = [];
  for (let n = 0; n < 36; n += 1) {
    const shownAt = ago(s, chance.int(0, 42));
    const sessionId = seedId(s.workspace.slug, "suggested", String(n));
    const about = { tenantId, sessionId, personId: chance.pick(people).personId, side: "customer", shownAt };
    const first = chance.pick(items).id;
    const opened = chance.next() < 0.6 ? shownAt : null;
    const solved = opened && chance.next() < 0.5 ? shownAt : null;
    const caseAt = !solved && chance.next() < 0.7 ? shownAt : null;
    rows.push({ ...about, itemId: first, openedAt: opened, solvedAt: solved, caseAt });
    const second = chance.pick(items).id;
    if (second !== first) rows.push({ ...about, itemId: second, caseAt });
  }
  await tx.knowledgeSuggestion.createMany({ data: rows });
}
