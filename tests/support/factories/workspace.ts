import { asWorker, inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type TestWorkspace = { tenantId: string; slug: string; vendorOrgId: string; timeZone: string };

type Overrides = Partial<{
  slug: string;
  name: string;
  locale: "en" | "es";
  timeZone: string;
  calendarKey: string;
  ticketPrefix: string;
  settings: Record<string, string | number | boolean>;
}>;

let made = 0;

/** A vendor's workspace with its own organisation and slug, nothing else in it. */
export async function makeWorkspace(db: TestDatabase, overrides: Overrides = {}): Promise<TestWorkspace> {
  made += 1;
  const tenantId = newId();
  const vendorOrgId = newId();
  const slug = overrides.slug ?? `w${made}-${tenantId.slice(-6)}`;
  const name = overrides.name ?? `Vendor ${made}`;
  const timeZone = overrides.timeZone ?? "America/Mexico_City";
  await inAuth(tx => tx.workspaceSlug.create({ data: { slug, tenantId, timeZone } }), undefined, db.client);
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.workspace.create({
        data: {
          tenantId,
          id: tenantId,
          slug,
          name,
          legalName: `${name} Inc.`,
          locale: overrides.locale ?? "en",
          timeZone,
          colour: "#00796b",
          ticketPrefix: overrides.ticketPrefix ?? "TST",
          calendarKey: overrides.calendarKey ?? "mexico-office",
          settings: overrides.settings ?? {},
        },
      });
      await tx.organisation.create({
        data: { tenantId, id: vendorOrgId, side: "vendor", name, slug: `vendor-${slug}` },
      });
    },
    db.client,
  );
  return { tenantId, slug, vendorOrgId, timeZone };
}
