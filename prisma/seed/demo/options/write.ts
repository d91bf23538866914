import { expiryOf } from "#lib/domain/contracts/hours.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { reviewDates } from "#lib/domain/contracts/reviews.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import type { WrittenContract } from "../contracts.ts";
import { definitionsOf } from "../definitions.ts";
import { seedId } from "../ids.ts";
import { personId } from "../people.ts";
import type { Seeding } from "../types.ts";
import { ecmOptions } from "./ecm.ts";
import { emmaOptions } from "./emma.ts";
import { openNebulaOptions } from "./opennebula.ts";
import type { DemoOptions } from "./types.ts";

export const optionsOfWorkspace: Record<string, readonly DemoOptions[]> = {
  ecm: ecmOptions,
  emma: emmaOptions,
  opennebula: openNebulaOptions,
};

const json = (value: unknown) => value as Prisma.InputJsonValue;
const minutes = (hours: number) => Math.round(hours * 60);

/** What hangs on a contract beside its cover, where the data has something. */
export async function writeOptions(s: Seeding, written: WrittenContract): Promise<void> {
  const { slug } = s.workspace;
  const demo = optionsOfWorkspace[slug]?.find(
    one => one.customer === written.customer.org.key && one.contract === written.contract.key,
  );
  const plan = definitionsOf[slug]?.plans.find(p => p.key === written.contract.plan);
  if (!demo || !plan) return;
  const options = optionsOf(plan);
  const { org } = written.customer;
  const admin = org.people[0]?.name ?? "";
  const id = (...name: string[]) => seedId(written.id, ...name);
  const date = (fromToday: number) => fromPlainDate(addDays(s.today, fromToday));
  /** People work on weekdays: what is past moves back to Friday, what comes on to Monday. */
  const weekday = (fromToday: number) => {
    const day = new Date(date(fromToday)).getUTCDay();
    if (day !== 0 && day !== 6) return fromToday;
    return fromToday + (fromToday < 0 ? (day === 6 ? -1 : -2) : day === 6 ? 2 : 1);
  };
  const at = (fromToday: number, time = "11:20") =>
    new Date(instantOf(s.workspace.timeZone, addDays(s.today, fromToday), time));
  const parties = {
    tenantId: s.tenantId,
    contractId: written.id,
    customerOrgId: written.customerOrgId,
    partnerOrgId: written.partnerOrgId,
  };
  if (options.hours) {
    const { pricePerHour } = options.hours;
    for (const pack of demo.packs ?? []) {
      const boughtOn = addDays(s.today, pack.bought);
      await s.tx.hourPack.create({
        data: {
          ...parties,
          id: id("pack", pack.order),
          orderNumber: pack.order,
          minutes: minutes(pack.hours),
          priceMinor: BigInt(pricePerHour.minor * pack.hours),
          currency: pricePerHour.currency,
          boughtOn: fromPlainDate(boughtOn),
          expiresOn: fromPlainDate(expiryOf(boughtOn, options.hours)),
          by: demo.manager,
          at: at(pack.bought),
        },
      });
    }
  }
  for (const [i, time] of (demo.time ?? []).entries()) {
    const entry = {
      ...parties,
      on: date(weekday(time.on)),
      minutes: minutes(time.hours),
      consultant: demo.consultant,
      by: demo.consultant,
    };
    const entryId = id("time", String(i));
    await s.tx.hourEntry.create({
      data: { ...entry, id: entryId, what: time.what, at: at(weekday(time.on), "18:05") },
    });
    if (time.back)
      await s.tx.hourEntry.create({
        data: {
          ...entry,
          id: id("time", String(i), "back"),
          what: time.back,
          reversesId: entryId,
          at: at(time.on + 1),
        },
      });
  }
  for (const [i, work] of (demo.planned ?? []).entries())
    await s.tx.plannedWork.create({
      data: {
        ...parties,
        id: id("work", String(i)),
        state: work.state,
        on: date(weekday(work.on)),
        minutes: minutes(work.hours),
        consultant: work.state === "asked" ? "" : demo.consultant,
        what: work.what,
        reason: work.reason ?? "",
        by: admin,
        answeredBy: work.state === "asked" ? "" : demo.manager,
        at: at(Math.min(work.on - 20, -1)),
      },
    });
  if (options.onSite && demo.onSite) {
    const terms = options.onSite;
    const startsOn = addDays(s.today, demo.onSite.from);
    const endsOn = addMonthsInclusive(startsOn, 12);
    const yearId = id("year");
    await s.tx.onSiteYear.create({
      data: {
        ...parties,
        id: yearId,
        orderNumber: demo.onSite.order,
        startsOn: fromPlainDate(startsOn),
        endsOn: fromPlainDate(endsOn),
        priceMinor: BigInt(terms.pricePerYear.minor),
        currency: terms.pricePerYear.currency,
        terms: json(terms),
        by: demo.manager,
        at: at(demo.onSite.from),
      },
    });
    const invited = org.people
      .filter(person => written.contract.contacts.some(contact => contact.who === person.key))
      .map(person => ({ personId: personId(s, org, person.key), name: person.name, email: person.email }));
    for (const [i, dueOn] of reviewDates(startsOn, endsOn, terms.reviewMonths).entries()) {
      const review = demo.onSite.reviews[i] ?? {};
      const reviewId = id("review", String(i));
      const fixed = review.on !== undefined;
      await s.tx.businessReview.create({
        data: {
          ...parties,
          id: reviewId,
          yearId,
          dueOn: fromPlainDate(dueOn),
          agenda: json(terms.agenda),
          by: demo.manager,
          at: at(demo.onSite.from),
          ...(review.on !== undefined
            ? {
                startsAt: at(weekday(review.on), "10:00"),
                endsAt: at(weekday(review.on), "11:30"),
                place: review.place ?? "",
                participants: json(invited),
                sequence: 1,
              }
            : {}),
          ...(fixed && review.minutes
            ? {
                minutes: json(review.minutes),
                heldOn: date(weekday(review.on ?? 0)),
                heldBy: demo.manager,
              }
            : {}),
        },
      });
      for (const [n, action] of (review.actions ?? []).entries())
        await s.tx.reviewAction.create({
          data: {
            ...parties,
            id: id("action", String(i), String(n)),
            reviewId,
            what: action.what,
            owner: action.owner,
            dueOn: date(action.due),
            doneOn: action.done === undefined ? null : date(action.done),
            doneBy: action.done === undefined ? "" : admin,
            doneNote: action.note ?? "",
            by: demo.manager,
            at: at(weekday(review.on ?? 0), "12:10"),
          },
        });
    }
  }
  for (const [i, day] of (demo.days ?? []).entries())
    await s.tx.bookedDay.create({
      data: {
        ...parties,
        id: id("day", String(i)),
        state: day.state,
        startsAt: at(day.on, day.from),
        endsAt: at(day.on, day.to),
        reason: day.reason,
        answer: day.answer ?? "",
        answeredBy: day.state === "asked" ? "" : demo.manager,
        sequence: day.state === "asked" ? 0 : 1,
        by: admin,
        at: at(Math.min(day.on - 25, -1)),
      },
    });
  for (const [itemKey, entries] of Object.entries(demo.readiness ?? {}))
    for (const [i, entry] of entries.entries())
      await s.tx.readinessEntry.create({
        data: {
          ...parties,
          id: id("readiness", itemKey, String(i)),
          itemKey,
          deed: entry.deed,
          text: entry.text ?? "",
          reviewOn: entry.review === undefined ? null : date(entry.review),
          by: entry.deed === "stated" ? admin : demo.manager,
          bySide: entry.deed === "stated" ? "customer" : written.partnerOrgId ? "partner" : "vendor",
          at: at(entry.at),
        },
      });
  for (const one of demo.former ?? []) {
    const formerId = id("former", one.name);
    await s.tx.authorisedContact.create({
      data: {
        ...parties,
        id: formerId,
        personId: seedId(written.id, "former-person", one.name),
        personName: one.name,
        email: `${one.name
          .toLowerCase()
          .normalize("NFD")
          .replace(/[^a-z ]/g, "")
          .replace(" ", ".")}@${org.domain}`,
        trainedOn: date(one.from - 10),
        trainingBy: demo.manager,
        addedBy: admin,
        addedAt: at(one.from),
        removedAt: at(one.until),
        removedBy: admin,
      },
    });
    await s.tx.authorisedContact.updateMany({
      where: { tenantId: s.tenantId, id: seedId(written.id, "contact", one.replacedBy) },
      data: { replacesId: formerId, addedAt: at(one.until, "11:21") },
    });
  }
}
