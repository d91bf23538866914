import { z } from "zod";
import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { readQuery } from "#lib/domain/query.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { keepPart, keptRows, startTask } from "#lib/features/tasks/commands.ts";
import { type Sheet, sheetFile } from "#lib/features/tasks/sheet-file.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { By } from "#lib/platform/record.ts";
import { forbid } from "#lib/platform/refusal.ts";
import type { SystemLine } from "./dto.ts";
import { loadProducts } from "./queries.ts";
import { exportSystemsInput } from "./schema.ts";
import { systemFilter, systemIds, systemLines } from "./systems.ts";

export const SYSTEMS_KIND = "systems.export";

const MOST = 50_000;
const SLICE = 400;
const cursorOf = z.object({ ids: z.array(z.string()).optional(), at: z.number().default(0) });

/** Asks for the list as a file; the worker makes it. */
export const startSystemsExport = async (
  tx: Tx,
  by: By,
  input: z.output<typeof exportSystemsInput>,
): Promise<{ taskId: string }> => ({ taskId: await startTask(tx, by, SYSTEMS_KIND, input) });

type Ctx = {
  tx: Tx;
  now: Date;
  actor: Actor;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  cursor: unknown;
};

/** Who runs what where as a file, a slice a step, with the rights of who asked: a partner's file holds its own customers. */
export async function systemsStep(ctx: Ctx) {
  const { tx, actor, workspace, now, taskId } = ctx;
  if (!productPolicy.exportSystems(actor, null)) forbid();
  const { query, format } = exportSystemsInput.parse(ctx.input);
  const today = todayIn(workspace.timeZone, now.getTime());
  const asked = { tx, actor, today };
  const { ids, at } = cursorOf.parse(ctx.cursor);
  if (!ids) {
    const filter = systemFilter(readQuery(query));
    const found = await systemIds(asked, filter, MOST);
    return { done: 0, total: found.length, cursor: { ids: found, at: 0 } };
  }
  const slice = ids.slice(at, at + SLICE);
  if (slice.length > 0) {
    await keepPart(
      tx,
      actor,
      taskId,
      at,
      await systemLines(asked, slice, await loadProducts(tx, actor.tenantId)),
    );
    const done = at + slice.length;
    return { done, total: ids.length, cursor: { ids, at: done } };
  }
  const rows = await keptRows<SystemLine>(tx, actor, taskId);
  const t = translator(actor.locale);
  const name = `${t("products.systems.file")}-${workspace.slug}-${today}`;
  return {
    done: ids.length,
    total: ids.length,
    finished: {
      result: { rows: rows.length },
      file: await sheetFile(name, t("products.systems.title"), format, tableOf(rows, actor, workspace)),
    },
  };
}

/** In the requester's language; days as days. */
function tableOf(rows: readonly SystemLine[], { locale }: Actor, { timeZone }: WorkspaceInfo): Sheet {
  const t = translator(locale);
  const day = (date: string | null): Cell => (date === null ? null : { day: date });
  const columns: [string, (row: SystemLine) => Cell][] = [
    ["customer", row => row.customer],
    ["place", row => row.place],
    ["system", row => row.name],
    ["product", row => row.product],
    ["version", row => row.version],
    ["support", row => t(`products.support.${row.support ?? "unknown"}`)],
    ["until", row => day(row.until)],
    ["units", row => row.units],
    ["contract", row => row.contract],
    ["coveredUntil", row => day(row.coveredUntil)],
    ["servedBy", row => row.servedBy],
    ["corrected", row => day(row.corrected && todayIn(timeZone, row.corrected.at))],
    ["correctedBy", row => row.corrected?.by ?? null],
  ];
  return {
    head: columns.map(([key]) => t(`products.systems.column.${key}`)),
    rows: rows.map(row => columns.map(([, value]) => value(row))),
  };
}
