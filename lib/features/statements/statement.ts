import { statementCredential } from "#lib/domain/credentials/credential.ts";
import { definitionOn } from "#lib/domain/programmes/rules.ts";
import { servants } from "#lib/domain/programmes/specialists.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { addressOf, issuerAt } from "#lib/features/credentials/addresses.ts";
import { renderCredential } from "#lib/features/credentials/paper.ts";
import { signed } from "#lib/features/credentials/sign.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs, type WorkspaceContext } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { newId } from "#lib/platform/ids.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** How a company stood on a day, as the vendor's records say. */
export type Stood = {
  company: string;
  slug: string;
  on: PlainDate;
  tier: { key: string; name: LocalText };
  programme: { name: LocalText; slug: string };
  /** People with a certificate in force for the company that day, an area each (P22). */
  areas: { key: string; name: LocalText; people: number }[];
};

/**
 * The tier a company held on a day that is over, or today, and its certified people: from the history by day (P21) and the
 * certificates. Null: not there for who asks. Refused for a day to come, one without a record, without a tier, or on which the certificate was suspended.
 */
export async function stoodOn(
  tx: Tx,
  workspace: WorkspaceInfo,
  slug: string,
  on: PlainDate,
  now: Date,
): Promise<Stood | null> {
  const { tenantId, timeZone, locale } = workspace;
  const record = await findPartnership(tx, tenantId, { slug });
  if (!record) return null;
  if (on > todayIn(timeZone, now.getTime())) return refuse("credentials.statement.future");
  const about = { company: record.orgName, date: dayText(on, locale) };
  const day = await tx.tierDay.findFirst({
    where: {
      tenantId,
      partnershipId: record.id,
      day: { lte: fromPlainDate(on) },
      lastDay: { gte: fromPlainDate(on) },
    },
    orderBy: { day: "desc" },
  });
  if (!day) return refuse("credentials.statement.noRecord", about);
  if (day.tierKey === null || !["active", "remediation"].includes(day.state))
    return refuse("credentials.statement.none", about);
  const definition = definitionOn(record.rules, on);
  // Remediation leaves the tier (P24), but a certificate that is suspended certifies nothing (P1).
  if (definition.certifiesCompany && day.standing === "unmet")
    return refuse("credentials.statement.suspended", about);
  const facts = await partnerFacts(tx, tenantId, record.row, timeZone);
  const held = servants(
    facts,
    definition.areas.map(area => area.key),
    on,
  );
  const named = day.tierName as LocalText | Record<string, never> | null;
  const name = typeof named === "string" || (named && "en" in named) ? (named as LocalText) : day.tierKey;
  return {
    company: record.orgName,
    slug: record.orgSlug,
    on,
    tier: { key: day.tierKey, name },
    programme: { name: definition.name, slug: record.programme.slug },
    areas: definition.areas.map(area => ({
      key: area.key,
      name: area.name,
      people: new Set(held.filter(one => one.areaKey === area.key).map(one => one.personId)).size,
    })),
  };
}

/** The statement as a signed document, in the workspace's language. */
export async function signedStatement(
  tx: Tx,
  context: WorkspaceContext,
  workspace: WorkspaceInfo,
  stood: Stood,
  now: Date,
): Promise<{ id: string; document: string }> {
  const at = issuerAt(workspace);
  const t = translator(at.locale);
  const said = (text: LocalText) => textIn(text, at.locale);
  const id = `urn:uuid:${newId()}`;
  const words = {
    company: stood.company,
    tier: said(stood.tier.name),
    date: dayText(stood.on, at.locale),
    programme: said(stood.programme.name),
  };
  const unsigned = statementCredential({
    id,
    issuer: { did: at.did, name: at.name, url: addressOf(at, "programmes") },
    company: { id: addressOf(at, `directory/${stood.slug}`), name: stood.company },
    on: stood.on,
    made: now.getTime(),
    zone: at.timeZone,
    achievement: {
      id: `${addressOf(at, `programmes/${stood.programme.slug}`)}#${stood.tier.key}`,
      name: t("credentials.document.statement", words),
      description: t("credentials.document.statementText", words),
      criteria: t("credentials.document.statementCriteria"),
      language: at.locale,
    },
    areas: stood.areas.map(area => ({ ...area, name: said(area.name) })),
    label: area => t("credentials.document.people", { area }),
  });
  const { document } = await stepAs(tx, context, "app_worker", () => signed(tx, at, unsigned, now));
  return { id, document };
}

/** The same on paper, in both languages, the signed document attached. */
export function statementPaper(
  workspace: WorkspaceInfo,
  stood: Stood,
  statement: { id: string; document: string },
  now: Date,
): Promise<Buffer> {
  const other: Locale = workspace.locale === "es" ? "en" : "es";
  return renderCredential({
    kind: "statement",
    number: statement.id.replace("urn:uuid:", ""),
    vendor: workspace.legalName,
    colour: workspace.colour,
    did: issuerAt(workspace).did,
    holder: stood.company,
    name: locale => textIn(stood.tier.name, locale),
    programme: locale => textIn(stood.programme.name, locale),
    on: stood.on,
    areas: stood.areas.map(area => ({
      name: (locale: Locale) => textIn(area.name, locale),
      people: area.people,
    })),
    issuedOn: todayIn(workspace.timeZone, now.getTime()),
    validFrom: null,
    validUntil: null,
    address: null,
    document: statement.document,
    at: now,
    locales: [workspace.locale, other],
  });
}
