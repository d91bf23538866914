import { describe, expect, it } from "vitest";
import { allocate, expiryOf, standing } from "#lib/domain/contracts/hours.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { openPeriods } from "#lib/domain/time/walk.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { mexicoCityHours } from "#prisma/seed/calendars.ts";
import { definitionsOf } from "#prisma/seed/demo/definitions.ts";
import { ecmSupport } from "#prisma/seed/demo/ecm-support.ts";
import { emmaSupport } from "#prisma/seed/demo/emma-support.ts";
import { openNebulaSupport } from "#prisma/seed/demo/opennebula-support.ts";
import { optionsOfWorkspace } from "#prisma/seed/demo/options/write.ts";

const support = { ecm: ecmSupport, emma: emmaSupport, opennebula: openNebulaSupport };
const today = "2026-11-27";

const all = Object.entries(support).flatMap(([slug, { customers }]) =>
  (optionsOfWorkspace[slug] ?? []).map(demo => {
    const contract = customers
      .find(customer => customer.org.key === demo.customer)
      ?.contracts.find(one => one.key === demo.contract);
    const plan = definitionsOf[slug]?.plans.find(one => one.key === contract?.plan);
    if (!contract || !plan) throw new Error(`${demo.customer}: no contract`);
    return { name: demo.customer, demo, contract, plan };
  }),
);

describe("what the shipped contracts hold beside their cover", () => {
  it.each(all)(
    "$name: packs have the plan's size, and no hour is used that is not there (S16)",
    ({ demo, plan }) => {
      const terms = optionsOf(plan).hours;
      if (!terms) throw new Error("no hours");
      const packs = (demo.packs ?? []).map(pack => {
        expect(pack.hours).toBeGreaterThanOrEqual(terms.leastHours);
        const boughtOn = addDays(today, pack.bought);
        return { id: pack.order, boughtOn, expiresOn: expiryOf(boughtOn, terms), minutes: pack.hours * 60 };
      });
      const uses = standing(
        (demo.time ?? []).flatMap((time, i) => {
          const entry = { id: `t${i}`, on: addDays(today, time.on), minutes: time.hours * 60 };
          return [
            { ...entry, reversesId: null },
            ...(time.back ? [{ ...entry, id: `b${i}`, reversesId: entry.id }] : []),
          ];
        }),
      );
      const planned = (demo.planned ?? [])
        .filter(work => work.state !== "cancelled")
        .map((work, i) => ({ id: `w${i}`, on: addDays(today, work.on), minutes: work.hours * 60 }));
      expect(allocate(packs, [...uses, ...planned]).short).toBe(0);
    },
  );

  it.each(all)("$name: within the contract, and of its plan (S12, S16, S17)", ({ demo, contract, plan }) => {
    const begins = contract.startsIn;
    for (const at of [...(demo.packs ?? []).map(p => p.bought), ...(demo.onSite ? [demo.onSite.from] : [])])
      expect(at).toBeGreaterThanOrEqual(begins);
    const points = plan.readiness.map(point => point.key);
    for (const key of Object.keys(demo.readiness ?? {})) expect(points).toContain(key);
    expect(demo.days?.length ?? 0).toBeLessThanOrEqual(plan.bookedDays);
    for (const one of demo.former ?? [])
      expect(contract.contacts.map(contact => contact.who)).toContain(one.replacedBy);
  });

  it("booked days lie outside office hours, whatever day it is (S2, S12)", () => {
    for (const { demo } of all)
      for (const day of demo.days ?? [])
        for (let shift = 0; shift < 7; shift++) {
          const on = addDays(today, day.on + shift);
          const [from, to] = [day.from, day.to].map(time => instantOf(mexicoCityHours.zone, on, time));
          expect(openPeriods(mexicoCityHours, from ?? 0, to ?? 0)).toEqual([]);
        }
  });
});
