import type { z } from "zod";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { LineKind } from "#lib/domain/training/price.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { sheetFile } from "#lib/features/tasks/sheet-file.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { beyond, type KeysetOrder, orderBy, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { forbid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { OrderLineDto } from "./dto.ts";
import { dayOf, titleOf } from "./record.ts";
import { exportOrdersInput, type ORDER_VIEWS } from "./schema.ts";

export const ORDERS_KIND = "training.orders";
export type OrderView = (typeof ORDER_VIEWS)[number];
export type OrderQuery = { view: OrderView; partner: string; cursor: string | null };

const sql = Prisma.sql;
const PAGE = 50;
/** More than a vendor sells in years; a file is made in memory. */
const MOST = 20_000;

const ORDERS: KeysetOrder[] = [
  { column: { sql: sql`l.at`, type: "timestamptz" }, descending: true },
  { column: { sql: sql`l.id`, type: "uuid" }, descending: true },
];

type Which = { bookingId: string } | { ids: readonly string[] };

/** Lines with their course and company, the newest first. */
export async function orderLines(tx: Tx, actor: Actor, which: Which): Promise<OrderLineDto[]> {
  const { tenantId } = actor;
  const rows = await tx.trainingOrderLine.findMany({
    where: { tenantId, ...("ids" in which ? { id: { in: [...which.ids] } } : which) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const sessions = await tx.trainingSession.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.sessionId))] } },
  });
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, id: { in: [...new Set(sessions.map(one => one.courseId))] } },
  });
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.partnerOrgId))] } },
  });
  return rows.map(row => {
    const session = sessions.find(one => one.id === row.sessionId);
    const course = courses.find(one => one.id === session?.courseId);
    const org = orgs.find(one => one.id === row.partnerOrgId);
    return {
      id: row.id,
      number: row.number,
      kind: row.kind as LineKind,
      quantity: row.quantity,
      currency: row.currency as OrderLineDto["currency"],
      list: row.listMinor,
      discountBp: row.discountBp,
      pays: row.payMinor,
      about: row.about,
      at: row.at.getTime(),
      course: course ? titleOf(course, actor.locale) : "",
      sessionId: row.sessionId,
      sessionOn: session ? dayOf(session) : "",
      company: { name: org?.name ?? "", slug: org?.slug ?? "" },
      invoicedAt: row.invoicedAt?.getTime() ?? null,
      invoiceRef: row.invoiceRef,
    };
  });
}

/** Which lines: of the own company for a partner, of one or all for the vendor. */
async function conditions(
  tx: Tx,
  actor: Actor,
  query: Pick<OrderQuery, "view" | "partner">,
): Promise<Prisma.Sql> {
  const { tenantId } = actor;
  const org =
    actor.side === "partner"
      ? { id: actor.orgId }
      : query.partner
        ? await tx.organisation.findFirst({ where: { tenantId, slug: query.partner, side: "partner" } })
        : null;
  if (actor.side === "vendor" && query.partner && !org) return notFoundRefusal();
  const views: Record<OrderView, Prisma.Sql> = {
    open: sql`l.invoiced_at IS NULL`,
    invoiced: sql`l.invoiced_at IS NOT NULL`,
    all: sql`true`,
  };
  return sql`l.tenant_id = ${tenantId}::uuid AND ${views[query.view]} ${org ? sql`AND l.partner_org_id = ${org.id}::uuid` : Prisma.empty}`;
}

export type OrdersDto = {
  lines: OrderLineDto[];
  next: string | null;
  first: boolean;
  /** By currency, of all the view holds. */
  totals: { currency: string; minor: number }[];
  partners: { slug: string; name: string }[];
  can: { invoice: boolean; everybody: boolean };
};

const mayRead = (actor: Actor) =>
  trainingPolicy.seeOrders(actor, { partnerOrgId: actor.side === "partner" ? actor.orgId : null });

