import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import { absolute } from "#lib/platform/app-url.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { type Appointment, appointmentEntry } from "./entry.ts";

type Contract = { number: string; customerName: string; servedByName: string };

/**
 * A review or a booked day by id as an appointment in a language; null where there is none for who reads, or it has no
 * time. A day that is only asked for is no appointment yet.
 */
export async function findAppointment(
  tx: Tx,
  tenantId: string,
  slug: string,
  id: string,
  locale: string,
  at: Date,
): Promise<Appointment | null> {
  const t = translator(locale === "es" ? "es" : "en");
  const review = await tx.businessReview.findFirst({ where: { tenantId, id } });
  const day = review ? null : await tx.bookedDay.findFirst({ where: { tenantId, id } });
  const contractId = review?.contractId ?? day?.contractId;
  const contract: Contract | null = contractId
    ? await tx.contract.findFirst({
        where: { tenantId, id: contractId },
        select: { number: true, customerName: true, servedByName: true },
      })
    : null;
  if (!contract) return null;
  const words = { number: contract.number, customer: contract.customerName, servedBy: contract.servedByName };
  const base = `/${slug}/contracts/${contract.number}`;
  if (review?.startsAt && review.endsAt)
    return {
      kind: "review",
      id,
      startsAt: review.startsAt,
      endsAt: review.endsAt,
      sequence: review.sequence,
      summary: t("reviews.calendar.summary", words),
      place: review.place,
      description: (review.agenda as unknown as PlanCheck[])
        .map((point, i) => `${i + 1}. ${textIn(point.label, locale)}`)
        .join("\n"),
      address: absolute(`${base}/reviews`),
      cancelled: false,
      at,
    };
  if (!day || !["agreed", "proposed", "cancelled", "used", "unused"].includes(day.state)) return null;
  return {
    kind: "day",
    id,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    sequence: day.sequence,
    summary: t("bookedDays.calendar.summary", words),
    place: "",
    description: day.reason,
    address: absolute(`${base}/days`),
    // Another time is proposed: the one that was agreed no longer holds.
    cancelled: ["cancelled", "proposed"].includes(day.state),
    at,
  };
}

/** The same as a file to put into one's calendar. */
export async function appointmentFile(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const found = isUuid(id)
    ? await findAppointment(tx, actor.tenantId, actor.workspaceSlug, id, actor.locale, now)
    : null;
  if (!found) return null;
  return {
    name: `${found.startsAt.toISOString().slice(0, 10)}.ics`,
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(appointmentEntry(found, null)),
  };
}
