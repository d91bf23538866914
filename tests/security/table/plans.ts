import { todayIn } from "#lib/domain/time/zone.ts";
import { loadPlanDraft, newPlan } from "#lib/features/plans/drafts.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Table } from "#tests/security/table/types.ts";
import type { World } from "#tests/security/world.ts";

/** What is promised and what it costs is changed by the vendor's administrators alone. */
const may = ["vendor_admin"] as const;
let made = 0;
const fresh = () => `plan_${++made}`;
/** The day of the vendor, who publishes: around midnight another than that of the machine. */
const today = (w: World) => todayIn(w.ws.timeZone, Date.now());

/** A draft of a plan of its own, as just begun from the one that is published. */
async function draft(w: World) {
  const who = w.people.vendor_admin;
  const by = { ...who, ip: "192.0.2.1" };
  return inWorkspace(
    who,
    async tx => {
      const key = fresh();
      const copyOf = w.plan.definition.key;
      await newPlan(tx, by, { key, name: "Support", copyOf, content: null }, today(w));
      const found = await loadPlanDraft(tx, who.tenantId, key);
      if (!found) throw new Error("no draft");
      return found;
    },
    w.db.client,
  );
}

export const plans: Table = {
  newPlanAction: [
    { may, own: true, make: () => ({ key: fresh(), name: "Support", copyOf: "", content: null }) },
  ],
  beginPlanAction: [{ may, make: w => ({ key: w.plan.definition.key }) }],
  savePlanAction: [
    {
      may,
      make: async w => {
        const { key, version, content } = await draft(w);
        return { key, version, content };
      },
    },
  ],
  discardPlanAction: [
    {
      may,
      make: async w => {
        const { key, version } = await draft(w);
        return { key, version };
      },
    },
  ],
  publishPlanAction: [
    {
      may,
      make: async w => {
        const { key, version } = await draft(w);
        return { key, version, effectiveFrom: today(w), note: "A plan of its own." };
      },
    },
  ],
};
