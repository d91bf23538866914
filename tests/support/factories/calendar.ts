import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** Publishes a business calendar, by default under its own key (S2). */
export async function makeCalendar(
  db: TestDatabase,
  ws: { tenantId: string },
  calendar: BusinessCalendar,
  key: string = calendar.key,
): Promise<void> {
  await inWorkspace(
    asWorker(ws.tenantId),
    tx =>
      tx.businessCalendarVersion.createMany({
        data: [
          {
            tenantId: ws.tenantId,
            id: newId(),
            key,
            version: calendar.version,
            effectiveFrom: new Date("2020-01-01"),
            definition: JSON.parse(JSON.stringify(calendar)),
            publishedBy: "Test",
          },
        ],
      }),
    db.client,
  );
}
