import {
  againstReader,
  type LibraryAudience,
  type LibraryReader,
  tierName,
} from "#lib/domain/library/audience.ts";
import { currentVersion, type LibraryKind, type LibraryState } from "#lib/domain/library/item.ts";
import { libraryPolicy } from "#lib/domain/policies/library.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { type BenefitKind, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { eitherText, textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type {
  LibraryAudienceDto,
  LibraryChoice,
  LibraryItemDto,
  LibraryLine,
  LibraryReaderLine,
  LibraryVersionDto,
} from "./dto.ts";
import { libraryReader, refusalWords } from "./reader.ts";
import { GIVEN_UNDER, PARTNER_ROLES, SUPPORT_LEVELS } from "./schema.ts";

const PAGE = 40;

export type ItemRow = Awaited<ReturnType<Tx["libraryItem"]["findFirstOrThrow"]>>;
export type VersionRow = Awaited<ReturnType<Tx["libraryVersion"]["findFirstOrThrow"]>>;

export const audienceOf = (row: ItemRow): LibraryAudience => ({
  benefit: row.benefit as BenefitKind | null,
  tiers: row.tiers,
  roles: row.roles,
  levels: row.levels,
});

export type Asked = { tx: Tx; actor: Actor; today: PlainDate };

/** The workspace's products by key, in the order of their names. */
export async function productNames(tx: Tx, tenantId: string): Promise<Map<string, string>> {
  const rows = await tx.product.findMany({ where: { tenantId }, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return new Map(rows.map(row => [row.key, row.name]));
}

/** Items as a list shows them to the actor; `reader` is null for the vendor. */
export async function linesOf(
  { tx, actor }: Asked,
  items: readonly ItemRow[],
  reader: LibraryReader | null,
  products: ReadonlyMap<string, string>,
): Promise<LibraryLine[]> {
  const { tenantId } = actor;
  const itemIds = items.map(item => item.id);
  const versions = await tx.libraryVersion.findMany({
    where: { tenantId, itemId: { in: itemIds }, state: "published" },
  });
  // The vendor counts people; a partner asks only after itself.
  const reads = await tx.libraryRead.groupBy({
    by: ["versionId"],
    where: {
      tenantId,
      itemId: { in: itemIds },
      ...(actor.side === "vendor" ? {} : { personId: actor.personId }),
    },
    _count: { _all: true },
  });
  const had = new Map(reads.map(read => [read.versionId, read._count._all]));
  return items.map(item => {
    const current = newestOf(versions.filter(v => v.itemId === item.id));
    const against = reader && againstReader(audienceOf(item), reader);
    return {
      id: item.id,
      kind: item.kind as LibraryKind,
      state: item.state as LibraryState,
      title: eitherText(item.titleEn, item.titleEs, actor.locale),
      product: item.productKey && (products.get(item.productKey) ?? item.productKey),
      current: current && {
        id: current.id,
        label: current.label,
        at: current.publishedAt?.getTime() ?? 0,
        media: current.media as "file" | "link",
        size: current.size,
      },
      isNew: actor.side === "partner" && current !== null && against === null && !had.has(current.id),
      refusal: against && refusalWords(against, actor.locale),
      readers: actor.side === "vendor" ? ((current && had.get(current.id)) ?? 0) : null,
    };
  });
}

const newestOf = (rows: readonly VersionRow[]): VersionRow | null => {
  const found = currentVersion(
    rows.map(row => ({
      row,
      state: row.state as LibraryState,
      publishedAt: row.publishedAt?.getTime() ?? null,
    })),
  );
  return found?.row ?? null;
};

/** An item as the actor may know of it; null: there is none for them. */
export async function findItem(tx: Tx, actor: Actor, itemId: string): Promise<ItemRow | null> {
  if (actor.side === "customer" || !isUuid(itemId)) return null;
  const row = await tx.libraryItem.findFirst({ where: { tenantId: actor.tenantId, id: itemId } });
  return row && libraryPolicy.read(actor, { state: row.state as LibraryState }) ? row : null;
}

/** One item with its versions and who may have it. Refuses what isn't there for the actor as "not found". */
export async function readItem({ tx, actor, today }: Asked, itemId: string): Promise<LibraryItemDto> {
  const row = (await findItem(tx, actor, itemId)) ?? notFoundRefusal();
  const { tenantId } = actor;
  const reader = await libraryReader(tx, actor, today);
  const [line] = await linesOf({ tx, actor, today }, [row], reader, await productNames(tx, tenantId));
  if (!line) return notFoundRefusal();
  const versions = await tx.libraryVersion.findMany({
    where: { tenantId, itemId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const mine = await tx.libraryRead.findMany({
    where: { tenantId, itemId, personId: actor.personId },
    select: { versionId: true, lastAt: true },
  });
  const had = new Map(mine.map(read => [read.versionId, read.lastAt.getTime()]));
  return {
    ...line,
    version: row.version,
    description: eitherText(row.descriptionEn, row.descriptionEs, actor.locale),
    audience: await audienceWords({ tx, actor, today }, row),
    versions: versions.map(v => versionDto(v, actor.locale, had.get(v.id) ?? null)),
  };
}

const versionDto = (v: VersionRow, locale: string, had: number | null): LibraryVersionDto => ({
  id: v.id,
  label: v.label,
  changes: eitherText(v.changesEn, v.changesEs, locale),
  media: v.media as "file" | "link",
  fileName: v.fileName,
  mediaType: v.mediaType,
  size: v.size,
  state: v.state as LibraryState,
  publishedAt: v.publishedAt?.getTime() ?? null,
  publishedBy: v.publishedBy,
  withdrawnAt: v.withdrawnAt?.getTime() ?? null,
  announcedAt: v.announcedAt?.getTime() ?? null,
  createdBy: v.createdBy,
  version: v.version,
  had,
});

async function audienceWords({ tx, actor, today }: Asked, row: ItemRow): Promise<LibraryAudienceDto> {
  const tiers = await tierChoices(tx, actor, today);
  return {
    benefit: row.benefit,
    tiers: row.tiers.map(key => tiers.find(tier => tier.value === key)?.label ?? key),
    roles: row.roles,
    levels: row.levels,
  };
}

/** The tiers of all programmes as an audience names them, with their words. */
export async function tierChoices(tx: Tx, actor: Actor, today: PlainDate): Promise<LibraryChoice[]> {
  const programmes = await listProgrammes(tx, actor.tenantId, today);
  return programmes.flatMap(({ definition }) =>
    tiersByRank(definition).map(tier => ({
      value: tierName(definition, tier.key),
      label:
        programmes.length > 1
          ? `${textIn(definition.name, actor.locale)}: ${textIn(tier.name, actor.locale)}`
          : textIn(tier.name, actor.locale),
    })),
  );
}

/** What the vendor's form chooses from. */
export async function libraryChoices(
  tx: Tx,
  actor: Actor,
  today: PlainDate,
): Promise<{ tiers: LibraryChoice[]; products: LibraryChoice[] }> {
  const products = await productNames(tx, actor.tenantId);
  return {
    tiers: await tierChoices(tx, actor, today),
    products: [...products].map(([value, label]) => ({ value, label })),
  };
}

/** Who fetched what of an item, the latest first: the vendor's alone to read. */
export async function readersOf(
  tx: Tx,
  actor: Actor,
  itemId: string,
  cursor: string | null,
): Promise<{ rows: LibraryReaderLine[]; next: string | null; people: number }> {
  if (!libraryPolicy.seeReaders(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const [at, id] = cursor?.split("_") ?? [];
  const beyond =
    at && /^\d{1,15}$/.test(at) && id && isUuid(id)
      ? Prisma.sql`AND (r.last_at, r.id) < (to_timestamp(${Number(at)}::double precision / 1000), ${id}::uuid)`
      : Prisma.empty;
  const rows = await tx.$queryRaw<
    (Omit<LibraryReaderLine, "first" | "last"> & { first: Date; last: Date })[]
  >`
    SELECT r.id, r.person_name AS person, r.org_name AS company, v.label, r.first_at AS first, r.last_at AS last, r.times
    FROM library_read r JOIN library_version v ON v.tenant_id = r.tenant_id AND v.id = r.version_id
    WHERE r.tenant_id = ${tenantId}::uuid AND r.item_id = ${itemId}::uuid ${beyond}
    ORDER BY r.last_at DESC, r.id DESC LIMIT ${PAGE + 1}`;
  const counted = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT person_id)::int AS n FROM library_read
    WHERE tenant_id = ${tenantId}::uuid AND item_id = ${itemId}::uuid`;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map(row => ({ ...row, first: row.first.getTime(), last: row.last.getTime() })),
    next: rows.length > PAGE && last ? `${last.last.getTime()}_${last.id}` : null,
    people: counted[0]?.n ?? 0,
  };
}

/** An item as its form shows it, with what there is to choose from. The caller has asked whether the actor may. */
export async function itemForEditing({ tx, actor, today }: Asked, itemId: string) {
  const row = (await findItem(tx, actor, itemId)) ?? notFoundRefusal();
  const { kind, titleEn, titleEs, descriptionEn, descriptionEs, tiers } = row;
  const roles = PARTNER_ROLES.filter(role => row.roles.includes(role));
  const levels = SUPPORT_LEVELS.filter(level => row.levels.includes(level)).map(level => `${level}` as const);
  const benefit = GIVEN_UNDER.find(under => under === row.benefit) ?? ("" as const);
  return {
    title: eitherText(titleEn, titleEs, actor.locale),
    version: row.version,
    choices: await libraryChoices(tx, actor, today),
    values: {
      kind: kind as LibraryKind,
      titleEn,
      titleEs,
      descriptionEn,
      descriptionEs,
      tiers,
      roles,
      levels,
      benefit,
      productKey: row.productKey ?? "",
    },
  };
}
