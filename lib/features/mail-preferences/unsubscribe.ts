import { type EventGroup, GROUPS } from "#lib/domain/notifications/groups.ts";
import { type Preference, turnedOff, type Way } from "#lib/domain/notifications/way.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { audit } from "#lib/platform/record.ts";
import { readUnsubscribeToken, type Unsubscribed } from "#lib/platform/unsubscribe-token.ts";
import { storedOf } from "./commands.ts";
import { ownPreference } from "./queries.ts";

/** What a link out of a mail is about, and how things stand. */
export type UnsubscribePage = {
  workspace: string;
  personId: string;
  locale: Locale;
  what: Unsubscribed["what"];
  /** "on": it can be turned off; "off": it is; "newer": its person has chosen since the mail was sent, which counts. */
  state: "on" | "off" | "newer";
};

/** Reads what a link is about and changes nothing; null where it was not made here, or its person is gone. */
export async function unsubscribePage(token: string): Promise<UnsubscribePage | null> {
  const link = readUnsubscribeToken(token);
  if (!link) return null;
  return inWorkspace(asWorker(link.tenantId), tx => stateOf(tx, link));
}

async function stateOf(tx: Tx, link: Unsubscribed): Promise<UnsubscribePage | null> {
  const { tenantId, personId, what } = link;
  const person = await tx.person.findFirst({ where: { tenantId, id: personId }, select: { id: true } });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!person || !workspace) return null;
  const { preference } = await ownPreference(tx, link);
  const { name, locale } = workspace;
  return {
    workspace: name,
    personId,
    locale: locale === "es" ? "es" : "en",
    what,
    state: standing(preference, link),
  };
}

function standing(preference: Preference, link: Unsubscribed): UnsubscribePage["state"] {
  if (turnedOff(preference, link.what, link.at).length > 0) return "on";
  const wayOf = (key: EventGroup): Way => preference.choices[key]?.way ?? "now";
  const still =
    link.what === "digest"
      ? GROUPS.some(({ key }) => wayOf(key) === "digest")
      : wayOf(link.what) !== "portal";
  return still ? "newer" : "off";
}

/**
 * Turns off by mail what the link says, for its own person, in nobody's session; the portal goes on telling them. Done twice it is
 * done once, and what the person said after the mail was sent stays: an old link in other hands undoes nothing.
 */
export async function unsubscribe(token: string, ip: string): Promise<UnsubscribePage | null> {
  const link = readUnsubscribeToken(token);
  if (!link) return null;
  const { tenantId, personId } = link;
  return inWorkspace(asWorker(tenantId), async (tx, now) => {
    const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
    if (!person) return null;
    const { version, preference: before } = await ownPreference(tx, link);
    const groups = turnedOff(before, link.what, link.at);
    if (groups.length > 0) {
      const choices = { ...before.choices };
      for (const key of groups) choices[key] = { way: "portal", at: now.getTime() };
      const after = storedOf({ ...before, choices });
      await tx.mailPreference.upsert({
        where: { tenantId_personId: { tenantId, personId } },
        create: { tenantId, personId, ...after, version: 1 },
        update: { ...after, version: { increment: 1 } },
      });
      await audit(
        tx,
        { tenantId, personId, name: person.name, side: person.side as "vendor" | "partner" | "customer", ip },
        {
          action: "mail_preference.unsubscribe",
          subjectType: "person",
          subjectId: personId,
          before: { version, groups },
        },
      );
    }
    return stateOf(tx, link);
  });
}
