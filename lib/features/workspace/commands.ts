import { cleanLogo } from "#lib/domain/workspace/logo.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { forgetWorkspace } from "#lib/platform/kept-workspaces.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import { forgetBasics } from "#lib/platform/workspace-day.ts";
import type { WorkspaceRecord } from "./queries.ts";
import type { SaveWorkspaceInput } from "./schema.ts";

type Kept = Omit<SaveWorkspaceInput, "version" | "logo"> & { logoSvg: string };

/**
 * Changes what the workspace says of itself. Settings that this form does not know stay as they are; the logo is
 * written anew from what a drawing may hold. The audit entry names what changed, before and after (R2).
 */
export async function saveWorkspace(
  tx: Tx,
  actor: By,
  target: WorkspaceRecord,
  input: SaveWorkspaceInput,
): Promise<{ version: number }> {
  const before = keptOf(target);
  const { version, logo, ...rest } = input;
  const after: Kept = { ...rest, logoSvg: logo === null ? target.logoSvg : logoOf(logo) };
  if (version !== target.version) conflict();
  const names = Object.keys({ ...before, ...after }) as (keyof Kept)[];
  const changed = names.filter(name => before[name] !== after[name]);
  if (changed.length === 0) return { version };
  const { readersAllowed, slaGoalPercent, silenceWarnDays, silenceCloseDays, silenceCount, ...more } = after;
  const { ratingAfterHours, ratingDays, ...columns } = more;
  const {
    slaGoalPercent: _goal,
    silenceWarnDays: _warn,
    silenceCloseDays: _close,
    ratingAfterHours: _hours,
    ratingDays: _days,
    ...others
  } = target.settings;
  const settings = {
    ...others,
    readersAllowed,
    silenceCount,
    ...(slaGoalPercent === undefined ? {} : { slaGoalPercent }),
    ...(silenceWarnDays === undefined ? {} : { silenceWarnDays }),
    ...(silenceCloseDays === undefined ? {} : { silenceCloseDays }),
    ...(ratingAfterHours === undefined ? {} : { ratingAfterHours }),
    ...(ratingDays === undefined ? {} : { ratingDays }),
  };
  const done = await tx.workspace.updateMany({
    where: { tenantId: actor.tenantId, version },
    data: { ...columns, settings: settings as Prisma.InputJsonObject, version: { increment: 1 } },
  });
  if (done.count === 0) conflict();
  const { timeZone } = after;
  if (changed.includes("timeZone"))
    await stepAs(tx, actor, "app_auth", () =>
      tx.workspaceSlug.updateMany({ where: { tenantId: actor.tenantId }, data: { timeZone } }),
    );
  forgetWorkspace(target.slug);
  forgetBasics(tx);
  const only = (all: Kept) => Object.fromEntries(changed.map(name => [name, all[name] ?? null]));
  await audit(tx, actor, {
    action: "workspace.change",
    subjectType: "workspace",
    subjectId: actor.tenantId,
    before: only(before),
    after: only(after),
  });
  return { version: version + 1 };
}

const keptOf = (w: WorkspaceRecord): Kept => ({
  name: w.name,
  supportEmail: w.supportEmail,
  supportPhone: w.supportPhone,
  locale: w.locale,
  timeZone: w.timeZone,
  colour: w.colour,
  logoSvg: w.logoSvg,
  readersAllowed: w.settings.readersAllowed !== false,
  slaGoalPercent: w.settings.slaGoalPercent,
  silenceWarnDays: w.settings.silenceWarnDays,
  silenceCloseDays: w.settings.silenceCloseDays,
  silenceCount: w.settings.silenceCount ?? "business",
  ratingAfterHours: w.settings.ratingAfterHours,
  ratingDays: w.settings.ratingDays,
});

/** Cleaned here and not only in the schema: whoever calls the command, nothing else reaches the row. */
function logoOf(text: string): string {
  if (text === "") return "";
  const cleaned = cleanLogo(text);
  return cleaned.ok ? cleaned.value : invalid({ logo: "settings.invalid.logoForbidden" });
}
