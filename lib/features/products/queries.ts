import {
  type ReleaseFact,
  strictest,
  type VersionPromise,
  versionSupport,
} from "#lib/domain/products/support.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { VersionEnd } from "./dto.ts";

export type ProductModule = { key: string; name: LocalText };

/** A product with its modules, its releases that are out or dated, newest first, and what is promised about them (S11, S19). */
export type ProductInfo = {
  id: string;
  key: string;
  name: string;
  ticketPrefix: string;
  modules: ProductModule[];
  releases: ReleaseFact[];
  promise: VersionPromise;
  /** Kinds of benefit under which a partner has its releases (P25). */
  partnerBenefits: string[];
};

/** All products of a workspace by name, or the one of this id, with their published releases and the ends that stand (S11, S19). */
export async function loadProducts(tx: Tx, tenantId: string, id?: string): Promise<ProductInfo[]> {
  const rows = await tx.product.findMany({
    where: { tenantId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      releases: {
        where: { state: "published" },
        orderBy: [{ releasedOn: "desc" }, { version: "desc" }],
        include: { ends: { where: { takenBackOn: null } } },
      },
    },
  });
  return rows.map(row => ({
    id: row.id,
    key: row.key,
    name: row.name,
    ticketPrefix: row.ticketPrefix,
    modules: modulesOf(row.modules),
    releases: row.releases.map(releaseFact),
    promise: promiseOf(row),
    partnerBenefits: row.partnerBenefits,
  }));
}

type ReleaseRow = {
  version: string;
  major: boolean;
  releasedOn: Date;
  ends: { announcedOn: Date; endsOn: Date }[];
};

/** A release's row, with the end that stands, as the rules read it. */
export const releaseFact = ({ version, major, releasedOn, ends: [end] }: ReleaseRow): ReleaseFact => ({
  version,
  major,
  releasedOn: toPlainDate(releasedOn),
  end: end ? { announcedOn: toPlainDate(end.announcedOn), endsOn: toPlainDate(end.endsOn) } : null,
});

/** What a product's own row promises about its versions. */
export const promiseOf = (row: { previousMajors: number; noticeMonths: number }): VersionPromise => ({
  previousMajors: row.previousMajors,
  endOfLifeMonths: row.noticeMonths,
});

/** The end of one version under a contract's own promise (S11); null: none is announced. */
export function endOf(
  product: Pick<ProductInfo, "releases" | "promise">,
  version: string,
  promised: VersionPromise,
  today: PlainDate,
): VersionEnd | null {
  const support = versionSupport(product.releases, version, strictest(product.promise, promised), today);
  return support?.state === "ending" || support?.state === "ended"
    ? { state: support.state, until: support.until }
    : null;
}

/** The same of all versions of a product that have one. */
export const endsOf = (
  product: Pick<ProductInfo, "releases" | "promise">,
  promised: VersionPromise,
  today: PlainDate,
): Record<string, VersionEnd> =>
  Object.fromEntries(
    product.releases.flatMap(({ version }) => {
      const end = endOf(product, version, promised, today);
      return end ? [[version, end] as const] : [];
    }),
  );

/** Modules as stored: names alone, or a key with a name by language. */
export function modulesOf(value: unknown): ProductModule[] {
  if (!Array.isArray(value)) return [];
  return value.map(item => (typeof item === "string" ? { key: item, name: item } : (item as ProductModule)));
}
