"use server";

import { action } from "#lib/platform/action.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { savePreferences } from "./commands.ts";
import { sideOf } from "./own.ts";
import { ownPreferencesInput, savePreferencesInput, unsubscribeInput } from "./schema.ts";
import { unsubscribe } from "./unsubscribe.ts";

/** One's own alone: there is nobody else's to name. */
export const savePreferencesAction = action({
  name: "mailPreference.save",
  input: savePreferencesInput,
  load: async () => ({}),
  allow: () => true,
  run: ({ tx, actor, input, now }) => savePreferences(tx, actor, input, now),
});

/** The same from one's account, also between companies: of a person that the account is, whichever company they are at. */
export const saveOwnPreferencesAction = ownAction({
  name: "mailPreference.saveOwn",
  input: ownPreferencesInput,
  byPerson: true,
  load: (_, { tx, self }) => sideOf(tx, self),
  run: ({ tx, self, target, input, now, origin }) => {
    const { tenantId, personId, name, timeZone } = self;
    const by = { tenantId, personId, name, timeZone, side: target, ip: origin.ip };
    return stepAs(tx, self, "app_worker", () => savePreferences(tx, by, input, now));
  },
});

/** The button behind a link in a mail: the link says who, also of somebody who isn't signed in. */
export const unsubscribeAction = visitorAction({
  input: unsubscribeInput,
  run: async ({ input, origin }) => {
    if (!(await unsubscribe(input.token, origin.ip))) notFoundRefusal();
    return { to: `/unsubscribe/${input.token}` };
  },
});
