"use server";

import type { z } from "zod";
import { defectPolicy } from "#lib/domain/policies/defect.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type ActionContext, action } from "#lib/platform/action.ts";
import type { Defect } from "#lib/platform/db/client/client.ts";
import { announceDefect } from "./announce.ts";
import {
  createDefect,
  fixDefect,
  linkCase,
  reopenTheDefect,
  saveDefect,
  unlinkCase,
  withdrawDefect,
} from "./commands.ts";
import { findDefect } from "./queries.ts";
import * as schema from "./schema.ts";

const whyNot = "defects.refusal.role";

type OnDefect<S extends z.ZodType<{ number: string }>, R> = {
  name: string;
  input: S;
  run: (ctx: ActionContext, row: Defect, input: z.output<S>) => Promise<R>;
};

/** A change of one defect by the vendor's engineers; to everybody else there is none. */
const defectAction = <S extends z.ZodType<{ number: string }>, R>({ name, input, run }: OnDefect<S, R>) =>
  action({
    name: `defect.${name}`,
    input,
    load: ({ number }, { tx, actor }) => findDefect(tx, actor, number),
    allow: defectPolicy.keep,
    whyNot,
    run: ctx => run(ctx, ctx.target, ctx.input),
  });

export const createDefectAction = action({
  name: "defect.create",
  input: schema.createDefectInput,
  load: ({ productId }, { tx, actor }) =>
    tx.product.findFirst({ where: { tenantId: actor.tenantId, id: productId }, select: { id: true } }),
  allow: defectPolicy.keep,
  whyNot,
  run: ctx => createDefect(ctx, ctx.input),
});
export const saveDefectAction = defectAction({
  name: "save",
  input: schema.saveDefectInput,
  run: saveDefect,
});
export const fixDefectAction = defectAction({
  name: "fix",
  input: schema.fixDefectInput,
  run: (ctx, row, input) => fixDefect(ctx, row, input, todayIn(ctx.workspace.timeZone, ctx.now.getTime())),
});
export const withdrawDefectAction = defectAction({
  name: "withdraw",
  input: schema.withdrawDefectInput,
  run: withdrawDefect,
});
export const reopenDefectAction = defectAction({
  name: "reopen",
  input: schema.defectInput,
  run: reopenTheDefect,
});
export const linkCaseAction = defectAction({ name: "link", input: schema.linkCaseInput, run: linkCase });
export const unlinkCaseAction = defectAction({
  name: "unlink",
  input: schema.linkCaseInput,
  run: unlinkCase,
});
export const announceDefectAction = defectAction({
  name: "announce",
  input: schema.announceInput,
  run: announceDefect,
});
