import { consentOn } from "#lib/domain/certifications/affiliation.ts";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { credentialPolicy } from "#lib/domain/policies/credential.ts";
import { personPolicy } from "#lib/domain/policies/person.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { casesHeldBy } from "#lib/features/held-tickets/queries.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import { consentOf } from "#lib/features/partnerships/specialist-facts.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { among, newestFirst, shown } from "./cycles.ts";
import type { PeopleDto, PersonDto } from "./dto.ts";
import { countedAt } from "./reassign.ts";
import { certificationDto } from "./row.ts";

/** A partner's specialists: people by area with their certificates (P4, P10), and what the reader may do. */
export async function readPeople(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  now: Date,
): Promise<PeopleDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const record = await findPartnership(tx, tenantId, { slug });
  if (!record) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const { definition, programmeId } = record.programme;
  const company = { name: record.orgName, slug: record.orgSlug };
  const stays = await tx.membership.findMany({
    where: {
      tenantId,
      orgId: record.partnerOrgId,
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
  const ids = [...new Set(stays.map(stay => stay.personId))];
  const consents = await tx.countingConsent.findMany({
    where: { tenantId, partnerOrgId: record.partnerOrgId, closedAt: null },
    orderBy: { askedAt: "asc" },
  });
  // Who is invited and still at another company is not there yet.
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: ids }, partnerOrgId: record.partnerOrgId },
  });
  const here = people.map(person => person.id);
  const rows = await tx.certification.findMany({
    where: { tenantId, programmeId, personId: { in: here } },
    orderBy: { nominatedAt: "asc" },
  });
  const canLeave = (personId: string) =>
    personPolicy.leave(actor, { personId, orgId: record.partnerOrgId, side: "partner" });
  const cases = await casesHeldBy(tx, tenantId, ids.filter(canLeave), 1);
  const colleagues = actor.side === "vendor" ? await countedAt(tx, tenantId, record.partnerOrgId) : [];
  const showing = { actor, definition, zone: workspace.timeZone, today, company, colleagues };
  return {
    head: partnerHead(record, actor),
    company,
    programme: textIn(definition.name, actor.locale),
    areas: definition.areas.map(area => ({
      key: area.key,
      name: textIn(area.name, actor.locale),
      description: textIn(area.description, actor.locale),
      validityMonths: area.validityMonths,
    })),
    people: people
      .map(person => {
        const last = stays.filter(stay => stay.personId === person.id).map(stay => stay.validUntil);
        const own = rows.filter(row => row.personId === person.id).sort(newestFirst);
        return {
          personId: person.id,
          name: person.name,
          email: person.email,
          consent: wordOf(
            consents.filter(c => c.personId === person.id),
            stays.filter(stay => stay.personId === person.id),
            { today, zone: workspace.timeZone },
          ),
          leavesOn: last.includes(null) ? null : toPlainDateOrNull(last[0] ?? null),
          certifications: own.map(row => certificationDto(row, { ...showing, ...among(row, rows) })),
          cases: cases.get(person.id) ?? 0,
          canLeave: canLeave(person.id),
        };
      })
      .sort(
        (a, b) =>
          Number(b.certifications.length > 0) - Number(a.certifications.length > 0) ||
          a.name.localeCompare(b.name, actor.locale),
      ),
    asked: consents
      .filter(c => c.agreedOn === null && !here.includes(c.personId))
      .map(c => ({
        id: c.id,
        name: c.personName,
        email: c.personEmail,
        on: todayIn(workspace.timeZone, c.askedAt.getTime()),
        by: c.askedBy,
      })),
    canNominate:
      ["onboarding", "active", "remediation"].includes(record.state) &&
      certificationPolicy.nominate(actor, record),
    today,
  };
}

type ConsentRow = Awaited<ReturnType<Tx["countingConsent"]["findMany"]>>[number];
type StayRow = { personId: string; orgId: string; validFrom: Date; validUntil: Date | null };

/** A person's word for the stay that lasts longest of those that are not over, and since when it stands so. */
function wordOf(
  consents: readonly ConsentRow[],
  stays: readonly StayRow[],
  { today, zone }: { today: PlainDate; zone: string },
): PeopleDto["people"][number]["consent"] {
  const facts = consents.map(consentOf);
  const states = stays.map(s =>
    consentOn({ ...s, from: toPlainDate(s.validFrom), to: toPlainDateOrNull(s.validUntil) }, facts, today),
  );
  const state = CONSENT_ORDER.find(s => states.includes(s)) ?? "none";
  const row = consents.findLast(c =>
    state === "asked"
      ? c.agreedOn === null
      : state === "withdrawn"
        ? c.withdrawnOn !== null
        : c.agreedOn !== null,
  );
  const on = {
    asked: row && todayIn(zone, row.askedAt.getTime()),
    agreed: row?.agreedOn && toPlainDate(row.agreedOn),
    withdrawn: row?.withdrawnOn && toPlainDate(row.withdrawnOn),
    none: null,
  }[state];
  return { state, on: on ?? null, askedBy: row?.askedBy ?? "" };
}

const CONSENT_ORDER = ["agreed", "asked", "withdrawn", "none"] as const;

/** A person with their certificates, the companies the reader may know of, and what happened to them. */
export async function readPerson(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  personId: string,
  now: Date,
): Promise<PersonDto> {
  if (actor.side === "customer" || !isUuid(personId)) return notFoundRefusal();
  const { tenantId } = actor;
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!person) return notFoundRefusal();
  const stays = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    include: { org: { select: { name: true, slug: true } } },
    orderBy: { validFrom: "desc" },
  });
  // The vendor's and customers' people are no specialists of a partner: they have no page here.
  if (stays.length === 0) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const rows = await tx.certification.findMany({ where: { tenantId, personId } });
  const events = await tx.event.findMany({
    where: { tenantId, OR: [{ subjectId: personId }, { subjectId: { in: rows.map(row => row.id) } }] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 40,
  });
  return {
    personId,
    name: person.name,
    email: person.email,
    stays: stays.map(stay => ({
      company: stay.org.name,
      slug: stay.org.slug,
      from: toPlainDate(stay.validFrom),
      to: toPlainDateOrNull(stay.validUntil),
    })),
    certifications: await shown({ tx, actor, workspace, today }, programmes, rows.sort(newestFirst)),
    nameShown: person.nameShownAt !== null,
    own: credentialPolicy.showName(actor, { personId }),
    today,
    events: events.map(event => ({
      id: event.id,
      type: event.type,
      at: event.at.getTime(),
      actorName: event.actorName,
      data: (event.data ?? {}) as Record<string, unknown>,
    })),
  };
}
