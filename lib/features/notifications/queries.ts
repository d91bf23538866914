import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { NotificationDto, NotificationsDto } from "./dto.ts";

const PAGE = 30;

/** What the person was told of, newest first, a page after the cursor ("milliseconds_id"). */
export async function listNotifications(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "personId">,
  cursor: string | null,
): Promise<NotificationsDto> {
  const own = { tenantId: actor.tenantId, personId: actor.personId };
  const after = placeOf(cursor);
  const rows = await tx.notification.findMany({
    where: after
      ? { ...own, OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
      : own,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const unread = await tx.notification.count({ where: { ...own, readAt: null } });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(dtoOf),
    unread,
    next: rows.length > PAGE && last ? `${last.createdAt.getTime()}_${last.id}` : null,
    first: after === null,
  };
}

/** How many are not read yet, and the newest of them. */
export async function unreadNow(
  tx: Tx,
  actor: Pick<Actor, "tenantId" | "personId">,
): Promise<{ unread: number; newest: NotificationDto | null }> {
  const where = { tenantId: actor.tenantId, personId: actor.personId, readAt: null };
  const row = await tx.notification.findFirst({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  const unread = row ? await tx.notification.count({ where }) : 0;
  return { unread, newest: row && dtoOf(row) };
}

type Row = NonNullable<Awaited<ReturnType<Tx["notification"]["findFirst"]>>>;

const dtoOf = (row: Row): NotificationDto => ({
  id: row.id,
  kind: row.kind,
  params: paramsOf(row.data),
  href: row.href,
  at: row.createdAt.getTime(),
  read: row.readAt !== null,
});

function placeOf(cursor: string | null): { at: Date; id: string } | null {
  const [ms, id] = (cursor ?? "").split("_");
  return ms && id && /^\d{1,15}$/.test(ms) && isUuid(id) ? { at: new Date(Number(ms)), id } : null;
}

function paramsOf(data: unknown): Record<string, string | number> {
  const entries = Object.entries((data ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string | number] =>
      ["string", "number"].includes(typeof entry[1]),
    ),
  );
}
