import type { Drawing } from "#lib/domain/agreements/drawing.ts";
import type { Envelope, EnvelopeSignature, EnvelopeSigner } from "#lib/platform/db/client/client.ts";
import type { Place } from "./pdf/marks.ts";
import type { Paper } from "./pdf/render.ts";

type Said = Pick<Envelope, "number" | "title" | "locale" | "text" | "sentAt">;

/** What the PDF of an envelope is made of; the same pages before and after somebody signs. */
export function paperOf(
  row: Said,
  signers: readonly Pick<EnvelopeSigner, "id" | "name" | "orgName" | "side">[],
  signatures: readonly EnvelopeSignature[],
  zone: string,
): Paper {
  const orgOf = (side: string) => signers.find(s => s.side === side)?.orgName ?? "";
  return {
    number: row.number,
    title: row.title,
    locale: row.locale,
    zone,
    text: row.text,
    vendor: orgOf("vendor"),
    partner: orgOf("partner"),
    at: row.sentAt,
    places: signers.map((signer): Place => {
      const made = signatures.find(s => s.envelopeSigner === signer.id);
      return {
        name: signer.name,
        orgName: signer.orgName,
        signature: made
          ? {
              method: made.method === "drawn" ? "drawn" : "typed",
              typed: made.typed,
              drawn: made.drawn as unknown as Drawing,
              at: made.signedAt,
            }
          : null,
      };
    }),
  };
}
