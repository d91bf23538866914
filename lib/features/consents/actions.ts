"use server";

import { todayIn } from "#lib/domain/time/zone.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { agree, decline, leaveCompany } from "./answer.ts";
import { answeringOf } from "./own.ts";
import { agreeInput, answerInput } from "./schema.ts";

export const agreeToCountAction = ownAction({
  name: "consent.agree",
  input: agreeInput,
  load: ({ orgId }, { tx, self, workspace, now }) =>
    answeringOf(tx, self, orgId, todayIn(workspace.timeZone, now.getTime())),
  run: ({ tx, self, workspace, target, now, origin, input }) =>
    stepAs(tx, self, "app_worker", () =>
      agree(tx, target, {
        now,
        today: todayIn(workspace.timeZone, now.getTime()),
        ip: origin.ip,
        leave: input.leave ?? false,
      }),
    ),
});

export const declineToCountAction = ownAction({
  name: "consent.decline",
  input: answerInput,
  load: ({ orgId }, { tx, self, workspace, now }) =>
    answeringOf(tx, self, orgId, todayIn(workspace.timeZone, now.getTime())),
  run: ({ tx, self, workspace, target, now, origin }) =>
    stepAs(tx, self, "app_worker", () =>
      decline(tx, target, now, todayIn(workspace.timeZone, now.getTime()), origin.ip),
    ),
});

export const leaveCompanyAction = ownAction({
  name: "consent.leave",
  input: answerInput,
  load: ({ orgId }, { tx, self, workspace, now }) =>
    answeringOf(tx, self, orgId, todayIn(workspace.timeZone, now.getTime())),
  run: ({ tx, self, workspace, target, now, origin }) =>
    stepAs(tx, self, "app_worker", () =>
      leaveCompany(tx, target, { now, today: todayIn(workspace.timeZone, now.getTime()), ip: origin.ip }),
    ),
});
