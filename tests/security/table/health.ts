import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { EVERYBODY, put, row, type Who, type World } from "#tests/security/world.ts";

// The vendor's look over its partners: exports, views, messages to many, and the tasks behind them.

const managers: Who[] = ["partner_manager", "vendor_admin"];
const vendor: Who[] = [
  "vendor_admin",
  "partner_manager",
  "certification_manager",
  "trainer",
  "vendor_support",
  "vendor_support_manager",
];

/** A task of somebody's, waiting. */
export async function task(w: World, who: Who, more: Record<string, unknown> = {}): Promise<string> {
  const { personId, orgId, accountId, membershipId } = w.people[who];
  return row(w, "task", {
    person_id: personId,
    org_id: orgId,
    account_id: accountId,
    membership_id: membershipId,
    kind: "partners.export",
    ...more,
  });
}

export const partnerHealth: Table = {
  exportPartnersAction: [
    {
      may: managers,
      own: true,
      make: async w => {
        await put(w, "DELETE FROM task");
        return { query: "state=active", format: "csv" };
      },
    },
  ],
};

export const partnerMessages: Table = {
  sendMessageAction: [
    {
      may: managers,
      make: async w => {
        await put(w, "DELETE FROM task");
        const words = { subjectEn: "News", bodyEn: "Read this.", subjectEs: "", bodyEs: "" };
        return { ...words, to: { ids: [w.partnershipId] }, expected: 1 };
      },
    },
  ],
};

/** A view of somebody's cases, shared in their organisation or theirs alone. */
const casesView = (w: World, owner: Who, shared: boolean) =>
  row(w, "saved_view", {
    list: "tickets",
    name: `View ${newId()}`,
    query: "view=open&priority=P1",
    owner_id: w.people[owner].personId,
    owner_name: "Test",
    seen_by: shared ? w.people[owner].orgId : w.people[owner].personId,
    org_id: w.people[owner].orgId,
  });

export const savedViews: Table = {
  saveViewAction: [
    {
      on: "one's cases",
      may: EVERYBODY,
      own: true,
      make: async () => ({
        list: "tickets",
        name: `View ${newId()}`,
        query: "view=open&priority=P1",
        shared: false,
      }),
    },
    {
      on: "partners",
      may: vendor,
      own: true,
      make: async () => ({ list: "partners", name: `View ${newId()}`, query: "loss=30", shared: false }),
    },
  ],
  renameViewAction: [
    {
      on: "a view of cases shared at a partner",
      may: ["partner_support", "partner_admin"],
      make: async w => ({
        version: 0,
        name: `Name ${newId()}`,
        viewId: await casesView(w, "partner_support", true),
      }),
    },
    {
      on: "a contact's own view of cases",
      may: ["customer_contact"],
      make: async w => ({
        version: 0,
        name: `Name ${newId()}`,
        viewId: await casesView(w, "customer_contact", false),
      }),
    },
    {
      on: "a shared view",
      may: managers,
      make: async w => ({
        version: 0,
        name: `Name ${newId()}`,
        viewId: await row(w, "saved_view", {
          list: "partners",
          name: `View ${newId()}`,
          query: "loss=30",
          owner_id: w.people.partner_manager.personId,
          owner_name: "Test",
          seen_by: w.vendor.orgId,
          org_id: w.vendor.orgId,
        }),
      }),
    },
    {
      on: "somebody's own view",
      may: ["trainer"],
      make: async w => ({
        version: 0,
        name: `Name ${newId()}`,
        viewId: await row(w, "saved_view", {
          list: "partners",
          name: `View ${newId()}`,
          query: "loss=30",
          owner_id: w.people.trainer.personId,
          owner_name: "Test",
          seen_by: w.people.trainer.personId,
          org_id: w.people.trainer.orgId,
        }),
      }),
    },
  ],
  removeViewAction: [
    {
      on: "a shared view",
      may: managers,
      make: async w => ({
        viewId: await row(w, "saved_view", {
          list: "partners",
          name: `View ${newId()}`,
          query: "loss=30",
          owner_id: w.people.partner_manager.personId,
          owner_name: "Test",
          seen_by: w.vendor.orgId,
          org_id: w.vendor.orgId,
        }),
      }),
    },
    {
      on: "somebody's own view",
      may: ["trainer"],
      make: async w => ({
        viewId: await row(w, "saved_view", {
          list: "partners",
          name: `View ${newId()}`,
          query: "loss=30",
          owner_id: w.people.trainer.personId,
          owner_name: "Test",
          seen_by: w.people.trainer.personId,
          org_id: w.people.trainer.orgId,
        }),
      }),
    },
  ],
};

export const tasks: Table = {
  cancelTaskAction: [
    { on: "one's own", may: ["trainer"], make: async w => ({ taskId: await task(w, "trainer") }) },
    {
      on: "a partner's",
      may: ["partner_sales"],
      make: async w => ({ taskId: await task(w, "partner_sales") }),
    },
  ],
};
