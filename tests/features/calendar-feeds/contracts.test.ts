import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "#lib/domain/time/dates.ts";
import { contractEntries } from "#lib/features/calendar-feeds/contracts.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { makeScene, type Scene } from "../contract-options/world.ts";

let s: Scene;
beforeAll(async () => {
  s = await makeScene();
});
afterAll(() => s.db.drop());

test("contracts' ends, booked days and reviews stand in the calendars of who serves, and of nobody else (S12, S14, S16)", async () => {
  const { id, serving, load } = await s.contract();
  const other = await s.contract();
  const vendor = await makeVendorActor(s.db, s.ws, ["partner_manager"]);
  const { number } = await load();
  const [agreed, asked, review] = [newId(), newId(), newId()];
  const starts = new Date(Date.UTC(2027, 5, 19, 15));
  const ends = new Date(Date.UTC(2027, 5, 19, 20));
  await s.as(serving, async tx => {
    const row = await tx.contract.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id } });
    const parties = {
      tenantId: s.ws.tenantId,
      contractId: id,
      customerOrgId: row.customerOrgId,
      partnerOrgId: row.partnerOrgId,
      by: serving.name,
    };
    for (const [day, state] of [
      [agreed, "agreed"],
      [asked, "asked"],
    ] as const)
      await tx.bookedDay.create({
        data: { ...parties, id: day, state, startsAt: starts, endsAt: ends, reason: "Migración" },
      });
    await tx.businessReview.create({
      data: {
        ...parties,
        id: review,
        yearId: newId(),
        dueOn: new Date("2027-06-30"),
        startsAt: starts,
        endsAt: ends,
        place: "Sala 2",
        agenda: [],
        sequence: 3,
      },
    });
  });
  const read = (who: typeof serving, scope: "company" | "vendor") =>
    inWorkspace(who, tx => contractEntries(tx, who, scope, addDays(s.today, -31), 50), s.db.client);
  const own = await read(serving, "company");
  expect(own.map(one => [one.kind, one.id, one.path])).toEqual([
    ["contract", id, `/contracts/${number}`],
    ["bookedDay", agreed, `/contracts/${number}/days`],
    ["review", review, `/contracts/${number}/reviews`],
  ]);
  expect(own[2]).toMatchObject({
    company: "Sala 2",
    on: "2027-06-19",
    hours: { from: starts.getTime(), to: ends.getTime(), uid: `review-${review}@escala`, sequence: 3 },
  });
  expect((await read(other.serving, "company")).map(one => one.id)).toEqual([other.id]);
  // The vendor sees every end; the hours are of who serves.
  expect((await read(vendor, "vendor")).map(one => one.kind)).toEqual(["contract", "contract"]);
});

test("a renewed or cancelled contract's end is not in the calendar (S14)", async () => {
  const { id, serving, load } = await s.contract();
  const read = () =>
    inWorkspace(
      serving,
      tx => contractEntries(tx, serving, "company", addDays(s.today, -31), 50),
      s.db.client,
    );
  const next = await s.renewal(await load(), { startsOn: "2028-01-01", endsOn: "2028-12-31" });
  expect((await read()).map(one => one.id)).toEqual([next.id]);
  await s.db.admin.query("UPDATE contract SET cancelled_on = '2027-01-01' WHERE id = $1", [next.id]);
  expect((await read()).map(one => one.id)).toEqual([id]);
});
