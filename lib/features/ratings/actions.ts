"use server";

import { ratingPolicy } from "#lib/domain/policies/rating.ts";
import { action } from "#lib/platform/action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { publicWorkspace } from "#lib/platform/public-workspace.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { countAttempt, throttleKey } from "#lib/platform/throttle.ts";
import { rateByMail, rateCase } from "./commands.ts";
import { questionToAnswer } from "./queries.ts";
import { rateByMailInput, rateInput } from "./schema.ts";

export const rateCaseAction = action({
  name: "ticket.rate",
  input: rateInput,
  load: ({ number }, { tx, actor }) => questionToAnswer(tx, actor, number),
  allow: (actor, question) => ratingPolicy.rate(actor, question.row),
  whyNot: "ratings.refusal.notYours",
  run: ({ tx, actor, target, input, now }) => rateCase(tx, actor, target, input, now),
});

/** Answers of one network address in a quarter of an hour: also who holds a link tries no words out. */
const ANSWERS = { most: 30, seconds: 15 * 60 };

/** Anybody's who holds the link of the mail: it authorises for this one question, as long as it stands open. */
export const rateByMailAction = visitorAction({
  input: rateByMailInput,
  secret: ["token"],
  run: async ({ input, origin }) => {
    await countAttempt(
      [{ key: throttleKey("rating", origin.ip || "unknown"), limit: ANSWERS }],
      "ratings.refusal.tooMany",
    );
    const workspace = (await publicWorkspace(input.workspace)) ?? refuse("ratings.refusal.unknown");
    return { answer: await rateByMail(workspace.tenantId, input.token, input, origin.ip) };
  },
});
