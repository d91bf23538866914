import type { z } from "zod";
import type { Actor } from "#lib/domain/policies/types.ts";
import { readQuery } from "#lib/domain/query.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import { decided, inTimePercent } from "#lib/domain/tickets/decision.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { keepPart, keptRows, startTask } from "#lib/features/tasks/commands.ts";
import { type Sheet, sheetFile } from "#lib/features/tasks/sheet-file.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { By } from "#lib/platform/record.ts";
import type { DecidedRow, ReportGroup } from "./dto.ts";
import { decidedRows, readGroups } from "./queries.ts";
import { exportReportInput, type ReportFilter, readReportFilter } from "./schema.ts";

export const REPORT_KIND = "reports.export";
export const CASES_KIND = "reports.cases";

const SLICE = 500;
/** More than anybody looks through; a file is made in memory. */
const MOST = 60_000;

/** Asks for a report, or for the cases behind it, as a file; the worker makes it. */
export const startReportExport = async (
  tx: Tx,
  by: By,
  kind: typeof REPORT_KIND | typeof CASES_KIND,
  input: z.output<typeof exportReportInput>,
): Promise<{ taskId: string }> => ({ taskId: await startTask(tx, by, kind, input) });

type Ctx = {
  tx: Tx;
  now: Date;
  actor: Actor;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  cursor: unknown;
};

function askingOf({ actor, workspace, now, input }: Ctx) {
  const { query, format } = exportReportInput.parse(input);
  const today = todayIn(workspace.timeZone, now.getTime());
  const filter = readReportFilter(readQuery(query), today);
  return { asking: { actor, workspace, filter, now }, format, today };
}

const fileName = (key: string, { actor, workspace }: Ctx, { from, to }: ReportFilter): string =>
  [translator(actor.locale)(`reports.file.${key}`), workspace.slug, from, to].join("-");

/** The figures as a file, with the rights of who asked. */
export async function reportStep(ctx: Ctx) {
  const { asking, format } = askingOf(ctx);
  const groups = await readGroups(ctx.tx, asking);
  const t = translator(ctx.actor.locale);
  return {
    done: groups.length,
    total: groups.length,
    finished: {
      result: { rows: groups.length },
      file: await sheetFile(
        fileName("report", ctx, asking.filter),
        t("reports.title"),
        format,
        figures(groups, asking.filter, ctx.actor),
      ),
    },
  };
}

function figures(groups: readonly ReportGroup[], { by }: ReportFilter, { locale }: Actor): Sheet {
  const t = translator(locale);
  const head = ["clock", "decided", "met", "warned", "breached", "share"].map(key =>
    t(`reports.column.${key}`),
  );
  const rows = groups.flatMap(({ name, clocks }) =>
    clocks.map(({ clock, counts }): Cell[] => {
      const share = inTimePercent(counts);
      return [
        name,
        t(`reports.clock.${clock}`),
        decided(counts),
        counts.met,
        counts.warned,
        counts.breached,
        share === null ? null : Math.floor(share * 10) / 10,
      ];
    }),
  );
  return { head: [t(`reports.by.${by}`), ...head], rows };
}

type Cursor = { after: string | null; done: number; read: boolean };
const START: Cursor = { after: null, done: 0, read: false };

/** The promises behind the figures as a file, a slice a step. */
export async function reportCasesStep(ctx: Ctx) {
  const { tx, actor, taskId } = ctx;
  const { asking, format } = askingOf(ctx);
  const { after, done, read } = { ...START, ...(ctx.cursor as Partial<Cursor> | null) };
  if (!read) {
    const page = await decidedRows(tx, asking, after, SLICE);
    await keepPart(tx, actor, taskId, done, page.rows);
    const sum = done + page.rows.length;
    const cursor: Cursor = { after: page.next, done: sum, read: page.next === null || sum >= MOST };
    return { done: sum, total: cursor.read ? sum : sum + SLICE, cursor };
  }
  const t = translator(actor.locale);
  const rows = await keptRows<DecidedRow>(tx, actor, taskId);
  return {
    done,
    total: done,
    finished: {
      result: { rows: rows.length },
      file: await sheetFile(
        fileName("cases", ctx, asking.filter),
        t("reports.cases.title"),
        format,
        caseLines(rows, ctx.actor, ctx.workspace.timeZone),
      ),
    },
  };
}

function caseLines(rows: readonly DecidedRow[], { locale, side }: Actor, zone: string): Sheet {
  const t = translator(locale);
  const day = (at: number | null): Cell => (at === null ? null : { day: todayIn(zone, at) as PlainDate });
  const time = (at: number | null): Cell =>
    at === null
      ? null
      : new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(new Date(at));
  const columns: [string, (row: DecidedRow) => Cell][] = [
    ["number", row => row.number],
    ["subject", row => row.subject],
    ...(side === "customer"
      ? []
      : [["customer", row => row.customer] satisfies [string, (row: DecidedRow) => Cell]]),
    ["servedBy", row => row.servedBy],
    ["priority", row => row.priority],
    ["clock", row => t(`reports.clock.${row.clock}`)],
    ["round", row => row.cycle],
    ["result", row => t(`reports.result.${row.result}`)],
    ["startedOn", row => day(row.startedAt)],
    ["startedAt", row => time(row.startedAt)],
    ["dueOn", row => day(row.dueAt)],
    ["dueAt", row => time(row.dueAt)],
    ["stoppedOn", row => day(row.stoppedAt)],
    ["stoppedAt", row => time(row.stoppedAt)],
  ];
  return {
    head: columns.map(([key]) => t(`reports.column.${key}`)),
    rows: rows.map(row => columns.map(([, value]) => value(row))),
  };
}
