"use server";

import { todayIn } from "#lib/domain/time/zone.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { agree, decline } from "./answer.ts";
import { answeringOf } from "./own.ts";
import { answerInput } from "./schema.ts";

export const agreeToCountAction = ownAction({
  name: "consent.agree",
  input: answerInput,
  load: ({ orgId }, { tx, self, workspace, now }) =>
    answeringOf(tx, self, orgId, todayIn(workspace.timeZone, now.getTime())),
  run: ({ tx, self, workspace, target, now, origin }) =>
    stepAs(tx, self, "app_worker", () =>
      agree(tx, target, now, todayIn(workspace.timeZone, now.getTime()), origin.ip),
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
