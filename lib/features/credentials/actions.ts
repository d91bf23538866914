"use server";

import { credentialPolicy } from "#lib/domain/policies/credential.ts";
import { action } from "#lib/platform/action.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { ownAction } from "#lib/platform/own-action.ts";
import { visitorAction } from "#lib/platform/plain-action.ts";
import { countAttempt, throttleKey } from "#lib/platform/throttle.ts";
import { checkFile } from "./check.ts";
import { keepNameShown, newSigningKey, showName, withdrawSigningKey } from "./commands.ts";
import { checkInput, rotateInput, showMyNameInput, showNameInput, withdrawKeyInput } from "./schema.ts";

/** Checking costs a signature's time each: so many files of one network address in ten minutes. */
const CHECKS = { most: 40, seconds: 600 };

/** Anybody's: says of a file what it is. Nothing of it is kept. */
export const checkCredential = visitorAction({
  input: checkInput,
  run: async ({ input, origin }) => {
    await countAttempt(
      [{ key: throttleKey("credential-check", origin.ip), limit: CHECKS }],
      "credentials.check.tooMany",
    );
    return { answer: await checkFile(new Uint8Array(await input.file.arrayBuffer())) };
  },
});

export const showNameAction = action({
  name: "credential.showName",
  input: showNameInput,
  load: ({ personId }, { tx, actor }) =>
    tx.person
      .findFirst({ where: { tenantId: actor.tenantId, id: personId } })
      .then(row => row && { personId: row.id }),
  allow: credentialPolicy.showName,
  whyNot: "credentials.refusal.notYours",
  run: ({ tx, actor, input, now }) => showName(tx, actor, input, now),
});

/** The same switch on a person's own page, whatever company they are at. */
export const showMyNameAction = ownAction({
  name: "credential.showMyName",
  input: showMyNameInput,
  load: async (_, { self }) => self,
  run: async ({ tx, self, input, now, origin }) => {
    const by = { ...self, side: "partner" as const, ip: origin.ip };
    const change = { personId: self.personId, show: input.show };
    await stepAs(tx, self, "app_worker", () => keepNameShown(tx, by, change, now));
    return { shown: input.show };
  },
});

export const rotateKeyAction = action({
  name: "credential.rotateKey",
  input: rotateInput,
  load: async () => ({}),
  allow: credentialPolicy.rotateKey,
  whyNot: "credentials.keys.who",
  run: ({ tx, actor, input, now }) => newSigningKey(tx, actor, input, now),
});

export const withdrawKeyAction = action({
  name: "credential.withdrawKey",
  input: withdrawKeyInput,
  load: async () => ({}),
  allow: credentialPolicy.rotateKey,
  whyNot: "credentials.keys.who",
  run: ({ tx, actor, input, now }) => withdrawSigningKey(tx, actor, input, now),
});
