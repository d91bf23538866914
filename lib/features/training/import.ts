import { z } from "zod";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import { csv } from "#lib/domain/sheet.ts";
import { textIn } from "#lib/domain/text.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type Part, partsFor } from "#lib/domain/training/scheme.ts";
import { keepPart, keptRows, startTask } from "#lib/features/tasks/commands.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { By } from "#lib/platform/record.ts";
import { forbid, invalid, Refusal } from "#lib/platform/refusal.ts";
import {
  type EnrolmentRow,
  findEnrolment,
  findSession,
  type SessionRecord,
  schemeIn,
  stateOf,
} from "./record.ts";
import { againstDay, recordPart } from "./results.ts";
import { type ImportRow, MOST_IMPORT_ROWS, startImportInput } from "./schema.ts";
import { type ReadTable, readTable } from "./table.ts";

export const IMPORT_KIND = "training.import";
const SLICE = 20;

/** Names a column may have, in either language. */
const COLUMNS: Record<string, readonly string[]> = {
  email: ["email", "e-mail", "mail", "correo", "correo electronico"],
  part: ["part", "parte", "prueba", "examen", "exam"],
  percent: ["percent", "percentage", "%", "score", "result", "porcentaje", "nota", "puntuacion", "resultado"],
  day: ["date", "day", "on", "fecha", "dia"],
  note: ["note", "comment", "remark", "observaciones", "comentario"],
};
const plain = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();

export type PreviewRow = {
  line: number;
  email: string;
  name: string;
  part: string;
  percent: string;
  day: string;
  note: string;
  /** What is wrong with it, in words; empty where it can be recorded. */
  error: string;
  row: ImportRow | null;
};
export type Preview = { rows: PreviewRow[]; good: number; encoding: string; delimiter: string };

/** Days as files have them: the year first, or last. */
function dayFrom(text: string): PlainDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const late = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : late ? [late[3], late[2], late[1]] : [];
  if (!year || !month || !day) return null;
  const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isPlainDate(found) ? found : null;
}

/** "85", "85 %", "85,0": a whole percentage. */
function percentFrom(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,]0+)?\s*%?$/.exec(text.trim());
  const value = found ? Number(found[1]) : Number.NaN;
  return value >= 0 && value <= 100 ? value : null;
}

type Attendee = { row: EnrolmentRow; email: string };

async function attendeesOf(tx: Tx, { session }: SessionRecord): Promise<Attendee[]> {
  const { tenantId } = session;
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId, sessionId: session.id, cancelledAt: null },
  });
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: rows.map(row => row.personId) } },
    select: { id: true, email: true },
  });
  return (
    rows
      .filter(row => stateOf(row) === "seated")
      .map(row => ({ row, email: plain(people.find(one => one.id === row.personId)?.email ?? "") }))
      // An empty cell is nobody's address.
      .filter(one => one.email !== "")
  );
}

/** Results of the session that stand: brought in again, the same file adds nothing. */
async function standingOf(tx: Tx, tenantId: string, enrolmentIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.trainingResult.findMany({
    where: { tenantId, enrolmentId: { in: [...enrolmentIds] }, annulledAt: null },
    select: { enrolmentId: true, partKey: true, percent: true, on: true },
  });
  return new Set(rows.map(row => wordOf({ ...row, part: row.partKey, day: toPlainDate(row.on) })));
}
const wordOf = (row: Pick<ImportRow, "enrolmentId" | "part" | "percent" | "day">): string =>
  [row.enrolmentId, row.part, row.percent, row.day].join(" ");

/** A file of results, row by row with what is wrong in each. Writes nothing. */
export async function previewImport(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  record: SessionRecord,
  file: File,
  now: Date,
): Promise<Preview> {
  if (now < record.session.startsAt) return invalid({ files: "training.refusal.notStarted" });
  const table = readTable(new Uint8Array(await file.arrayBuffer()), MOST_IMPORT_ROWS);
  if (typeof table === "string")
    return invalid({ files: { key: `training.invalid.table.${table}`, params: { most: MOST_IMPORT_ROWS } } });
  const columns = columnsOf(table);
  const missing = ["email", "percent", "day"].filter(name => columns[name] === undefined);
  if (missing.length > 0)
    return invalid({
      files: { key: "training.invalid.columns", params: { found: table.head.join(", ").slice(0, 200) } },
    });
  const t = translator(by.locale);
  const attendees = await attendeesOf(tx, record);
  const stand = await standingOf(
    tx,
    by.tenantId,
    attendees.map(one => one.row.id),
  );
  const today = todayIn(workspace.timeZone, now.getTime());
  const seen = new Set<string>();
  const rows = table.rows.map(({ line, cells }): PreviewRow => {
    const cell = (name: string) => cells[columns[name] ?? -1] ?? "";
    const [email, percent, day, note] = [cell("email"), cell("percent"), cell("day"), cell("note")];
    const who = attendees.find(one => one.email === plain(email));
    const part = who && partOf(record, who.row, cell("part"), by.locale);
    const shown = { line, email, name: who?.row.personName ?? "", part: cell("part"), percent, day, note };
    const value = percentFrom(percent);
    const on = dayFrom(day);
    const wrong = (key: string) => ({ ...shown, error: t(key), row: null });
    if (!who) return wrong("training.invalid.row.nobody");
    if (!part) return wrong("training.invalid.row.part");
    if (value === null) return wrong("training.invalid.row.percent");
    if (on === null) return wrong("training.invalid.row.day");
    const against = againstDay(record.session, on, today);
    if (against) return wrong(against);
    if (seen.has(`${who.row.id} ${part.key}`)) return wrong("training.invalid.row.twice");
    seen.add(`${who.row.id} ${part.key}`);
    const row = {
      enrolmentId: who.row.id,
      part: part.key,
      percent: value,
      day: on,
      note: note.slice(0, 2_000),
    };
    if (stand.has(wordOf(row))) return wrong("training.invalid.row.recorded");
    return { ...shown, part: textIn(part.title, by.locale), error: "", row };
  });
  const { encoding, delimiter } = table;
  return { rows, good: rows.filter(row => row.row !== null).length, encoding, delimiter };
}

