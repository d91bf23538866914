import { z } from "zod";
import { countryName } from "#lib/domain/countries.ts";
import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { keepPart, keptRows } from "#lib/features/tasks/commands.ts";
import { sheetFormat } from "#lib/features/tasks/schema.ts";
import { type Sheet, sheetFile } from "#lib/features/tasks/sheet-file.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { forbid } from "#lib/platform/refusal.ts";
import type { HealthRow } from "./dto.ts";
import { healthIds, healthRows } from "./queries.ts";
import { readHealthQuery } from "./schema.ts";

export const EXPORT_KIND = "partners.export";

/** More than any vendor has; a file is made in memory. */
const MOST = 20_000;
const SLICE = 250;

const inputOf = z.object({ query: z.string(), format: sheetFormat });
const cursorOf = z.object({ ids: z.array(z.string()).optional(), at: z.number().default(0) });

type Ctx = {
  tx: Tx;
  now: Date;
  actor: Actor;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  cursor: unknown;
};

/**
 * The list of partners as a file, a slice a step. The first step notes which partners in which order, so that what
 * changes meanwhile neither drops nor doubles a line.
 */
export async function exportStep(ctx: Ctx) {
  const { tx, actor, workspace, now, taskId } = ctx;
  if (!partnerHealthPolicy.export(actor, null)) forbid("partners.health.refusal.notManager");
  const { query, format } = inputOf.parse(ctx.input);
  const today = todayIn(workspace.timeZone, now.getTime());
  const { ids, at } = cursorOf.parse(ctx.cursor);
  if (!ids) {
    const found = await healthIds(tx, actor.tenantId, readHealthQuery(query), today, MOST);
    return { done: 0, total: found.length, cursor: { ids: found, at: 0 } };
  }
  const slice = ids.slice(at, at + SLICE);
  if (slice.length > 0) {
    const { rows } = await healthRows(tx, actor.tenantId, slice, actor.locale);
    await keepPart(tx, actor, taskId, at, rows);
    const done = at + slice.length;
    return { done, total: ids.length, cursor: { ids, at: done } };
  }
  const rows = await keptRows<HealthRow>(tx, actor, taskId);
  const table = tableOf(rows, actor, workspace);
  const t = translator(actor.locale);
  const name = `${t("partners.health.file")}-${workspace.slug}-${today}`;
  return {
    done: ids.length,
    total: ids.length,
    finished: {
      result: { rows: rows.length },
      file: await sheetFile(name, t("partners.list.title"), format, table),
    },
  };
}

/** In the requester's language; days as days, figures as figures. */
function tableOf(rows: readonly HealthRow[], { locale }: Actor, { timeZone }: WorkspaceInfo): Sheet {
  const t = translator(locale);
  const day = (date: string | null): Cell => (date === null ? null : { day: date });
  const columns: [string, (row: HealthRow) => Cell][] = [
    ["name", row => row.name],
    ["country", row => (row.country ? countryName(row.country, locale) : null)],
    ["programme", row => row.programme],
    ["state", row => t(`partners.state.${row.state}`)],
    ["tier", row => row.tier],
    ["standing", row => row.standing && t(`partners.health.standings.${row.standing}`)],
    ["loss", row => day(row.nextLossOn)],
    ["activity", row => day(row.lastActiveAt === null ? null : todayIn(timeZone, row.lastActiveAt))],
    ["partner", row => row.partnerOpen],
    ["partnerDue", row => day(row.partnerDueOn)],
    ["vendor", row => row.vendorOpen],
    ["certificates", row => row.certsEnding],
    ["certEnds", row => day(row.certEndsOn)],
    ["agreement", row => day(row.agreementEnds)],
    ["level3", row => row.level3Open],
    ["stepsDone", row => row.stepsDone],
    ["stepsTotal", row => row.stepsTotal],
  ];
  return {
    head: columns.map(([key]) => t(`partners.health.column.${key}`)),
    rows: rows.map(row => columns.map(([, value]) => value(row))),
  };
}
