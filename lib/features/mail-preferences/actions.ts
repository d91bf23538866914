"use server";

import { action } from "#lib/platform/action.ts";
import { savePreferences } from "./commands.ts";
import { savePreferencesInput } from "./schema.ts";

/** One's own alone: there is nobody else's to name. */
export const savePreferencesAction = action({
  name: "mailPreference.save",
  input: savePreferencesInput,
  load: async () => ({}),
  allow: () => true,
  run: ({ tx, actor, input, now }) => savePreferences(tx, actor, input, now),
});
