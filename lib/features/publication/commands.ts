import { type Draft, publishDraft } from "#lib/features/programmes/drafts.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, Refusal } from "#lib/platform/refusal.ts";
import { announce } from "./announce.ts";
import { type DryRun, dryRun } from "./dry-run.ts";
import { WORSE } from "./movers.ts";
import type { PublishRequest } from "./schema.ts";

type Context = { tx: Tx; by: By; workspace: WorkspaceInfo; now: Date };

/**
 * Publishes a draft as it was looked at, with the promises chosen (P20). Refused where more partners would lose their tier by now than the dry run had shown.
 */
export async function publish(
  { tx, by, workspace, now }: Context,
  draft: Draft | null,
  input: PublishRequest,
): Promise<{ version: number; kept: number }> {
  const { tenantId } = by;
  const { programmeId, effectiveFrom, until } = input;
  if (draft === null) return conflict("programmes.draft.refusal.gone");
  if (until !== null && until < effectiveFrom) return invalid({ until: "publication.invalid.untilBefore" });
  const run = draft.checked
    ? await dryRun(
        tx,
        tenantId,
        { programmeId, definition: draft.checked },
        effectiveFrom,
        workspace.timeZone,
      )
    : null;
  const partnerOrgIds = run ? whoKeeps(run, input) : [];
  const { version } = await publishDraft(
    tx,
    by,
    {
      programmeId,
      version: input.version,
      effectiveFrom,
      grandfather: { partnerOrgIds, until },
      note: input.note,
    },
    now,
  );
  // After the draft's own guards: who looked at another draft is told that first.
  if (run && run.counts.loses > input.losing)
    throw new Refusal("conflict", "publication.refusal.moreLose", {
      now: run.counts.loses,
      shown: input.losing,
    });
  if (run)
    await announce(tx, by, run, {
      programmeId,
      version,
      from: effectiveFrom,
      keeps: new Set(partnerOrgIds),
      until,
    });
  return { version, kept: partnerOrgIds.length };
}

/** Companies that keep the version of the day before: by the rule chosen, except those decided by hand. */
function whoKeeps(run: DryRun, { keep, toggled }: PublishRequest): string[] {
  const worse = new Set(run.movers.filter(m => WORSE.includes(m.move)).map(m => m.id));
  const byHand = new Set(toggled);
  const byRule = (id: string) => keep === "everybody" || (keep === "worse" && worse.has(id));
  return [...run.partners.values()].filter(p => byRule(p.id) !== byHand.has(p.orgId)).map(p => p.orgId);
}
