import { findWorkspace } from "#lib/features/workspace/queries.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import type { World } from "#tests/security/world.ts";

/** The workspace's own settings (R): its administrators', and every administrator has one of their own. */
const settings = async (w: World) => {
  const { tenantId } = w.ws;
  const now = await inWorkspace(w.people.vendor_admin, tx => findWorkspace(tx, tenantId), w.db.client);
  if (!now) throw new Error("no workspace");
  const { version, supportEmail, supportPhone, locale, timeZone, colour } = now;
  const name = `Vendor ${newId().slice(-6)}`;
  const kept = { version, supportEmail, supportPhone, locale, timeZone, colour };
  return { ...kept, name, logo: null, readersAllowed: true, silenceCount: "business" };
};

export const workspace: Table = {
  saveWorkspaceAction: [{ may: ["vendor_admin"], own: true, make: settings }],
};
