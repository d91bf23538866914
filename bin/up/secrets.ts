import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { LoginPasswords } from "#lib/platform/db/bootstrap.ts";

export type Secrets = LoginPasswords & { auth: string; credentials: string };

/** What the first start makes up and every later one needs again: `secrets.json`, for its owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  let kept: Partial<Secrets> = {};
  try {
    kept = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch {
    // The first start, or a file cut short by a power cut: new ones are made, and the bootstrap sets them.
  }
  const make = () => randomBytes(36).toString("base64url");
  const secrets: Secrets = {
    owner: kept.owner ?? make(),
    app: kept.app ?? make(),
    queue: kept.queue ?? make(),
    auth: kept.auth ?? make(),
    credentials: kept.credentials ?? `first:${randomBytes(32).toString("base64")}`,
  };
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return secrets;
}
