import { type MasterKey, parseMasterKeys } from "./sealing.ts";

/** The master keys of this process; the first one seals. @throws Error when the environment holds none */
export function masterKeys(): MasterKey[] {
  const value = process.env.CREDENTIAL_KEYS;
  if (!value) throw new Error("CREDENTIAL_KEYS is not set");
  return parseMasterKeys(value);
}
