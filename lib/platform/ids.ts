import { createHash, randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";

/** A new row's id: time-ordered, so that inserts land at the end of an index. */
export const newId = (): string => uuidv7();

/** A secret for a link, url-safe, 256 bits. Store only `hashToken(token)`. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