function columnsOf(table: ReadTable): Record<string, number> {
  const head = table.head.map(plain);
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([name, known]) => {
      const at = head.findIndex(title => known.includes(title));
      return at === -1 ? [] : [[name, at]];
    }),
  );
}

/** By its key or its name in either language; the only one there is needs no name. */
function partOf(record: SessionRecord, row: EnrolmentRow, named: string, locale: string): Part | null {
  const parts = partsFor(schemeIn(record), row.areas);
  if (named === "") return parts.length === 1 ? (parts[0] ?? null) : null;
  const names = (part: Part) => [
    part.key,
    textIn(part.title, "en"),
    textIn(part.title, "es"),
    textIn(part.title, locale),
  ];
  return parts.find(part => names(part).some(name => plain(name) === plain(named))) ?? null;
}

/** Asks for the results of a file to be recorded; the worker does it, and can be stopped between two slices. */
export const startImport = async (
  tx: Tx,
  by: By,
  input: z.output<typeof startImportInput>,
): Promise<{ taskId: string }> => ({
  taskId: await startTask(tx, by, IMPORT_KIND, input, input.rows.length),
});

type Ctx = {
  tx: Tx;
  now: Date;
  actor: By;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  cursor: unknown;
};
type Skipped = { name: string; part: string; percent: number; why: string };
const cursorOf = z.object({ at: z.number().default(0), skipped: z.number().default(0) });

/** A slice of the rows, each under the rights and rules of the moment; what cannot be recorded any more is told in a file. */
export async function importStep(ctx: Ctx) {
  const { tx, actor, workspace, now, taskId } = ctx;
  const { sessionId, rows } = startImportInput.parse(ctx.input);
  const { at, skipped } = cursorOf.parse(ctx.cursor);
  const session = await findSession(tx, actor, sessionId);
  if (!session || !trainingPolicy.record(actor, session)) return forbid("training.refusal.roleRecord");
  const t = translator(actor.locale);
  const slice = rows.slice(at, at + SLICE);
  const stand = await standingOf(
    tx,
    actor.tenantId,
    slice.map(row => row.enrolmentId),
  );
  const out: Skipped[] = [];
  for (const row of slice) {
    const record = await findEnrolment(tx, actor, row.enrolmentId);
    if (!record || record.session.id !== sessionId) {
      out.push({ name: "", part: row.part, percent: row.percent, why: t("training.invalid.row.nobody") });
      continue;
    }
    if (stand.has(wordOf(row))) {
      out.push({
        name: record.enrolment.personName,
        part: row.part,
        percent: row.percent,
        why: t("training.invalid.row.recorded"),
      });
      continue;
    }
    const refused = await orRefused(tx, () =>
      recordPart(tx, actor, workspace, record, { ...row, source: "import" }, now),
    );
    if (refused instanceof Refusal) {
      const [field] = Object.values(refused.fields);
      const why = field ? t(field.key, field.params) : t(refused.key, refused.params);
      out.push({ name: record.enrolment.personName, part: row.part, percent: row.percent, why });
    }
  }
  if (out.length > 0) await keepPart(tx, actor, taskId, at, out);
  const done = at + slice.length;
  const missed = skipped + out.length;
  if (done < rows.length) return { done, total: rows.length, cursor: { at: done, skipped: missed } };
  const all = await keptRows<Skipped>(tx, actor, taskId);
  const head = ["name", "part", "percent", "error"].map(key => t(`training.import.column.${key}`));
  const table = all.map(row => [row.name, row.part, row.percent, row.why]);
  return {
    done,
    total: rows.length,
    finished: {
      result: { recorded: done - missed, skipped: missed },
      ...(all.length > 0
        ? {
            file: {
              name: `${t("training.import.file")}-${todayIn(workspace.timeZone, now.getTime())}.csv`,
              mediaType: "text/csv; charset=utf-8",
              bytes: new TextEncoder().encode(csv([head, ...table])),
            },
          }
        : {}),
    },
  };
}
