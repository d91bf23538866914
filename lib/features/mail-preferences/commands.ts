import { nextDigest } from "#lib/domain/notifications/digest.ts";
import { groupsOf } from "#lib/domain/notifications/groups.ts";
import type { Preference } from "#lib/domain/notifications/way.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { audit, type Writer } from "#lib/platform/record.ts";
import { conflict } from "#lib/platform/refusal.ts";
import { ownPreference } from "./queries.ts";
import type { SavePreferencesInput } from "./schema.ts";

/** Whose word it is: somebody of a side in their workspace, with the clock they live by. */
type Chooser = Pick<Writer, "tenantId" | "name" | "ip"> & { personId: string; side: Side; timeZone: string };

type Stored = Omit<Prisma.MailPreferenceUncheckedCreateInput, "tenantId" | "personId" | "version">;

export const storedOf = ({ choices, quiet, digest }: Preference): Stored => ({
  choices: choices as Prisma.InputJsonObject,
  quietFrom: quiet.hours?.from ?? null,
  quietUntil: quiet.hours?.until ?? null,
  quietDays: [...quiet.days],
  digestDay: digest.day,
  digestAt: digest.at,
});

/**
 * Keeps how somebody wants to be told, where they did not say so elsewhere meanwhile. Only what they change is their word of now: the
 * rest keeps its day, so that a link in a mail of before still counts for it.
 */
export async function savePreferences(
  tx: Tx,
  actor: Chooser,
  input: SavePreferencesInput,
  now: Date,
): Promise<{ version: number }> {
  const { tenantId, personId } = actor;
  const { version, preference: before } = await ownPreference(tx, actor);
  const choices: Preference["choices"] = { ...before.choices };
  for (const key of groupsOf(actor.side)) {
    const way = input.choices[key];
    if (way && way !== (before.choices[key]?.way ?? "now")) choices[key] = { way, at: now.getTime() };
  }
  const after: Preference = {
    choices,
    quiet: {
      hours: input.quietOn ? { from: input.quietFrom, until: input.quietUntil } : null,
      days: input.quietDays,
    },
    digest: { day: input.digestEvery === "week" ? input.digestDay : null, at: input.digestAt },
  };
  if (version !== input.version) conflict();
  // Two windows that both say something for the first time are told apart by the row.
  const { count } =
    version === 0
      ? await tx.mailPreference.createMany({
          data: [{ tenantId, personId, ...storedOf(after), version: 1 }],
          skipDuplicates: true,
        })
      : await tx.mailPreference.updateMany({
          where: { tenantId, personId, version },
          data: { ...storedOf(after), version: { increment: 1 } },
        });
  if (count === 0) conflict();
  await moveWaiting(tx, actor, after, now);
  await audit(tx, actor, {
    action: "mail_preference.save",
    subjectType: "person",
    subjectId: personId,
    before: storedOf(before),
    after: storedOf(after),
  });
  return { version: version + 1 };
}

/** What waits already goes by the new word: digests at the new hour, the rest is looked at again at once. The queue is the worker's. */
async function moveWaiting(tx: Tx, actor: Chooser, { digest }: Preference, now: Date): Promise<void> {
  const { tenantId, personId } = actor;
  const waiting = { tenantId, personId, settledAt: null };
  await stepAs(tx, actor, "app_worker", async () => {
    await tx.waitingMail.updateMany({
      // One that is due leaves at the hour it was due.
      where: { ...waiting, way: "digest", dueAt: { gt: now } },
      data: { dueAt: new Date(nextDigest(digest, actor.timeZone, now.getTime())) },
    });
    await tx.waitingMail.updateMany({ where: { ...waiting, way: "quiet" }, data: { dueAt: now } });
  });
}
