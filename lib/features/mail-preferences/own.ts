import type { Side } from "#lib/domain/tickets/types.ts";
import { places } from "#lib/features/accounts/queries.ts";
import type { FailingAddress } from "#lib/features/mail-delivery/dto.ts";
import { failingOf } from "#lib/features/mail-delivery/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { personsOf, type SignedIn } from "#lib/platform/lookup.ts";
import { lookUpSelf, type Self } from "#lib/platform/lookup-self.ts";
import type { MailPlace, MailPreferenceDto } from "./dto.ts";
import { mailPreferences } from "./queries.ts";

/** The side somebody is known on, as themselves; null: they are gone. */
export async function sideOf(
  tx: Tx,
  { tenantId, personId }: Pick<Self, "tenantId" | "personId">,
): Promise<Side | null> {
  const row = await tx.person.findFirst({ where: { tenantId, id: personId }, select: { side: true } });
  return row ? (row.side as Side) : null;
}

/**
 * From where an account is written to: each person it is, in each workspace, where they act today first; with the companies they
 * are at, none between companies.
 */
export async function mailPlaces(session: SignedIn): Promise<MailPlace[]> {
  const persons = await personsOf(session.accountId);
  const here = await places(session.memberships);
  const found: MailPlace[] = [];
  for (const person of persons) {
    const as = await lookUpSelf({ ...session, selves: [person] }, person.slug);
    if (!as) continue;
    const mine = session.memberships
      .filter(m => m.tenantId === person.tenantId && m.personId === person.personId)
      .map(m => m.membershipId);
    found.push({
      slug: person.slug,
      personId: person.personId,
      workspace: as.workspace.name,
      companies: here.filter(place => mine.includes(place.membershipId)).map(place => place.org),
    });
  }
  return found;
}

type OwnMail = {
  preferences: MailPreferenceDto;
  side: Side;
  email: string;
  zone: string;
  /** Where mails come back from; null: from nowhere. */
  failing: FailingAddress | null;
};

/** How one of these persons is told, read as themselves; null: it is none of the account's. */
export async function ownMailPreferences(
  session: SignedIn,
  place: Pick<MailPlace, "slug" | "personId">,
): Promise<OwnMail | null> {
  const own = (await personsOf(session.accountId)).find(
    one => one.slug === place.slug && one.personId === place.personId,
  );
  const as = own && (await lookUpSelf({ ...session, selves: [own] }, own.slug));
  if (!as) return null;
  const { self } = as;
  return inWorkspace(self, async tx => {
    const person = await tx.person.findFirst({
      where: { tenantId: self.tenantId, id: self.personId },
      select: { side: true, email: true },
    });
    if (!person) return null;
    const side = person.side as Side;
    const preferences = await mailPreferences(tx, { ...self, side });
    const failing = (await failingOf(tx, self, [self.personId]))[self.personId] ?? null;
    return { preferences, side, email: person.email, zone: self.timeZone, failing };
  });
}
