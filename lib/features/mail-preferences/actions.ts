"use server";

import { action } from "#lib/platform/action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { savePreferences } from "./commands.ts";
import { savePreferencesInput, unsubscribeInput } from "./schema.ts";
import { unsubscribe } from "./unsubscribe.ts";

/** One's own alone: there is nobody else's to name. */
export const savePreferencesAction = action({
  name: "mailPreference.save",
  input: savePreferencesInput,
  load: async () => ({}),
  allow: () => true,
  run: ({ tx, actor, input, now }) => savePreferences(tx, actor, input, now),
});

/** The button behind a link in a mail: the link says who, also of somebody who isn't signed in. */
export const unsubscribeAction = visitorAction({
  input: unsubscribeInput,
  run: async ({ input, origin }) => {
    if (!(await unsubscribe(input.token, origin.ip))) notFoundRefusal();
    return { to: `/unsubscribe/${input.token}` };
  },
});
