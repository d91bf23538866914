import { holidaysIn } from "#lib/domain/time/calendar.ts";
import { beginCalendar, loadCalendarDraft, newCalendar } from "#lib/features/calendars/drafts.ts";
import { loadCalendar } from "#lib/features/plans/queries.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Table } from "#tests/security/table/types.ts";
import type { World } from "#tests/security/world.ts";

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

const today = () => new Date().toISOString().slice(0, 10);

export const calendars: Table = {
  newCalendarAction: [{ may, own: true, make: () => ({ key: fresh(), name: "Hours", copyOf: null }) }],
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
  recountCalendarAction: [{ may, make: () => ({ key: KEY }) }],
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
