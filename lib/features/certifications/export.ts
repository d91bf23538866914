import type { z } from "zod";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Cell } from "#lib/domain/sheet.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { keepPart, keptRows, startTask } from "#lib/features/tasks/commands.ts";
import { type Sheet, sheetFile } from "#lib/features/tasks/sheet-file.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { By } from "#lib/platform/record.ts";
import { forbid } from "#lib/platform/refusal.ts";
import type { CertificationDto } from "./dto.ts";
import { listCertificates } from "./portfolio.ts";
import { exportCertificatesInput } from "./schema.ts";

export const CERTIFICATES_KIND = "certifications.export";

/** So many a step. */
const SLICE = 500;
/** More than any vendor has; a file is made in memory. */
const MOST = 60_000;

type Cursor = { after: string | null; done: number; read: boolean };
const START: Cursor = { after: null, done: 0, read: false };

/** Whose certificates a reader takes out: of a partner its own, of the vendor everybody's. */
export const exportedOf = (actor: Actor) =>
  actor.side === "customer" ? null : { partnerOrgId: actor.side === "partner" ? actor.orgId : null };

/** Asks for the list as a file; the worker makes it. */
export const startCertificatesExport = async (
  tx: Tx,
  by: By,
  input: z.output<typeof exportCertificatesInput>,
): Promise<{ taskId: string }> => ({ taskId: await startTask(tx, by, CERTIFICATES_KIND, input) });

type Ctx = {
  tx: Tx;
  now: Date;
  actor: Actor;
  workspace: WorkspaceInfo;
  taskId: string;
  input: unknown;
  cursor: unknown;
};

/** The list of certificates as a file, a slice a step, with the rights of who asked. */
export async function certificatesStep(ctx: Ctx) {
  const { tx, now, actor, workspace, taskId } = ctx;
  const of = exportedOf(actor);
  if (!of || !certificationPolicy.export(actor, of)) forbid("certifications.refusal.roleExport");
  const { format, ...query } = exportCertificatesInput.parse(ctx.input);
  const { after, done, read } = { ...START, ...(ctx.cursor as Partial<Cursor> | null) };
  if (!read) {
    const asked = { ...query, area: query.area || null, partner: query.partner || null, cursor: after };
    const page = await listCertificates(tx, actor, workspace, asked, now, SLICE);
    await keepPart(tx, actor, taskId, done, page.rows);
    const sum = done + page.rows.length;
    const cursor: Cursor = { after: page.next, done: sum, read: page.next === null || sum >= MOST };
    // How many there are is known when the last is read: until then one slice more is expected.
    return { done: sum, total: cursor.read ? sum : sum + SLICE, cursor };
  }
  const t = translator(actor.locale);
  const rows = await keptRows<CertificationDto>(tx, actor, taskId);
  const name = `${t("certifications.file.name")}-${workspace.slug}-${todayIn(workspace.timeZone, now.getTime())}`;
  return {
    done,
    total: done,
    finished: {
      result: { rows: rows.length },
      file: await sheetFile(name, t("certifications.title"), format, sheetOf(rows, actor)),
    },
  };
}

/** In the requester's language; days as days, figures as figures. */
function sheetOf(rows: readonly CertificationDto[], { locale, side }: Actor): Sheet {
  const t = translator(locale);
  const day = (date: PlainDate | null): Cell => (date === null ? null : { day: date });
  const columns: [string, (row: CertificationDto) => Cell][] = [
    ["person", row => row.personName],
    ...(side === "vendor"
      ? [["company", row => row.company?.name ?? null] satisfies [string, (row: CertificationDto) => Cell]]
      : []),
    ["area", row => row.area.name],
    ["number", row => row.number],
    ["state", row => t(`certifications.file.states.${row.state}`)],
    ["from", row => day(row.validFrom)],
    ["until", row => day(row.validUntil)],
    ["grace", row => (row.graceDays > 0 ? row.graceDays : null)],
    [
      "renewed",
      row => (row.validUntil === null ? null : t(`certifications.file.${row.renewed ? "yes" : "no"}`)),
    ],
    ["training", row => day(row.trainingOn)],
    ["score", row => row.score],
    ["revoked", row => day(row.revokedOn)],
    ["reason", row => row.revokeReason],
  ];
  return {
    head: columns.map(([key]) => t(`certifications.file.column.${key}`)),
    rows: rows.map(row => columns.map(([, value]) => value(row))),
  };
}
