import { type ConsentState, consentOn } from "#lib/domain/certifications/affiliation.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { companyNames } from "#lib/features/consents/own.ts";
import { isWaiting } from "#lib/features/consents/stays.ts";
import { consentOf } from "#lib/features/partnerships/specialist-facts.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceInfo } from "#lib/platform/lookup.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import { among, newestFirst } from "./cycles.ts";
import type { OwnDto } from "./dto.ts";
import { certificationDto } from "./row.ts";

/** Shows a certificate to its holder, who reads it and may do nothing to it. */
const holderOf = (self: Self): Actor => ({
  ...self,
  membershipId: "",
  orgId: "",
  orgName: "",
  side: "partner",
  roles: [],
});

/**
 * What is a person's own in a workspace (R0, P22): every cycle of their certificates with training and result, the
 * companies they were at with their word for each, and who asks them. Read in the role `app_person`.
 */
export async function readOwn(tx: Tx, self: Self, workspace: WorkspaceInfo, now: Date): Promise<OwnDto> {
  const { tenantId, personId } = self;
  const today = todayIn(workspace.timeZone, now.getTime());
  const rows = await tx.certification.findMany({ where: { tenantId, personId } });
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  const seats = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
  });
  const consents = await tx.countingConsent.findMany({
    where: { tenantId, personId, closedAt: null },
    orderBy: { askedAt: "asc" },
  });
  // An invitation that waits is a question, not a company one is at.
  const words = consents.filter(consent => consent.agreedOn !== null);
  const stays = seats.filter(seat => !isWaiting(seat, words));
  const programmes = await listProgrammes(tx, tenantId, today);
  const names = await companyNames(tx, self, [
    ...stays.map(stay => stay.orgId),
    ...consents.map(consent => consent.partnerOrgId),
  ]);
  const facts = consents.map(consentOf);
  const here = (stay: { validUntil: Date | null }) =>
    stay.validUntil === null || toPlainDate(stay.validUntil) >= today;
  const companies = stays
    // A last day before the first: an invitation that was withdrawn.
    .filter(stay => stay.validUntil === null || stay.validUntil >= stay.validFrom)
    .map(stay => {
      const [from, to] = [toPlainDate(stay.validFrom), toPlainDateOrNull(stay.validUntil)];
      const state: ConsentState = consentOn({ personId, orgId: stay.orgId, from, to }, facts, today);
      const own = consents.filter(c => c.partnerOrgId === stay.orgId);
      const given = own.findLast(c => c.agreedOn !== null && c.withdrawnOn === null)?.agreedOn;
      const taken = own.findLast(c => c.withdrawnOn !== null)?.withdrawnOn;
      const on: PlainDate | null = toPlainDateOrNull(
        (state === "agreed" ? given : state === "withdrawn" ? taken : null) ?? null,
      );
      const name = names.get(stay.orgId)?.name ?? "";
      return { orgId: stay.orgId, name, from, to, lasts: here(stay), word: { state, on } };
    });
  return {
    personId,
    name: self.name,
    nameShown: Boolean(person?.nameShownAt),
    companies,
    asks: consents
      .filter(consent => consent.agreedOn === null)
      .map(consent => ({
        orgId: consent.partnerOrgId,
        company: names.get(consent.partnerOrgId)?.name ?? "",
        by: consent.askedBy,
        joins: !stays.some(stay => stay.orgId === consent.partnerOrgId && here(stay)),
      })),
    certifications: rows.sort(newestFirst).flatMap(row => {
      const programme = programmes.find(p => p.programmeId === row.programmeId);
      if (!programme) return [];
      const name = row.partnerOrgId ? names.get(row.partnerOrgId) : undefined;
      return [
        {
          ...certificationDto(row, {
            actor: holderOf(self),
            definition: programme.definition,
            zone: workspace.timeZone,
            today,
            company: name ? { name: name.name, slug: name.slug } : null,
            ...among(row, rows),
          }),
          programme: textIn(programme.definition.name, self.locale),
        },
      ];
    }),
    today,
  };
}
