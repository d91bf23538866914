import { findSecrets } from "#lib/domain/tickets/secrets.ts";
import { invalid } from "#lib/platform/refusal.ts";

/** Stops, once, what looks like a password or a key in texts that go to the manufacturer; a person may say that it goes all the same. */
export function refuseSecrets(texts: readonly string[], { anyway }: { anyway: boolean }): void {
  const count = texts.reduce((sum, text) => sum + findSecrets(text).length, 0);
  if (count > 0 && !anyway) invalid({ anyway: { key: "tickets.refusal.secrets", params: { count } } });
}
