import type { z } from "zod";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import { type Sheet, sheetFile } from "#lib/features/tasks/sheet-file.ts";
import { readStanding } from "#lib/features/tiers/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { By } from "#lib/platform/record.ts";
import { forbid } from "#lib/platform/refusal.ts";
import type { CellDto, MatrixRowDto } from "./dto.ts";
import { dayAsked, firstLossOf, isAsked, wholeMatrix } from "./queries.ts";
import { exportMatrixInput, readMatrixQuery } from "./schema.ts";

export const MATRIX_KIND = "matrix.export";

/** Asks for a company's matrix as a file; the worker makes it. */
export const startMatrixExport = async (
  tx: Tx,
  by: By,
  input: z.output<typeof exportMatrixInput>,
): Promise<{ taskId: string }> => ({ taskId: await startTask(tx, by, MATRIX_KIND, input) });

type Ctx = { tx: Tx; now: Date; actor: Actor; workspace: WorkspaceInfo; input: unknown };

/** A company's people by area as the page shows them with its filter, a line a person and area, with the rights of who asked. */
export async function matrixStep({ tx, now, actor, workspace, input }: Ctx) {
  const { slug, query, format } = exportMatrixInput.parse(input);
  const { standing, today } = await readStanding(tx, actor, workspace, slug, now);
  if (!certificationPolicy.export(actor, standing)) forbid("certifications.refusal.roleExport");
  const filter = readMatrixQuery(query);
  const on = dayAsked(filter.on, today);
  const { reading, rows } = await wholeMatrix(tx, actor, workspace, standing, today, on, now);
  const known = reading.definition.areas.some(area => area.key === filter.area);
  const asked = { ...filter, area: known ? filter.area : null };
  const lines = rows
    .filter(row => isAsked(row, asked, on))
    .flatMap(row =>
      row.cells
        .filter(cell => asked.area === null || cell.areaKey === asked.area)
        .map(cell => ({ row, cell })),
    );
  const t = translator(actor.locale);
  return {
    done: lines.length,
    total: lines.length,
    finished: {
      result: { rows: lines.length },
      file: await sheetFile(
        `${t("matrix.file.name")}-${slug}-${on}`,
        t("matrix.people"),
        format,
        sheetOf(lines, actor),
      ),
    },
  };
}

type Line = { row: MatrixRowDto; cell: CellDto };

/** In the requester's language; days as days. */
function sheetOf(lines: readonly Line[], { locale }: Actor): Sheet {
  const t = translator(locale);
  const day = (date: PlainDate | null): Cell => (date === null ? null : { day: date });
  const word = (yes: boolean) => t(`certifications.file.${yes ? "yes" : "no"}`);
  const needs = ({ needs }: CellDto) =>
    needs.map(({ requirement, tiers }) => t("matrix.needs.for", { requirement, tiers: tiers.join(", ") }));
  const columns: [string, (line: Line) => Cell][] = [
    ["person", ({ row }) => row.name],
    ["leaves", ({ row }) => day(row.leavesOn)],
    ["area", ({ cell }) => cell.area],
    ["state", ({ cell }) => cell.state && t(`certifications.file.states.${cell.state}`)],
    ["number", ({ cell }) => cell.number],
    ["from", ({ cell }) => day(cell.from)],
    ["until", ({ cell }) => day(cell.until)],
    ["grace", ({ cell }) => day(cell.graceUntil)],
    ["counts", ({ cell }) => (cell.state === null ? null : word(cell.counts))],
    ["renewed", ({ cell }) => (cell.until === null ? null : word(cell.renewed))],
    ["needs", ({ cell }) => needs(cell).join("; ") || null],
    ["loss", ({ cell }) => day(firstLossOf(cell))],
    ["seat", ({ cell }) => day(cell.seat?.on ?? null)],
  ];
  return {
    head: columns.map(([key]) => t(`matrix.file.column.${key}`)),
    rows: lines.map(line => columns.map(([, value]) => value(line))),
  };
}
