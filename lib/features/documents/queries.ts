import { type MergeValues, merge } from "#lib/domain/agreements/fields.ts";
import { agreementKindOf, type ProgrammeSide } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { TemplateContent, TemplateDto, TemplatePageDto } from "./dto.ts";
import { mergeValues } from "./values.ts";

type Row = { id: string; kind: string; locale: string; version: number } & Content;
type Content = { title: string; body: string; firstSide: string; signDays: number; remindDays: number };

const contentOf = ({ title, body, firstSide, signDays, remindDays }: Content): TemplateContent => ({
  title,
  body,
  firstSide: firstSide as ProgrammeSide,
  signDays,
  remindDays,
});
const dto = (row: Row): TemplateDto => ({
  id: row.id,
  kind: row.kind,
  locale: row.locale,
  version: row.version,
  ...contentOf(row),
});

/** The newest text of a kind of document in each language there is one in. */
export async function templatesFor(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  kind: string,
): Promise<TemplateDto[]> {
  const rows = await tx.documentTemplate.findMany({
    where: { tenantId, programmeId, kind },
    orderBy: { version: "desc" },
    distinct: ["locale"],
  });
  return rows.map(dto).sort((a, b) => a.locale.localeCompare(b.locale));
}

export type TemplatePick = {
  programme?: string | undefined;
  kind?: string | undefined;
  locale?: string | undefined;
  /** A partner's slug. */
  partner?: string | undefined;
  /** An earlier version to look at. */
  version?: number | undefined;
};

const PARTNERS = 200;

/** Everything the page of the templates shows. Throws not_found for what isn't there; null: the workspace has no programme. */
export async function templatePage(
  tx: Tx,
  tenantId: string,
  pick: TemplatePick,
  reader: { locale: "en" | "es"; name: string },
  today: PlainDate,
): Promise<TemplatePageDto | null> {
  const programmes = await listProgrammes(tx, tenantId, today);
  const programme = pick.programme
    ? (programmes.find(p => p.slug === pick.programme) ?? notFoundRefusal())
    : programmes[0];
  if (!programme) return null;
  const { definition, programmeId } = programme;
  const kind = pick.kind
    ? (agreementKindOf(definition, pick.kind) ?? notFoundRefusal())
    : definition.agreements[0];
  if (!kind) return null;
  if (pick.locale !== undefined && pick.locale !== "en" && pick.locale !== "es") return notFoundRefusal();
  const published = await tx.documentTemplate.findMany({
    where: { tenantId, programmeId },
    orderBy: { version: "desc" },
    select: { kind: true, locale: true },
    distinct: ["kind", "locale"],
  });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const locale =
    pick.locale ??
    (published.find(p => p.kind === kind.key)?.locale as "en" | "es") ??
    (workspace?.locale as "en" | "es") ??
    "en";
  const where = { tenantId, programmeId, kind: kind.key, locale };
  const versions = await tx.documentTemplate.findMany({ where, orderBy: { version: "desc" } });
  const draft = await tx.documentTemplateDraft.findFirst({ where });
  const partners = await tx.partnership.findMany({
    where: { tenantId, programmeId, state: { not: "ended" } },
    orderBy: [{ orgName: "asc" }, { id: "asc" }],
    take: PARTNERS,
    select: { partnerOrgId: true },
  });
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: partners.map(p => p.partnerOrgId) } },
    select: { slug: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const older = pick.version === undefined ? null : versions.find(v => v.version === pick.version);
  if (older === undefined) return notFoundRefusal();
  const newest = versions[0];
  const empty: TemplateContent = {
    title: textIn(kind.title, locale),
    body: "",
    firstSide: "partner",
    signDays: 14,
    remindDays: 3,
  };
  const source = older ?? draft ?? newest;
  const content = source ? contentOf(source) : empty;
  const slug = pick.partner ?? orgs[0]?.slug;
  const preview = await previewOf(
    tx,
    tenantId,
    slug,
    { kind: kind.key, locale, body: content.body, reader: reader.name },
    today,
  );
  if (pick.partner !== undefined && preview === null) return notFoundRefusal();
  return {
    programmes: programmes.map(p => ({ id: p.slug, name: textIn(p.definition.name, reader.locale) })),
    kinds: definition.agreements.map(k => ({
      key: k.key,
      title: textIn(k.title, reader.locale),
      published: published.some(p => p.kind === k.key),
    })),
    programmeId,
    kind: kind.key,
    locale,
    content,
    draftVersion: draft?.version ?? 0,
    draft: draft ? { savedBy: draft.savedBy, savedAt: draft.savedAt.getTime() } : null,
    baseVersion: newest?.version ?? 0,
    versions: versions.map(v => ({
      version: v.version,
      publishedBy: v.publishedBy,
      publishedAt: v.publishedAt.getTime(),
      note: v.note,
    })),
    partners: orgs,
    preview,
  };
}

async function previewOf(
  tx: Tx,
  tenantId: string,
  slug: string | undefined,
  about: { kind: string; locale: "en" | "es"; body: string; reader: string },
  today: PlainDate,
): Promise<TemplatePageDto["preview"]> {
  const partnership = slug === undefined ? null : await findPartnership(tx, tenantId, { slug });
  const kind = partnership && agreementKindOf(partnership.programme.definition, about.kind);
  if (!partnership || !kind) return null;
  const admin = await tx.membership.findFirst({
    where: { tenantId, orgId: partnership.partnerOrgId, roles: { has: "partner_admin" }, validUntil: null },
    orderBy: { createdAt: "asc" },
    include: { person: { select: { name: true } } },
  });
  const values: MergeValues = await mergeValues(tx, tenantId, partnership, {
    kind,
    locale: about.locale,
    number: "…-AG-0000",
    startsOn: null,
    today,
    signers: { partner: admin ? [admin.person.name] : [], vendor: [about.reader] },
  });
  return { partner: slug ?? "", ...merge(about.body, values) };
}
