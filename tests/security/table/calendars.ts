import { holidaysIn } from "#lib/domain/time/calendar.ts";
import { beginCalendar, loadCalendarDraft, newCalendar } from "#lib/features/calendars/drafts.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { row, type World } from "#tests/security/world.ts";

/** Hours that promises are counted in are changed by the vendor's administrators alone. */
const may = ["vendor_admin"] as const;
const KEY = "mexico-city";
let made = 0;
const fresh = () => `calendar-${++made}`;

/** A draft as just begun, of a calendar of its own or of a published one. */
async function draft(w: World, key: string | null = null) {
  const who = w.people.vendor_admin;
  const by = { ...who, ip: "192.0.2.1" };
  return inWorkspace(
    who,
    async tx => {
      const own = key ?? fresh();
      if (key) await beginCalendar(tx, by, key);
      else await newCalendar(tx, by, { key: own, name: "Hours", copyOf: KEY }, "UTC");
      const found = await loadCalendarDraft(tx, who.tenantId, own);
      if (!found) throw new Error("no draft");
      return found;
    },
    w.db.client,
  );
}

/** An open case whose clock counts by a version before the newest, as after a task that was stopped. */
async function leftBehind(w: World): Promise<void> {
  const [customer, nobody] = [newId(), newId()];
  const ticket = await row(w, "ticket", {
    ...{ number: `T-${newId()}`, subject: "A case", contract_id: nobody, plan_version_id: nobody },
    ...{ customer_org_id: customer, customer_name: "Customer", served_by_name: "Vendor" },
    ...{ product_id: nobody, product_name: "Product", environment: "production", affected_bp: 0 },
    ...{
      can_work: true,
      priority: "P3",
      priority_reason: "S5",
      opened_by_id: nobody,
      opened_by_name: "Nobody",
    },
  });
  await row(w, "ticket_clock", {
    ...{ ticket_id: ticket, customer_org_id: customer, kind: "response", cycle: 1, priority: "P3" },
    ...{
      target_minutes: 60,
      calendar_key: KEY,
      calendar_version: 0,
      started_at: new Date(),
      warn_at_percent: 75,
    },
  });
}

const today = () => new Date().toISOString().slice(0, 10);

export const calendars: Table = {
  newCalendarAction: [{ may, own: true, make: () => ({ key: fresh(), name: "Hours", copyOf: "" }) }],
  beginCalendarAction: [{ may, make: () => ({ key: KEY }) }],
  saveCalendarAction: [
    {
      may,
      make: async w => {
        const { key, version, form } = await draft(w);
        return { key, version, form };
      },
    },
  ],
  discardCalendarAction: [
    {
      may,
      make: async w => {
        const { key, version } = await draft(w);
        return { key, version };
      },
    },
  ],
  publishCalendarAction: [
    {
      may,
      make: async w => {
        const { key, version } = await draft(w);
        return { key, version, effectiveFrom: today(), note: "First hours." };
      },
    },
  ],
  recountCalendarAction: [
    {
      may,
      make: async w => {
        await leftBehind(w);
        return { key: KEY };
      },
    },
  ],
  confirmYearAction: [
    {
      may,
      make: async w => {
        const year = Number(today().slice(0, 4));
        const calendar = await inWorkspace(
          w.people.vendor_admin,
          tx => loadCalendar(tx, w.ws.tenantId, KEY),
          w.db.client,
        );
        return { key: KEY, year, seen: holidaysIn(calendar, year).map(day => day.date) };
      },
    },
  ],
};
