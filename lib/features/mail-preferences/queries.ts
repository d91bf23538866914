import { groupsOf } from "#lib/domain/notifications/groups.ts";
import { type Preference, USUAL } from "#lib/domain/notifications/way.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { MailPreferenceDto } from "./dto.ts";
import { preferenceOf } from "./stored.ts";

type Reader = Pick<Actor, "tenantId" | "personId" | "side">;

/** What somebody chose, and the version it stands at; as usual where they said nothing. */
export async function ownPreference(
  tx: Tx,
  { tenantId, personId }: Pick<Actor, "tenantId" | "personId">,
): Promise<{ version: number; preference: Preference }> {
  const row = await tx.mailPreference.findFirst({ where: { tenantId, personId } });
  return { version: row?.version ?? 0, preference: row ? preferenceOf(row) : USUAL };
}

/** One's own page of it; hours that are not set come filled in as most have them. */
export async function mailPreferences(tx: Tx, actor: Reader): Promise<MailPreferenceDto> {
  const { version, preference } = await ownPreference(tx, actor);
  const { choices, quiet, digest } = preference;
  return {
    version,
    groups: groupsOf(actor.side).map(key => ({ key, way: choices[key]?.way ?? "now" })),
    quiet: {
      on: quiet.hours !== null,
      from: quiet.hours?.from ?? "20:00",
      until: quiet.hours?.until ?? "08:00",
      days: [...quiet.days],
    },
    digest: { every: digest.day ? "week" : "day", day: digest.day ?? "mon", at: digest.at },
  };
}
