import { OB_CONTEXT, VC_CONTEXT } from "#lib/domain/credentials/credential.ts";
import credentials from "./contexts/credentials-v2.json" with { type: "json" };
import dataIntegrity from "./contexts/data-integrity-v2.json" with { type: "json" };
import openBadges from "./contexts/open-badges-3.0.3.json" with { type: "json" };

/** The documents behind the contexts we sign with and check, as published; nothing is fetched at run time. */
const bundled = new Map<string, object>([
  [VC_CONTEXT, credentials],
  [OB_CONTEXT, openBadges],
  ["https://w3id.org/security/data-integrity/v2", dataIntegrity],
]);

/** A document names a context we don't hold. */
export class UnknownContext extends Error {
  readonly url: string;
  constructor(url: string) {
    super(`unknown context: ${url}`);
    this.name = "UnknownContext";
    this.url = url;
  }
}

export type LoadedDocument = { contextUrl: null; documentUrl: string; document: unknown };
export type DocumentLoader = (url: string) => Promise<LoadedDocument>;

/** Answers with bundled contexts (and those given, for tests); refuses every other address. */
export const documentLoader =
  (more: Record<string, object> = {}): DocumentLoader =>
  async url => {
    const document = bundled.get(url) ?? (Object.hasOwn(more, url) ? more[url] : undefined);
    if (!document) throw new UnknownContext(url);
    return { contextUrl: null, documentUrl: url, document };
  };
