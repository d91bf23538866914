"use server";

import { savedViewPolicy } from "#lib/domain/policies/saved-view.ts";
import { action } from "#lib/platform/action.ts";
import { keepColumns } from "./columns.ts";
import { keepColumnsInput } from "./schema/columns.ts";

/** Whoever may keep a view of their cases may also say how its rows look. */
export const keepColumnsAction = action({
  name: "ticket.columns",
  input: keepColumnsInput,
  load: async () => ({ list: "tickets" as const }),
  allow: savedViewPolicy.save,
  run: ({ tx, actor, input }) => keepColumns(tx, actor, input.columns),
});
