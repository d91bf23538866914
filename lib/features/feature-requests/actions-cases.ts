"use server";

import { ticketAction } from "#lib/features/tickets/ticket-action.ts";
import { linkWish, unlinkWish } from "./cases.ts";
import { wishInput } from "./schema.ts";

/** Whoever says what a case has to do with says what it asks for. */
export const linkWishAction = ticketAction({
  name: "link",
  as: "feature.link_case",
  input: wishInput,
  run: linkWish,
});
export const unlinkWishAction = ticketAction({
  name: "link",
  as: "feature.unlink_case",
  input: wishInput,
  run: unlinkWish,
});
