import type { z } from "zod";
import { action } from "#lib/platform/action.ts";
import type { TicketAction } from "./dto.ts";
import { type TicketContext, type TicketRow, ticketToChange } from "./load.ts";
import { ticketRules, whyNot } from "./permissions.ts";

type OnTicket<S extends z.ZodType<{ number: string }>, R> = {
  name: TicketAction;
  /** How it is written down, where one permission covers several deeds. */
  as?: string;
  input: S;
  run: (ctx: TicketContext, row: TicketRow, input: z.output<S>) => Promise<R>;
};

/** A change of one ticket: held until the end, guarded by the rule that draws its button. */
export const ticketAction = <S extends z.ZodType<{ number: string }>, R>({
  name,
  as,
  input,
  run,
}: OnTicket<S, R>) =>
  action({
    name: as ?? `ticket.${name}`,
    input,
    load: ({ number }, { tx, actor }) => ticketToChange(tx, actor, number),
    allow: ticketRules[name],
    whyNot: whyNot(name),
    run: ctx => run(ctx, ctx.target.row, ctx.input),
  });
