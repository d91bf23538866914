import { noticeFrom } from "#lib/domain/programmes/agreement.ts";
import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { happened, workspaceOf } from "./events.ts";
import { AGREEMENT_FILES, type AgreementTarget } from "./queries.ts";
import type { NoticeInput } from "./schema.ts";

/**
 * The partner ends its own agreement with the programme's days of notice (P3): it counts until then, and tier and benefits
 * stay until a person decides (P21). The vendor is told, with the reason.
 */
export async function giveNotice(
  tx: Tx,
  actor: By,
  target: AgreementTarget,
  input: NoticeInput,
  now: Date,
): Promise<{ agreementId: string }> {
  const { tenantId } = actor;
  const { fact, partnership } = target;
  const { zone } = await workspaceOf(tx, tenantId);
  const kind = agreementKindOf(partnership.programme.definition, fact.kind);
  const earliest = noticeFrom(fact, kind ?? {}, todayIn(zone, now.getTime()));
  if (!earliest.ok) return refuse(`onboarding.refusal.notice_${earliest.error}`);
  if (input.endedOn < earliest.value)
    return invalid({
      endedOn: {
        key: "onboarding.invalid.beforeNotice",
        params: { day: dayText(earliest.value, actor.locale) },
      },
    });
  if (fact.endsOn && input.endedOn > fact.endsOn) return invalid({ endedOn: "onboarding.invalid.afterEnd" });
  const changed = await tx.agreement.updateMany({
    where: { tenantId, id: target.id, version: judged(target, input.version), endedOn: null },
    data: {
      endedOn: fromPlainDate(input.endedOn),
      endReason: input.reason,
      endedBy: actor.name,
      endedFor: "partner",
      version: { increment: 1 },
    },
  });
  if (changed.count === 0) return conflict();
  await happened(tx, actor, partnership, "agreement.notice_given", {
    kind: fact.kind,
    number: fact.number,
    on: input.endedOn,
    reason: input.reason,
  });
  await audit(tx, actor, {
    action: "agreement.notice",
    subjectType: AGREEMENT_FILES,
    subjectId: target.id,
    before: fact,
    after: { endedOn: input.endedOn, reason: input.reason },
  });
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { agreementId: target.id };
}
