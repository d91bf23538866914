import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { audit, type By, type Writer } from "#lib/platform/record.ts";
import { conflict } from "#lib/platform/refusal.ts";
import { keepCertificateCredentials } from "./keep.ts";
import { rotateKey, withdrawKey } from "./keys.ts";

/** From now on the person's credentials show their name to everybody with the link, or don't. Files given out stay as they are. */
export async function showName(
  tx: Tx,
  by: By,
  { personId, show }: { personId: string; show: boolean },
  now: Date,
): Promise<{ shown: boolean }> {
  await stepAs(tx, by, "app_worker", () => keepNameShown(tx, by, { personId, show }, now));
  return { shown: show };
}

/** The same as the worker, for somebody who is between companies and acts as themselves. */
export async function keepNameShown(
  tx: Tx,
  by: Writer,
  { personId, show }: { personId: string; show: boolean },
  now: Date,
): Promise<void> {
  const { tenantId } = by;
  await tx.person.updateMany({
    where: { tenantId, id: personId, nameShownAt: show ? null : { not: null } },
    data: { nameShownAt: show ? now : null, version: { increment: 1 } },
  });
  await keepCertificateCredentials(tx, tenantId, now, { personIds: [personId] });
  await audit(tx, by, {
    action: show ? "credential.name_shown" : "credential.name_hidden",
    subjectType: "person",
    subjectId: personId,
  });
}

/** Another key signs from now on. Of two who ask at once the second is told that the page has changed. */
export async function newSigningKey(
  tx: Tx,
  by: By,
  input: { seen: string | null; compromised: boolean },
  now: Date,
): Promise<{ fragment: string }> {
  const { tenantId } = by;
  const rotated = await stepAs(tx, by, "app_worker", async () => {
    const done = await rotateKey(tx, tenantId, { now, by: by.name, compromised: input.compromised });
    // Asked after the lock: whoever was first has changed it by now.
    if (done.before !== input.seen) conflict();
    return done;
  });
  await audit(tx, by, {
    action: "credential.key_rotated",
    subjectType: "workspace",
    subjectId: tenantId,
    before: { key: rotated.before },
    after: { key: rotated.fragment, compromised: input.compromised },
  });
  return { fragment: rotated.fragment };
}

/** A key of before was in other hands: what it signed no longer holds. Told of a page that has changed where it is withdrawn already. */
export async function withdrawSigningKey(
  tx: Tx,
  by: By,
  { fragment }: { fragment: string },
  now: Date,
): Promise<{ fragment: string }> {
  const { tenantId } = by;
  const done = await stepAs(tx, by, "app_worker", () => withdrawKey(tx, tenantId, fragment, now));
  if (!done) conflict();
  await audit(tx, by, {
    action: "credential.key_withdrawn",
    subjectType: "workspace",
    subjectId: tenantId,
    after: { key: fragment },
  });
  return { fragment };
}
