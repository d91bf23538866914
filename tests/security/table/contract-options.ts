import { newId } from "#lib/platform/ids.ts";
import { extendedPlan } from "#prisma/seed/ecm/plans.ts";
import { caseOf } from "#tests/security/case-of.ts";
import type { Table } from "#tests/security/table/types.ts";
import { day, put, row, type Who, type World } from "#tests/security/world.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makePlan } from "#tests/support/factories/plan.ts";

// What hangs on a contract (S7, S12, S16, S17): the serving side sells, agrees and records; the customer asks and states.

const keepers: Who[] = [
  "vendor_admin",
  "partner_manager",
  "vendor_support_manager",
  "partner_admin",
  "partner_sales",
  "partner_support_manager",
];
/** The vendor's engineers work where the vendor serves itself: here a partner does (T1). */
const workers: Who[] = [...keepers, "partner_support"];
const askers: Who[] = ["customer_admin", "customer_contact"];
const either: Who[] = [...workers, ...askers];

const parties = ({ customer, partner }: World) => ({
  customer_org_id: customer.orgId,
  partner_org_id: partner.orgId,
});

/** A contract of its own for each try, with days to book. */
async function contract(w: World): Promise<string> {
  const plan = await makePlan(w.db, w.ws, {
    ...extendedPlan,
    key: `p${newId().replaceAll("-", "")}`,
    bookedDays: 5,
  });
  const made = await makeContract(w.db, w.ws, w.customer, {
    plan,
    product: w.product,
    startsOn: day(-300),
    endsOn: day(400),
  });
  return made.id;
}

const under = async (w: World, table: string, values: Record<string, unknown>, contractId?: string) => {
  const id = contractId ?? (await contract(w));
  return {
    contractId: id,
    rowId: await row(w, table, { contract_id: id, ...parties(w), by: "Test", ...values }),
  };
};

const pack = (w: World, contractId?: string) =>
  under(
    w,
    "hour_pack",
    {
      order_number: "OC-1",
      minutes: 4800,
      price_minor: 1,
      currency: "USD",
      bought_on: day(-100),
      expires_on: day(200),
    },
    contractId,
  );

async function work(w: World, state: string) {
  const { contractId } = await pack(w);
  const { rowId } = await under(
    w,
    "planned_work",
    { state, on: day(20), minutes: 60, what: "Afinación" },
    contractId,
  );
  return { contractId, workId: rowId, version: 0 };
}

const words = { what: "Afinación de índices", consultant: "Iker" };

export const hours: Table = {
  buyPackAction: [
    {
      may: keepers,
      make: async w => ({ contractId: await contract(w), orderNumber: "OC-9", hours: 80, boughtOn: day(-2) }),
    },
  ],
  askWorkAction: [
    {
      may: askers,
      make: async w => ({
        contractId: (await pack(w)).contractId,
        on: day(20),
        hours: 8,
        ...words,
        consultant: "",
      }),
    },
  ],
  planWorkAction: [
    {
      may: workers,
      make: async w => ({ contractId: (await pack(w)).contractId, on: day(20), hours: 8, ...words }),
    },
  ],
  agreeWorkAction: [
    {
      may: workers,
      make: async w => ({ ...(await work(w, "asked")), on: day(21), hours: 4, consultant: "Iker" }),
    },
  ],
  moveWorkAction: [
    {
      may: workers,
      make: async w => ({
        ...(await work(w, "agreed")),
        on: day(22),
        hours: 4,
        consultant: "Iker",
        reason: "Viaje",
      }),
    },
  ],
  dropWorkAction: [{ may: either, make: async w => ({ ...(await work(w, "agreed")), reason: "Ya no" }) }],
  recordTimeAction: [
    {
      may: workers,
      make: async w => ({
        contractId: (await pack(w)).contractId,
        on: day(-2),
        hours: 2,
        ...words,
        ticketNumber: "",
        plannedId: "",
      }),
    },
  ],
  logCaseTimeAction: [
    {
      may: workers,
      make: async w => {
        const { contractId } = await pack(w);
        const number = `TST-${newId().slice(-6)}`;
        const id = await caseOf(w, number);
        await w.db.admin.query("UPDATE ticket SET contract_id = $2 WHERE id = $1", [id, contractId]);
        return { number, on: day(-1), minutes: 30, what: "Looked at it", against: "pack" };
      },
    },
  ],
  reverseTimeAction: [
    {
      may: workers,
      make: async w => {
        const { contractId } = await pack(w);
        const { rowId } = await under(
          w,
          "hour_entry",
          { on: day(-3), minutes: 60, consultant: "Iker", what: "Afinación" },
          contractId,
        );
        return { contractId, entryId: rowId, reason: "Duplicado" };
      },
    },
  ],
};

