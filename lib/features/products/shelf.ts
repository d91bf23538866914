import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  earliestEnd,
  nearestMove,
  type SupportState,
  type VersionPromise,
  versionSupport,
} from "#lib/domain/products/support.ts";
import { compareVersions } from "#lib/domain/products/version.ts";
import type { Packet } from "#lib/domain/tickets/packet.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { EndDto, ReleaseFileDto } from "./dto.ts";
import { readPacket } from "./packet.ts";
import { promiseFor } from "./promises.ts";
import { loadProducts, modulesOf, type ProductModule, promiseOf, releaseFact } from "./queries.ts";
import { endDto } from "./read.ts";
import { RELEASE_BENEFITS } from "./schema.ts";
import { runningCounts, runningVersion } from "./systems.ts";

// What the vendor keeps: products, their releases with drafts, and their ends.

type Asked = { tx: Tx; actor: Actor; today: PlainDate };

export type ShelfLine = {
  key: string;
  name: string;
  ticketPrefix: string;
  modules: number;
  newest: string | null;
  newestOn: PlainDate | null;
  ends: number;
  systems: number;
};

/** All products with how they stand, for every role of the vendor. */
export async function productShelf({ tx, actor, today }: Asked): Promise<ShelfLine[]> {
  if (!productPolicy.readAll(actor, null)) return notFoundRefusal();
  const products = await loadProducts(tx, actor.tenantId);
  const counts = await runningCounts(tx, actor.tenantId, today);
  return products.map(product => {
    const newest = product.releases.find(release => release.releasedOn <= today);
    return {
      key: product.key,
      name: product.name,
      ticketPrefix: product.ticketPrefix,
      modules: product.modules.length,
      newest: newest?.version ?? null,
      newestOn: newest?.releasedOn ?? null,
      ends: product.releases.filter(release => release.end !== null && release.end.endsOn >= today).length,
      systems: [...counts].filter(([key]) => key.startsWith(product.id)).reduce((sum, [, n]) => sum + n, 0),
    };
  });
}

export type ProductReleaseLine = {
  id: string;
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  draft: boolean;
  support: SupportState | null;
  until: PlainDate | null;
  runs: number;
};

export type ProductPage = {
  id: string;
  key: string;
  name: string;
  ticketPrefix: string;
  version: number;
  modules: ProductModule[];
  packet: Packet;
  voteWeight: number;
  callHours: number;
  promise: VersionPromise;
  noticeDays: number[];
  partnerBenefits: (typeof RELEASE_BENEFITS)[number][];
  releases: ProductReleaseLine[];
};

/** One product with all that is kept of it. */
export async function productPage({ tx, actor, today }: Asked, key: string): Promise<ProductPage> {
  if (!productPolicy.readAll(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const row = await tx.product.findFirst({
    where: { tenantId, key },
    include: { releases: { include: { ends: { where: { takenBackOn: null } } } } },
  });
  if (!row) return notFoundRefusal();
  const counts = await runningCounts(tx, tenantId, today);
  const out = row.releases.filter(release => release.state === "published").map(releaseFact);
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    ticketPrefix: row.ticketPrefix,
    version: row.version,
    modules: modulesOf(row.modules),
    packet: readPacket(row.packet),
    voteWeight: row.voteWeight,
    callHours: row.callHours,
    promise: promiseOf(row),
    noticeDays: [...row.noticeDays].sort((a, b) => b - a),
    partnerBenefits: RELEASE_BENEFITS.filter(kind => row.partnerBenefits.includes(kind)),
    releases: row.releases
      .map(release => {
        const support = versionSupport(out, release.version, promiseOf(row), today);
        return {
          id: release.id,
          version: release.version,
          major: release.major,
          releasedOn: toPlainDate(release.releasedOn),
          draft: release.state === "draft",
          support: support?.state ?? null,
          until: support?.until ?? null,
          runs: counts.get(`${row.id}:${release.version}`) ?? 0,
        };
      })
      .sort((a, b) => compareVersions(b.version, a.version)),
  };
}

export type AffectedLine = Awaited<ReturnType<typeof runningVersion>>[number];

export type ReleaseEditing = {
  id: string;
  productName: string;
  productKey: string;
  version: string;
  major: boolean;
  releasedOn: PlainDate;
  draft: boolean;
  revision: number;
  notesEn: string;
  notesEs: string;
  files: ReleaseFileDto[];
  support: SupportState | null;
  end: (EndDto & { adviceEn: string; adviceEs: string; nearest: PlainDate }) | null;
  /** The earliest day an end announced today can have, and what is promised (S11). */
  earliest: PlainDate;
  promise: VersionPromise;
  /** Whom an end concerns: who runs this version today. */
  affected: AffectedLine[];
};

/** A release as its keepers change it, with whom an end of it would concern. */
export async function releaseForEditing(
  { tx, actor, today }: Asked,
  key: string,
  version: string,
): Promise<ReleaseEditing> {
  if (!productPolicy.readAll(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const product = (await tx.product.findFirst({ where: { tenantId, key } })) ?? notFoundRefusal();
  const rows = await tx.release.findMany({
    where: { tenantId, productId: product.id },
    include: { ends: { where: { takenBackOn: null } } },
  });
  const row = rows.find(one => one.version === version) ?? notFoundRefusal();
  const note = await tx.releaseNote.findFirst({ where: { tenantId, releaseId: row.id } });
  const files = await tx.releaseFile.findMany({
    where: { tenantId, releaseId: row.id },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  const promise = await promiseFor(tx, tenantId, product, today);
  const [end] = row.ends;
  const out = rows.filter(one => one.state === "published").map(releaseFact);
  return {
    id: row.id,
    productName: product.name,
    productKey: product.key,
    version: row.version,
    major: row.major,
    releasedOn: toPlainDate(row.releasedOn),
    draft: row.state === "draft",
    revision: row.revision,
    notesEn: note?.notesEn ?? "",
    notesEs: note?.notesEs ?? "",
    files: files.map(({ id, name, mediaType, size, sha256 }) => ({ id, name, mediaType, size, sha256 })),
    support: versionSupport(out, row.version, promise, today)?.state ?? null,
    end: end
      ? {
          ...endDto(end, actor.locale),
          adviceEn: end.adviceEn,
          adviceEs: end.adviceEs,
          nearest: nearestMove(
            { announcedOn: toPlainDate(end.announcedOn), endsOn: toPlainDate(end.endsOn) },
            promise,
            today,
          ),
        }
      : null,
    earliest: earliestEnd(today, promise),
    promise,
    affected: row.state === "draft" ? [] : await runningVersion(tx, tenantId, product.id, version, today),
  };
}
