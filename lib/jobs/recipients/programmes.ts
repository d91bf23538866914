import { type ProgrammeDefinition, requirementOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { publishedVersions } from "#lib/features/programmes/rules.ts";
import type { Announced } from "#lib/features/publication/announce.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, listText } from "#lib/platform/i18n/day-text.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles } from "./people.ts";

/** The words of a programme, of the newest version that has them. */
function wordsOf(definitions: readonly ProgrammeDefinition[], locale: Locale) {
  const found = <T>(of: (definition: ProgrammeDefinition) => T | null | undefined): T | null => {
    for (const definition of definitions) {
      const one = of(definition);
      if (one) return one;
    }
    return null;
  };
  return {
    tier: (key: string | null) => textIn(found(d => tierOf(d, key))?.name ?? key ?? "", locale),
    requirement: (key: string) => textIn(found(d => requirementOf(d, key))?.title ?? key, locale),
    benefits: (keys: readonly string[]) =>
      listText(
        keys.map(key => textIn(found(d => d.benefits.find(b => b.key === key))?.title ?? key, locale)),
        locale,
      ),
  };
}

/** What changes for one partner, a line each (P20). */
function changes(data: Announced, definitions: readonly ProgrammeDefinition[], locale: Locale): string {
  const t = translator(locale);
  const words = wordsOf(definitions, locale);
  const { move, rungs, benefits } = data;
  const told = (key: string, params: Record<string, string | number>) => t(`publication.told.${key}`, params);
  const lines: string[] = [];
  if (move !== null && move !== "benefits" && move !== "rungs")
    lines.push(
      told(move === "falls" && data.tierKey === null ? "fallsNone" : move, {
        tier: words.tier(data.tierKey),
      }),
    );
  for (const rung of rungs) {
    const { have = 0, need = 0 } = rung.after ?? rung.before ?? {};
    lines.push(
      told(rung.why, {
        title: words.requirement(rung.requirementKey),
        have,
        need,
        was: rung.before?.need ?? 0,
      }),
    );
  }
  for (const kind of ["gained", "lost", "changed"] as const)
    if (benefits[kind].length > 0)
      lines.push(told(`benefits.${kind}`, { list: words.benefits(benefits[kind]) }));
  if (data.atStake.length > 0) lines.push(told("benefits.atStake", { list: words.benefits(data.atStake) }));
  return lines.join("\n");
}

/** To the company's administrators, each in their language: their own page on the day it begins. */
async function toPartner(tx: Tx, event: Told, more: (data: Announced) => Partial<Telling>) {
  const { tenantId } = event;
  const data = event.data as Announced;
  const org = event.partnerOrgId
    ? await tx.organisation.findFirst({ where: { tenantId, id: event.partnerOrgId } })
    : null;
  const versions = await publishedVersions(tx, tenantId, data.programmeId);
  const definitions = versions.map(v => v.definition).reverse();
  const name = definitions[0]?.name;
  if (!org || !name) return null;
  const told = more(data);
  return {
    recipients: everyoneBut(null, await peopleWithRoles(tx, tenantId, org.id, ["partner_admin"])),
    path: `/partners/${org.slug}/ladder?on=${data.from}`,
    thread: `programme-${data.programmeId}-${data.version}`,
    ...told,
    params: {
      company: org.name,
      programme: inBoth(locale => textIn(name, locale)),
      version: data.version,
      day: inBoth(locale => dayText(data.from, locale)),
      changes: inBoth(locale => changes(data, definitions, locale)),
      ...told.params,
    },
  };
}

const announced: Topic = (tx, event) =>
  toPartner(tx, event, ({ kept, until }) =>
    kept
      ? {
          textKey: "programme.kept",
          params: {
            promise: inBoth(locale =>
              translator(locale)(
                `publication.told.${until ? "keptUntil" : "keptOpen"}`,
                until ? { day: dayText(until, locale) } : {},
              ),
            ),
          },
        }
      : {},
  );

const recalled: Topic = async (tx, event) => {
  const { tenantId } = event;
  const org = event.partnerOrgId
    ? await tx.organisation.findFirst({ where: { tenantId, id: event.partnerOrgId } })
    : null;
  const { version, from, programmeId } = event.data as Announced;
  const [last] = (await publishedVersions(tx, tenantId, programmeId)).slice(-1);
  if (!org || !last) return null;
  return {
    recipients: everyoneBut(null, await peopleWithRoles(tx, tenantId, org.id, ["partner_admin"])),
    path: `/partners/${org.slug}/ladder`,
    thread: `programme-${programmeId}-${version}`,
    params: {
      company: org.name,
      programme: inBoth(locale => textIn(last.definition.name, locale)),
      version,
      day: inBoth(locale => dayText(from, locale)),
    },
  };
};

export const programmeTopics: Topics = {
  "programme.announced": announced,
  "programme.recalled": recalled,
};