async function point(w: World, deed: string | null) {
  const contractId = await contract(w);
  const about = { contractId, itemKey: "backup", last: "" };
  if (deed === null) return about;
  const { rowId } = await under(
    w,
    "readiness_entry",
    { item_key: "backup", deed, by_side: "customer" },
    contractId,
  );
  return { ...about, last: rowId };
}

export const readiness: Table = {
  stateReadinessAction: [
    { may: ["customer_admin"], make: async w => ({ ...(await point(w, null)), text: "Cada noche" }) },
  ],
  confirmReadinessAction: [
    { may: workers, make: async w => ({ ...(await point(w, "stated")), reviewOn: day(200) }) },
  ],
  returnReadinessAction: [
    { may: workers, make: async w => ({ ...(await point(w, "stated")), text: "¿Cuándo se probó?" }) },
  ],
};

async function review(w: World, held = false) {
  const contractId = await contract(w);
  const { rowId: yearId } = await under(
    w,
    "on_site_year",
    {
      order_number: "OC-2",
      starts_on: day(-100),
      ends_on: day(264),
      price_minor: 1,
      currency: "USD",
      terms: JSON.stringify(extendedPlan.options?.onSite),
    },
    contractId,
  );
  const { rowId } = await under(
    w,
    "business_review",
    {
      year_id: yearId,
      due_on: day(80),
      agenda: JSON.stringify(extendedPlan.options?.onSite?.agenda),
      ...(held ? { held_on: day(-5) } : {}),
    },
    contractId,
  );
  return { contractId, reviewId: rowId };
}

async function decided(w: World, done: boolean) {
  const { contractId, reviewId } = await review(w, true);
  const { rowId } = await under(
    w,
    "review_action",
    {
      review_id: reviewId,
      what: "Plan",
      owner: "Ana",
      due_on: day(30),
      ...(done ? { done_on: day(-3) } : {}),
    },
    contractId,
  );
  return { contractId, actionId: rowId, version: 0 };
}

export const reviews: Table = {
  buyOnSiteAction: [
    {
      may: keepers,
      make: async w => ({ contractId: await contract(w), orderNumber: "OC-3", startsOn: day(2) }),
    },
  ],
  fixReviewAction: [
    {
      may: workers,
      make: async w => ({
        ...(await review(w)),
        version: 0,
        on: day(40),
        from: "10:00",
        to: "11:00",
        place: "Sala 2",
        reason: "",
        people: [w.people.customer_admin.personId],
      }),
    },
  ],
  holdReviewAction: [
    {
      may: workers,
      make: async w => ({
        ...(await review(w)),
        version: 0,
        heldOn: day(-2),
        minutes: { releases: "6.2", activity: "12 casos", migrations: "Ninguna" },
      }),
    },
  ],
  addActionAction: [
    {
      may: workers,
      make: async w => ({ ...(await review(w, true)), what: "Plan", owner: "Ana", dueOn: day(30) }),
    },
  ],
  finishActionAction: [{ may: either, make: async w => ({ ...(await decided(w, false)), note: "" }) }],
  reopenActionAction: [{ may: either, make: w => decided(w, true) }],
};

async function booked(w: World, state: string, from = 30) {
  const { contractId, rowId } = await under(w, "booked_day", {
    state,
    starts_at: `${day(from)}T03:00:00Z`,
    ends_at: `${day(from)}T05:00:00Z`,
    reason: "Actualización",
  });
  return { contractId, dayId: rowId, version: 0 };
}

const night = { on: day(40), from: "20:00", to: "23:00" };

export const bookedDays: Table = {
  askDayAction: [
    { may: askers, make: async w => ({ contractId: await contract(w), ...night, reason: "Actualización" }) },
  ],
  enterDayAction: [
    { may: workers, make: async w => ({ contractId: await contract(w), ...night, reason: "Actualización" }) },
  ],
  agreeDayAction: [
    { on: "what was asked for", may: workers, make: w => booked(w, "asked") },
    { on: "what was proposed", may: askers, make: w => booked(w, "proposed") },
  ],
  proposeDayAction: [
    { may: workers, make: async w => ({ ...(await booked(w, "asked")), ...night, answer: "Otro día" }) },
  ],
  dropDayAction: [{ may: either, make: async w => ({ ...(await booked(w, "agreed")), answer: "Ya no" }) }],
  closeDayAction: [
    {
      may: workers,
      make: async w => ({ ...(await booked(w, "agreed", -3)), used: "used", answer: "" }),
    },
  ],
};

/** A fixed review of the customer's contract, for who downloads it. */
export async function fixedReview(w: World): Promise<string> {
  const { reviewId } = await review(w);
  await put(
    w,
    "UPDATE business_review SET starts_at = $2, ends_at = $3, place = 'Sala 2' WHERE id = $1",
    reviewId,
    `${day(40)}T16:00:00Z`,
    `${day(40)}T17:00:00Z`,
  );
  return reviewId;
}
