import { announceEnd, earliestEnd, moveEnd, nearestMove, takeBackEnd } from "#lib/domain/products/support.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { promiseFor } from "./promises.ts";
import { releaseFact } from "./queries.ts";
import type { ReleaseTarget } from "./releases.ts";
import type { AnnounceEndInput } from "./schema.ts";

export type EndTarget = Awaited<ReturnType<Tx["endOfLife"]["findFirstOrThrow"]>> & { release: ReleaseTarget };
type Changed = { key: string; version: string };

/** An end that stands, with its release; null where there is none, or it was taken back. */
export async function findEnd(tx: Tx, tenantId: string, id: string): Promise<EndTarget | null> {
  if (!isUuid(id)) return null;
  return tx.endOfLife.findFirst({
    where: { tenantId, id, takenBackOn: null },
    include: { release: { include: { product: true } } },
  });
}

/**
 * Announces the end of a release (S11), at least the promised months ahead: the product's own, or those of a plan somebody
 * signed for. Those who run it are told once each. Refuses at the day, with the earliest one that can be.
 */
export async function announce(
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  input: AnnounceEndInput,
  today: PlainDate,
): Promise<Changed> {
  const { tenantId } = actor;
  const { product, version } = release;
  // Two at once: the second finds the first.
  const { count } = await tx.release.updateMany({
    where: { tenantId, id: release.id, revision: input.revision, state: "published" },
    data: { revision: { increment: 1 } },
  });
  if (count === 0) conflict();
  const rows = await tx.release.findMany({
    where: { tenantId, productId: product.id },
    include: { ends: { where: { takenBackOn: null } } },
  });
  const promise = await promiseFor(tx, tenantId, product, today);
  const answer = announceEnd(rows.map(releaseFact), version, input.endsOn, promise, today);
  if (!answer.ok) {
    if (answer.error === "already" || answer.error === "not_out")
      return refuse(`products.refusal.${answer.error}`);
    return invalid({
      endsOn: {
        key: `products.invalid.end.${answer.error}`,
        params: {
          months: promise.endOfLifeMonths,
          majors: promise.previousMajors,
          earliest: dayText(earliestEnd(today, promise), actor.locale),
        },
      },
    });
  }
  const id = newId();
  const { adviceEn, adviceEs, endsOn } = input;
  await tx.endOfLife.create({
    data: {
      tenantId,
      id,
      releaseId: release.id,
      productId: product.id,
      announcedOn: fromPlainDate(today),
      announcedBy: actor.name,
      endsOn: fromPlainDate(endsOn),
      adviceEn,
      adviceEs,
    },
  });
  await audit(tx, actor, {
    action: "release.end_announce",
    subjectType: "release",
    subjectId: release.id,
    after: { endsOn, adviceEn, adviceEs, promise },
  });
  await happened(tx, actor, release, "release.end_announced", { endId: id, mark: "announced", endsOn });
  return { key: product.key, version };
}

/** Moves an announced end: later, or nearer as far as the promise counted from today allows (S11). Those concerned are told. */
export async function move(
  tx: Tx,
  actor: By,
  end: EndTarget,
  input: { revision: number; endsOn: PlainDate },
  today: PlainDate,
): Promise<Changed> {
  const { release } = end;
  const promise = await promiseFor(tx, actor.tenantId, release.product, today);
  const fact = { announcedOn: toPlainDate(end.announcedOn), endsOn: toPlainDate(end.endsOn) };
  const answer = moveEnd(fact, input.endsOn, promise, today);
  if (!answer.ok) {
    if (answer.error === "over") return refuse("products.refusal.over");
    const nearest = dayText(nearestMove(fact, promise, today), actor.locale);
    return invalid({ endsOn: { key: `products.invalid.end.${answer.error}`, params: { nearest } } });
  }
  await change(tx, actor, end, input.revision, {
    endsOn: fromPlainDate(input.endsOn),
    movedFrom: end.endsOn,
    movedOn: fromPlainDate(today),
  });
  await audit(tx, actor, {
    action: "release.end_move",
    subjectType: "release",
    subjectId: release.id,
    before: { endsOn: fact.endsOn },
    after: { endsOn: input.endsOn },
  });
  await happened(tx, actor, release, "release.end_moved", {
    endId: end.id,
    mark: `moved:${input.endsOn}`,
    from: fact.endsOn,
    endsOn: input.endsOn,
  });
  return { key: release.product.key, version: release.version };
}

/** Takes an announcement back: the release is supported as before. Those concerned are told, with the reason. */
export async function takeBack(
  tx: Tx,
  actor: By,
  end: EndTarget,
  input: { revision: number; reason: string },
  today: PlainDate,
): Promise<Changed> {
  const { release } = end;
  const endsOn = toPlainDate(end.endsOn);
  const answer = takeBackEnd({ announcedOn: toPlainDate(end.announcedOn), endsOn }, today);
  if (!answer.ok) return refuse("products.refusal.over");
  await change(tx, actor, end, input.revision, {
    takenBackOn: fromPlainDate(today),
    takenBackBy: actor.name,
  });
  await audit(tx, actor, {
    action: "release.end_take_back",
    subjectType: "release",
    subjectId: release.id,
    before: { endsOn },
    after: { reason: input.reason },
  });
  await happened(tx, actor, release, "release.end_taken_back", {
    endId: end.id,
    mark: "taken_back",
    endsOn,
    reason: input.reason,
  });
  return { key: release.product.key, version: release.version };
}

async function change(tx: Tx, actor: By, end: EndTarget, revision: number, data: object): Promise<void> {
  const { count } = await tx.endOfLife.updateMany({
    where: { tenantId: actor.tenantId, id: end.id, revision, takenBackOn: null },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** The fact is the vendor's own; the worker finds out who runs the version, and tells each once. */
const happened = (
  tx: Tx,
  actor: By,
  release: ReleaseTarget,
  type: string,
  data: Record<string, string>,
): Promise<string> =>
  recordEvent(tx, actor, {
    subjectType: "release",
    subjectId: release.id,
    type,
    audience: "vendor",
    data: {
      product: release.product.name,
      productKey: release.product.key,
      productId: release.productId,
      version: release.version,
      ...data,
    },
    tell: true,
  });
