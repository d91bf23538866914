import { createHash } from "node:crypto";
import { listedUntil } from "#lib/domain/directory/listing.ts";
import { grants } from "#lib/domain/programmes/benefits.ts";
import { companyCertificate, isCertified } from "#lib/domain/programmes/company-certificate.ts";
import { tierOf } from "#lib/domain/programmes/definition.ts";
import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { profileContent } from "./profile-content.ts";
import type { PartnershipRecord } from "./standing.ts";

/**
 * Brings a partner's line in the public directory up to a day: there while its tier and state list it, gone otherwise (P25);
 * it says what the profile says that was approved last. Harmless when repeated. Runs as the worker.
 */
export async function keepListing(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  facts: PartnerFacts,
  today: PlainDate,
): Promise<void> {
  const { definition, programmeId } = record.programme;
  const tier = tierOf(definition, record.partnership.tierKey);
  const key = { tenantId, partnershipId: record.id };
  if (tier === null || !grants(definition, record.partnership, "listing")) {
    await tx.directoryEntry.deleteMany({ where: key });
    return;
  }
  const org = await tx.organisation.findFirst({ where: { tenantId, id: record.partnerOrgId } });
  const approved = await tx.partnerProfile.findFirst({
    where: { tenantId, partnerOrgId: record.partnerOrgId, state: "approved" },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  const profile = profileContent(approved);
  const held = new Set(
    servants(
      facts,
      definition.areas.map(area => area.key),
      today,
    ).map(servant => servant.areaKey),
  );
  const areas = definition.areas.filter(area => held.has(area.key));
  const until = listedUntil(record.rules, record.partnership, today);
  const data = {
    programmeId,
    name: org?.name ?? record.orgName,
    slug: org?.slug ?? record.orgSlug,
    country: org?.country ?? "",
    city: org?.city ?? "",
    website: org?.website ?? "",
    tierKey: tier.key,
    tierName: tier.name,
    tierRank: tier.rank,
    certified: isCertified(
      companyCertificate(
        definition,
        record.partnership,
        { tierKey: tier.key, since: record.partnership.tierSince ?? today },
        facts,
        today,
      ),
    ),
    since: fromPlainDate(record.partnership.tierSince ?? today),
    areas: areas.map(({ key, name }) => ({ key, name })) as Prisma.InputJsonValue,
    areaKeys: areas.map(area => area.key),
    ...profile,
    logoHash: profile.logo ? createHash("sha256").update(profile.logo).digest("hex").slice(0, 16) : "",
    listedUntil: until === null ? null : fromPlainDate(until),
  };
  await tx.directoryEntry.upsert({
    where: { tenantId_partnershipId: key },
    create: { ...key, ...data },
    update: data,
  });
}
