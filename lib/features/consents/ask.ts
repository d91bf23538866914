import { type ConsentState, consentOn } from "#lib/domain/certifications/affiliation.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { consentOf } from "#lib/features/partnerships/specialist-facts.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, type Writer } from "#lib/platform/record.ts";

/** Somebody as they stand with a company: their stay that is not over, if there is one, and their word for it. */
export type Standing = {
  stay: { id: string; from: PlainDate; to: PlainDate | null } | null;
  state: ConsentState;
  /** The question that waits for an answer. */
  open: { id: string; version: number; askedAt: Date } | null;
  /** The word in force. */
  given: { id: string; version: number; agreedOn: PlainDate } | null;
  withdrawnOn: PlainDate | null;
};

/** Of two who ask, answer or take back for the same person the second waits here. */
export const holdConsents = (tx: Tx, personId: string) => oneAtATime(tx, `consent:${personId}`);

/** How a person's word for a company stands (P22), of what the reader may see. */
export async function standingWith(
  tx: Tx,
  tenantId: string,
  personId: string,
  partnerOrgId: string,
  today: PlainDate,
): Promise<Standing> {
  const stays = await tx.membership.findMany({
    where: { tenantId, personId, orgId: partnerOrgId, side: "partner" },
    orderBy: { validFrom: "desc" },
  });
  const rows = await tx.countingConsent.findMany({
    where: { tenantId, personId, partnerOrgId, closedAt: null },
    orderBy: { askedAt: "asc" },
  });
  const row = stays.find(s => s.validUntil === null || toPlainDate(s.validUntil) >= today);
  const stay = row && {
    id: row.id,
    from: toPlainDate(row.validFrom),
    to: toPlainDateOrNull(row.validUntil),
  };
  const asked = rows.find(r => r.agreedOn === null);
  const open = asked ? { id: asked.id, version: asked.version, askedAt: asked.askedAt } : null;
  if (!stay) return { stay: null, state: open ? "asked" : "none", open, given: null, withdrawnOn: null };
  const state = consentOn({ personId, orgId: partnerOrgId, ...stay }, rows.map(consentOf), today);
  const given = rows.find(
    r => r.agreedOn !== null && r.withdrawnOn === null && toPlainDate(r.agreedOn) >= stay.from,
  );
  const taken = rows.filter(r => r.withdrawnOn !== null).at(-1);
  return {
    stay,
    state,
    open,
    given: given?.agreedOn
      ? { id: given.id, version: given.version, agreedOn: toPlainDate(given.agreedOn) }
      : null,
    withdrawnOn: state === "withdrawn" ? toPlainDateOrNull(taken?.withdrawnOn ?? null) : null,
  };
}

type Asked = {
  personId: string;
  name: string;
  email: string;
  partnerOrgId: string;
  /** The company's name. */
  company: string;
};

/**
 * Writes the question whether somebody's certificates may count for a company (P22). `tell` has them asked in the portal and
 * by mail; an invitation asks by itself. The caller has authorised it, and knows that no question is open.
 */
export async function askToCount(
  tx: Tx,
  by: Writer,
  asked: Asked,
  now: Date,
  { tell }: { tell: boolean },
): Promise<string> {
  const id = newId();
  await tx.countingConsent.create({
    data: {
      tenantId: by.tenantId,
      id,
      personId: asked.personId,
      partnerOrgId: asked.partnerOrgId,
      personName: asked.name,
      personEmail: asked.email,
      askedAt: now,
      askedBy: by.name,
    },
  });
  if (tell) await tellAsked(tx, by, asked);
  return id;
}

/** Asks the person: in the portal and by mail. */
export const tellAsked = (tx: Tx, by: Writer, asked: Asked): Promise<string> =>
  recordEvent(tx, by, {
    subjectType: "person",
    subjectId: asked.personId,
    type: "consent.asked",
    audience: "partner_vendor",
    partnerOrgId: asked.partnerOrgId,
    data: { name: asked.name, personId: asked.personId, company: asked.company },
    tell: true,
  });
