import type { Table } from "#tests/security/table/types.ts";
import { EVERYBODY } from "#tests/security/world.ts";

export const choices = () => ({
  version: 0,
  choices: { cases: "digest" },
  quietOn: true,
  quietFrom: "20:00",
  quietUntil: "08:00",
  quietDays: ["sun"],
  digestEvery: "day",
  digestDay: "mon",
  digestAt: "08:00",
});

/** How one is told is one's own, whoever one is: the input names nobody. */
export const mailPreferences: Table = {
  savePreferencesAction: [{ may: EVERYBODY, own: true, make: choices }],
  // Of a person as themselves, who is no actor.
  saveOwnPreferencesAction: { testedIn: "tests/features/mail-out/own-preferences.test.ts" },
};