/** What companies pay for sessions, line by line, for who pays it and who invoices it. */
export async function readOrders(tx: Tx, actor: Actor, query: OrderQuery): Promise<OrdersDto> {
  if (!mayRead(actor)) return notFoundRefusal();
  const where = await conditions(tx, actor, query);
  const edge = readCursor(query.cursor, ORDERS);
  const found = await tx.$queryRaw<{ id: string; at: string }[]>`
    SELECT l.id, l.at::text AS at FROM training_order_line l
    WHERE ${where} ${edge ? sql`AND ${beyond(ORDERS, edge, false)}` : Prisma.empty}
    ORDER BY ${orderBy(ORDERS, false)} LIMIT ${PAGE + 1}`;
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const totals = await tx.$queryRaw<{ currency: string; minor: number }[]>`
    SELECT l.currency, sum(l.pay_minor)::float8 AS minor FROM training_order_line l WHERE ${where}
    GROUP BY l.currency ORDER BY l.currency`;
  const partners =
    actor.side === "vendor"
      ? await tx.$queryRaw<{ slug: string; name: string }[]>`
          SELECT DISTINCT o.slug, o.name FROM training_order_line l
          JOIN organisation o ON o.tenant_id = l.tenant_id AND o.id = l.partner_org_id
          WHERE l.tenant_id = ${actor.tenantId}::uuid ORDER BY o.name`
      : [];
  return {
    lines: await orderLines(tx, actor, { ids: page.map(row => row.id) }),
    next: found.length > PAGE && last ? writeCursor([last.at, last.id]) : null,
    first: edge === null,
    totals,
    partners,
    can: { invoice: trainingPolicy.invoice(actor, null), everybody: actor.side === "vendor" },
  };
}

/** Asks for the lines as a file; the worker makes it. */
export const startOrdersExport = async (
  tx: Tx,
  by: By,
  input: z.output<typeof exportOrdersInput>,
): Promise<{ taskId: string }> => ({ taskId: await startTask(tx, by, ORDERS_KIND, input) });

type Ctx = { tx: Tx; now: Date; actor: Actor; workspace: WorkspaceInfo; input: unknown };

/** The lines as a file, with the rights of who asked. */
export async function ordersStep({ tx, now, actor, workspace, input }: Ctx) {
  if (!mayRead(actor)) forbid("training.refusal.roleOrders");
  const query = exportOrdersInput.parse(input);
  const where = await conditions(tx, actor, query);
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM training_order_line l WHERE ${where} ORDER BY ${orderBy(ORDERS, false)} LIMIT ${MOST}`;
  const lines = await orderLines(tx, actor, { ids: found.map(row => row.id) });
  const t = translator(actor.locale);
  const day = (at: number | null): Cell => (at === null ? null : { day: todayIn(workspace.timeZone, at) });
  const columns: [string, (line: OrderLineDto) => Cell][] = [
    ["number", line => line.number],
    ["at", line => day(line.at)],
    ["company", line => line.company.name],
    ["course", line => line.course],
    ["session", line => ({ day: line.sessionOn as PlainDate })],
    ["kind", line => t(`training.orders.kind.${line.kind}`)],
    ["about", line => line.about],
    ["quantity", line => line.quantity],
    ["list", line => line.list / 100],
    ["discount", line => line.discountBp / 100],
    ["pays", line => line.pays / 100],
    ["currency", line => line.currency],
    ["invoiced", line => day(line.invoicedAt)],
    ["reference", line => line.invoiceRef],
  ];
  const head = columns.map(([key]) => t(`training.orders.column.${key}`));
  const rows = lines.map(line => columns.map(([, value]) => value(line)));
  const today = todayIn(workspace.timeZone, now.getTime());
  const name = `${t("training.orders.file")}-${workspace.slug}-${today}`;
  return {
    done: lines.length,
    total: lines.length,
    finished: {
      result: { rows: lines.length },
      file: await sheetFile(name, t("training.orders.title"), query.format, { head, rows }),
    },
  };
}

/** Notes that lines are on an invoice. One that is on another already is refused, so that none is invoiced twice. */
export async function markInvoiced(
  tx: Tx,
  by: By,
  input: { lineIds: string[]; reference: string },
  now: Date,
): Promise<{ lines: number }> {
  const ids = [...new Set(input.lineIds)];
  const { count } = await tx.trainingOrderLine.updateMany({
    where: { tenantId: by.tenantId, id: { in: ids }, invoicedAt: null },
    data: { invoicedAt: now, invoiceRef: input.reference },
  });
  if (count !== ids.length) refuse("training.refusal.invoiced");
  await audit(tx, by, {
    action: "training.invoiced",
    subjectType: "training_order",
    after: { lines: ids, reference: input.reference },
  });
  return { lines: count };
}
